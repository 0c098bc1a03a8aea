package org.solutionpool.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.CookieStore;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.solutionpool.local.KeycloakPart;
import org.solutionpool.local.RunningParts;

/**
 * Somebody with a browser that has no JavaScript: keeps cookies, follows redirects (through Keycloak too), fills in the
 * forms of a page and sends them with whatever is hidden in them.
 */
public final class Visitor {

    /** A page as it arrived. */
    public record Answer(int status, URI uri, HttpHeaders headers, String body) {

        public Document page() {
            return Jsoup.parse(body, uri.toString());
        }

        /** The path and query of the address that the visitor ended at. */
        public String path() {
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        }

        /** What a reader sees of the page. */
        public String text() {
            return page().text();
        }
    }

    /** A field to fill in; with a file name it is a file. */
    public record Field(String name, String value, String fileName, byte[] content) {}

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"\\\\]+");

    /**
     * Browsers count localhost as secure and send Keycloak its {@code Secure} cookies back over plain HTTP; Java does
     * not.
     */
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL) {
        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(uri, headers);
            getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        }
    };

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String language;

    private Visitor(String language) {
        this.language = language;
    }

    /** Somebody who is not signed in and reads Chinese. */
    public static Visitor anonymous() {
        return new Visitor("zh-CN");
    }

    /** Somebody who is not signed in and reads this language, {@code zh-CN} or {@code en}. */
    public static Visitor reading(String language) {
        return new Visitor(language);
    }

    /** Signs in with a demo account of the local realm. */
    public Visitor signIn(String user) {
        Answer login = get("/login?returnTo=/account");
        Answer answer = submit(
                login,
                "form[action*=login-actions]",
                field("username", user),
                field("password", KeycloakPart.DEMO_PASSWORD));
        if (answer.status() != 200 || !answer.path().startsWith("/account")) {
            throw new IllegalStateException("Not signed in: " + answer.uri() + "\n" + answer.text());
        }
        return this;
    }

    /** Registers a new account by Keycloak's own page and mail, and comes back to a path of the portal signed in. */
    public Answer register(String address, String family, String given, String returnTo) {
        Answer page = get("/login?prompt=create&returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
        Answer verify = submit(
                page,
                "form[action*=registration]",
                field("email", address),
                field("lastName", family),
                field("firstName", given));
        if (verify.status() != 200) {
            throw new IllegalStateException("Not registered: " + verify.text());
        }
        String mail = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> RunningParts.mailTo(address), text -> text.contains("login-actions"));
        Matcher link = LINK.matcher(mail);
        while (link.find()) {
            if (link.group().contains("login-actions")) {
                // The password is asked for last, when the address is known to be the person's own.
                return submit(
                        get(link.group().replace("&amp;", "&")),
                        "form[action*=required-action]",
                        field("password-new", KeycloakPart.DEMO_PASSWORD),
                        field("password-confirm", KeycloakPart.DEMO_PASSWORD));
            }
        }
        throw new IllegalStateException("No link in " + mail);
    }

    /** The portal's session ends, as after a long break; Keycloak's does too. */
    public void loseSession() {
        CookieStore store = cookies.getCookieStore();
        store.getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith("q_session")
                        || cookie.getName().startsWith("KEYCLOAK_")
                        || cookie.getName().startsWith("AUTH_SESSION"))
                .toList()
                .forEach(cookie -> store.remove(null, cookie));
    }

    public static Field field(String name, String value) {
        return new Field(name, value, null, null);
    }

    public static Field file(String name, String fileName, byte[] content) {
        return new Field(name, null, fileName, content);
    }

    /** Opens a path of the portal, or any address. */
    public Answer get(String path) {
        return send(HttpRequest.newBuilder(absolute(path)).GET());
    }

    /** Fills in a form of a page and sends it; hidden and filled fields go along as they are. */
    public Answer submit(Answer from, String form, Field... fields) {
        Element element = from.page().selectFirst(form);
        if (element == null) {
            throw new IllegalStateException("No form " + form + " on " + from.uri() + ": " + from.text());
        }
        List<Field> all = new ArrayList<>();
        for (Element control : element.select("input[name], textarea[name], select[name]")) {
            String name = control.attr("name");
            String type = control.attr("type");
            boolean given =
                    List.of(fields).stream().anyMatch(field -> field.name().equals(name));
            boolean left = type.equals("submit")
                    || type.equals("file")
                    || (type.equals("radio") || type.equals("checkbox")) && !control.hasAttr("checked");
            if (!given && !left) {
                Element chosen = control.selectFirst("option[selected]");
                all.add(field(
                        name,
                        control.tagName().equals("select")
                                ? chosen == null ? "" : chosen.attr("value")
                                : control.tagName().equals("textarea") ? control.wholeText() : control.attr("value")));
            }
        }
        all.addAll(List.of(fields));
        URI action = element.absUrl("action").isEmpty() ? from.uri() : URI.create(element.absUrl("action"));
        return post(action, all, element.attr("enctype").startsWith("multipart"));
    }

    /** Sends fields to an address, without a page before. */
    public Answer post(URI action, List<Field> fields, boolean multipart) {
        HttpRequest.Builder request = HttpRequest.newBuilder(action);
        if (multipart) {
            String boundary = "boundary" + UUID.randomUUID();
            return send(request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(multipart(fields, boundary))));
        }
        StringBuilder body = new StringBuilder();
        for (Field field : fields) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(field.name(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(field.value(), StandardCharsets.UTF_8));
        }
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** The full address of a path of the portal under test. */
    public static URI absolute(String path) {
        return URI.create("http://localhost:" + System.getProperty("quarkus.http.test-port"))
                .resolve(path);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.header("Accept-Language", language)
                            .header("Accept", "text/html,*/*")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String location = response.headers().firstValue("Location").orElse("");
            if (response.statusCode() / 100 == 3 && !location.isEmpty()) {
                // As a browser does, and unlike Java's client: what described the form does not go along.
                return send(
                        HttpRequest.newBuilder(response.uri().resolve(location)).GET());
            }
            return new Answer(response.statusCode(), response.uri(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] multipart(List<Field> fields, String boundary) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Field field : fields) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.name() + "\""
                    + (field.fileName() == null
                            ? "\r\nContent-Type: text/plain; charset=UTF-8"
                            : "; filename=\"" + field.fileName() + "\"\r\nContent-Type: application/octet-stream")
                    + "\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(
                    field.fileName() == null ? field.value().getBytes(StandardCharsets.UTF_8) : field.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
