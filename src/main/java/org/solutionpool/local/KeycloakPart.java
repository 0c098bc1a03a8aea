package org.solutionpool.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak with the realm {@code pool} of {@code src/main/resources/local/realm.json}, in a database of our PostgreSQL. */
public final class KeycloakPart extends Part {

    /** The client by which the portal signs people in. */
    public static final String CLIENT = "solution-pool";

    /**
     * A public client that gives a token for a user name and a password, so that scripts and tests can call the API. Only
     * the local realm has it.
     */
    public static final String COMMAND_LINE_CLIENT = "solution-pool-cli";

    /** The password of every demo account. It is known to everyone, as the accounts are. */
    public static final String DEMO_PASSWORD = "pool-demo-2026";

    private static final String ADMIN = "pool-keycloak-admin";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final Path home;
    private final PostgreSqlPart database;
    private final Secrets secrets;

    KeycloakPart(LocalSettings settings, Path home, PostgreSqlPart database, Secrets secrets, Console console) {
        super("keycloak", settings, console);
        this.home = home;
        this.database = database;
        this.secrets = secrets;
    }

    /** Where the realm's OpenID Connect endpoints are. */
    public String issuer() {
        return address() + "/realms/pool";
    }

    /** The secret of {@link #CLIENT}. */
    public String clientSecret() {
        return secrets.get(Secrets.KEYCLOAK_CLIENT);
    }

    static Path realm(LocalSettings settings) {
        return settings.project().resolve("src/main/resources/local/realm.json");
    }

    String address() {
        return "http://localhost:" + settings.ports().keycloak();
    }

    /** Keycloak imports the realms of this folder that it does not have yet. */
    @Override
    void prepare() throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/import"));
        Path copied = Files.copy(
                realm(settings),
                folder.resolve(".realm." + ProcessHandle.current().pid()),
                StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                copied,
                folder.resolve("realm.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    ChildProcess launch() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        environment.put("KC_HOSTNAME", address());
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(settings.ports().keycloak()));
        environment.put("KC_DB_URL", database.jdbcUrl("keycloak"));
        environment.put("KC_DB_USERNAME", "keycloak");
        environment.put("KC_DB_PASSWORD", secrets.get(Secrets.POSTGRESQL_KEYCLOAK));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get(Secrets.KEYCLOAK_ADMIN));
        // Filled in where the realm's JSON says ${...}.
        environment.put("POOL_CLIENT_SECRET", clientSecret());
        environment.put("POOL_SMTP_PORT", Integer.toString(settings.ports().smtp()));
        List<String> command =
                List.of("sh", home.resolve("bin/kc.sh").toString(), "start", "--optimized", "--import-realm");
        return ChildProcess.start("TERM", command, environment, "KC_", log(), settings.processId(name()));
    }

    @Override
    boolean answers() throws InterruptedException {
        return isOk(issuer());
    }

    /** The realm keeps the port of the mail server from its import, and the port can be another one today. */
    @Override
    void ready() throws IOException, InterruptedException {
        String realm = address() + "/admin/realms/pool";
        HttpResponse<String> changed = HTTP.send(
                HttpRequest.newBuilder(URI.create(realm))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                """
                                {"smtpServer": {"host": "127.0.0.1", "port": "%d", "from": "%s", \
                                "fromDisplayName": "%s"}}""".formatted(settings.ports().smtp(), MailPart.SENDER, MailPart.SENDER_NAME)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (changed.statusCode() != 204) {
            throw new IOException("PUT " + realm + " -> " + changed.statusCode() + ": " + changed.body());
        }
    }

    private String adminToken() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password="
                + secrets.get(Secrets.KEYCLOAK_ADMIN);
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher token = ACCESS_TOKEN.matcher(answer.body());
        if (answer.statusCode() != 200 || !token.find()) {
            throw new IOException("Keycloak gives no token to its administrator: " + answer.body());
        }
        return token.group(1);
    }
}
