package org.solutionpool.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.mailer.Mail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.solutionpool.notification.MailSender;

@QuarkusTest
class PartsTest {

    @Inject
    DataSource database;

    @Inject
    MailSender sender;

    @ParameterizedTest
    @CsvSource({
        "provider1@demo.pool, provider",
        "provider2@demo.pool, provider",
        "manufacturer1@demo.pool, manufacturer",
        "manufacturer2@demo.pool, manufacturer",
        "reviewer@demo.pool, reviewer",
        "admin@demo.pool, admin"
    })
    void each_demo_account_signs_in_with_its_role(String user, String role) throws Exception {
        String claims = RunningParts.token(user).split("\\.")[1];

        assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .contains("\"groups\":[\"" + role + "\"]")
                .contains("\"realm_access\":{\"roles\":[\"" + role + "\"]}");
    }

    @Test
    void the_portal_cannot_change_the_schema_of_its_database() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE intruder (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void mail_goes_to_the_page_and_nowhere_else() throws Exception {
        sender.send(Mail.withText("buyer@example.cn", "询价", "请报价"));

        assertThat(RunningParts.mailTo("buyer@example.cn")).contains("询价").contains("请报价");
    }

    @Test
    void elasticsearch_comes_back_with_its_data_after_a_crash() throws Exception {
        String document = "http://" + System.getProperty("quarkus.elasticsearch.hosts") + "/crash/_doc/1";
        send(HttpRequest.newBuilder(URI.create(document))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"title\":\"空压机\"}")));

        RunningParts.kill("elasticsearch");
        RunningParts.start("elasticsearch");

        assertThat(send(HttpRequest.newBuilder(URI.create(document)))).contains("空压机");
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
