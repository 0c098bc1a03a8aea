package org.solutionpool.solution;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A browser without JavaScript: keeps cookies, fills in forms as they stand in the page, and sends all of their fields. */
final class Browser {

    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8"));

    private final Map<String, String> cookies = new HashMap<>();
    private final String language;
    private Response answer;

    Browser(String language) {
        this.language = language;
    }

    static Browser chinese() {
        return new Browser("zh");
    }

    Browser open(String path) {
        return follow(request().urlEncodingEnabled(false).get(path));
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.header(name);
    }

    String body() {
        return answer.asString();
    }

    Document page() {
        return Jsoup.parse(answer.asString(), "http://localhost/");
    }

    String heading() {
        return page().select("h1").text();
    }

    /** Sends fields that no page of this browser has asked for, with the token it holds. */
    Browser post(String path, Map<String, String> fields) {
        return follow(request()
                .formParams(fields)
                .formParam("csrf-token", cookies.getOrDefault("csrf-token", ""))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .post(path));
    }

    /** The form of a css selector, to be filled in and sent. */
    Filled form(String selector) {
        Element found = page().selectFirst(selector);
        if (found == null) {
            throw new AssertionError("No form " + selector + " in\n" + page().title() + "\n"
                    + page().body().text());
        }
        return new Filled((FormElement) found);
    }

    private RequestSpecification request() {
        return given().config(UTF_8).redirects().follow(false).cookies(cookies).header("Accept-Language", language);
    }

    private Browser follow(Response response) {
        Response at = response;
        for (int hop = 0; hop < 5; hop++) {
            cookies.putAll(at.cookies());
            if (at.statusCode() != 303 && at.statusCode() != 302) {
                break;
            }
            at = request().urlEncodingEnabled(false).get(at.header("Location"));
        }
        cookies.values().removeIf(String::isEmpty);
        answer = at;
        return this;
    }

    /** A form with what stands in it. */
    final class Filled {

        private record Part(String name, String value) {}

        private final FormElement form;
        private final List<Part> parts = new ArrayList<>();
        private String action;

        private Filled(FormElement form) {
            this.form = form;
            this.action = form.attr("action");
            form.formData().forEach(field -> parts.add(new Part(field.key(), field.value())));
            // Controls that stand outside of the form but belong to it.
            form.ownerDocument()
                    .select("[form=" + (form.id().isEmpty() ? "none" : form.id()) + "]")
                    .forEach(outside -> {
                        if (parts.stream().noneMatch(part -> part.name().equals(outside.attr("name")))) {
                            parts.add(new Part(outside.attr("name"), outside.val()));
                        }
                    });
        }

        Filled set(String name, String... values) {
            parts.removeIf(part -> part.name().equals(name));
            for (String value : values) {
                parts.add(new Part(name, value));
            }
            return this;
        }

        String value(String name) {
            return parts.stream()
                    .filter(part -> part.name().equals(name))
                    .map(Part::value)
                    .findFirst()
                    .orElse(null);
        }

        Filled to(String path) {
            action = path;
            return this;
        }

        Browser send() {
            RequestSpecification request = request();
            parts.forEach(part -> request.formParam(part.name(), part.value()));
            return follow(request.contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .post(action));
        }

        Browser sendWith(File file, String contentType) {
            RequestSpecification request = request();
            parts.forEach(part -> request.multiPart(new io.restassured.builder.MultiPartSpecBuilder(part.value())
                    .controlName(part.name())
                    .charset("UTF-8")
                    .mimeType("text/plain")
                    .build()));
            return follow(request.multiPart("file", file, contentType)
                    .contentType("multipart/form-data; charset=UTF-8")
                    .post(form.attr("action").replace("/edit", "/upload")));
        }
    }
}
