package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.solutionpool.journeys.Visitor;

@QuarkusTest
class RateLimitTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String SIGN_UP = "/login?prompt=create&lang=en";

    @Test
    void an_address_that_asks_too_often_reads_when_to_come_back_and_its_neighbours_go_on() {
        HttpResponse<String> refused = exhaust("2001:db8:1::1", SIGN_UP);

        assertThat(refused.body()).contains("Too many requests", "</html>");
        // 120 an hour: the next one is let in after half a minute.
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);
        assertThat(from("2001:db8:1:0:ffff::2", SIGN_UP).statusCode())
                .as("the same network")
                .isEqualTo(429);
        assertThat(from("2001:db8:1:1::1", SIGN_UP).statusCode())
                .as("another network")
                .isEqualTo(302);
        assertThat(from("2001:db8:1::1", "/login").statusCode())
                .as("signing in")
                .isEqualTo(302);
        for (String path : List.of("/login/", "/login;a=b", "/%6cogin", "//login", "/./login")) {
            assertThat(from("2001:db8:1::1", path + "?prompt=create").statusCode())
                    .as(path)
                    .isIn(429, 404);
        }
    }

    @Test
    void a_program_gets_a_problem_document() {
        HttpResponse<String> refused = exhaust("192.0.2.10", "/api/v1/search?size=none");

        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("\"status\":429");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void what_one_person_used_up_is_still_there_for_another_at_the_same_address() {
        Visitor one = Visitor.anonymous().signIn("reviewer@demo.pool");
        Visitor other = Visitor.anonymous().signIn("admin@demo.pool");

        int status = 0;
        for (int i = 0; i < 100 && status != 429; i++) {
            status = resend(one);
        }

        assertThat(status).isEqualTo(429);
        assertThat(resend(other)).isNotEqualTo(429);
    }

    private static int resend(Visitor visitor) {
        return visitor.post(Visitor.absolute("/account/organization/members/invitations/0/resend"), List.of(), false)
                .status();
    }

    /** Asks, sixteen at a time, until one is refused. */
    private static HttpResponse<String> exhaust(String address, String path) {
        for (int i = 0; i < 125; i++) {
            List<CompletableFuture<HttpResponse<String>>> asked = Stream.generate(
                            () -> HTTP.sendAsync(request(address, path), HttpResponse.BodyHandlers.ofString()))
                    .limit(16)
                    .toList();
            Optional<HttpResponse<String>> refused = asked.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        throw new AssertionError("Never refused: " + path);
    }

    private static HttpResponse<String> from(String address, String path) {
        return HTTP.sendAsync(request(address, path), HttpResponse.BodyHandlers.ofString())
                .join();
    }

    private static HttpRequest request(String address, String path) {
        return HttpRequest.newBuilder(URI.create(Visitor.absolute("/") + path.substring(1)))
                .header("X-Forwarded-For", address)
                .build();
    }
}
