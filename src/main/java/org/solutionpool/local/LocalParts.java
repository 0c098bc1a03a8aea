package org.solutionpool.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The four parts below a portal. Closing ends all of them. */
public final class LocalParts implements AutoCloseable {

    private final LocalSettings settings;
    private final Console console;
    private final Parts programs;
    private final Secrets secrets;
    private final PostgreSqlPart postgreSql;
    private final ElasticsearchPart elasticsearch;
    private final KeycloakPart keycloak;
    private final MailPart mail;

    /**
     * Describes the parts of one pool; nothing is fetched or started yet.
     *
     * @throws StartRefused if the folder of the pool cannot be written
     */
    public LocalParts(LocalSettings settings) {
        this(settings, Console.ofTerminal());
    }

    LocalParts(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        try {
            this.programs = Parts.of(settings);
            this.secrets = Secrets.in(settings.secrets());
        } catch (IOException e) {
            throw console.refusal("refused.io", settings.home(), e.toString());
        }
        this.postgreSql = new PostgreSqlPart(settings, programs.postgresql(), secrets, console);
        this.elasticsearch = new ElasticsearchPart(settings, programs.elasticsearch(), console);
        this.keycloak = new KeycloakPart(settings, programs.keycloak(), postgreSql, secrets, console);
        this.mail = new MailPart(settings, programs.mail(), console);
    }

    /**
     * Starts the parts with empty data, for a run of the tests. PostgreSQL's data come from a template that the first run
     * makes and that has the realm already, since Keycloak takes a quarter of a minute to make its tables; a changed realm
     * or another version of a part makes a new template.
     *
     * @throws StartRefused if a part cannot be fetched or does not start
     */
    public void startEmpty() {
        try {
            fetch();
            HomeLock.take(settings, console);
            endLeftovers();
            Command.run(
                    List.of(
                            "rm",
                            "-rf",
                            settings.data().toString(),
                            settings.logs().toString()),
                    "");
            postgreSql.deleteData();
            Path templates = settings.project().resolve(".local/test-template");
            Path template = templates.resolve(Parts.shortHash(String.join(
                    " ",
                    programs.postgresql().getFileName().toString(),
                    programs.keycloak().getFileName().toString(),
                    secrets.get(Secrets.KEYCLOAK_CLIENT),
                    Files.readString(KeycloakPart.realm(settings)))));
            if (Files.exists(template)) {
                postgreSql.copyDataFrom(template);
            } else {
                makeTemplate(templates, template);
            }
            start();
        } catch (IOException e) {
            throw console.refusal("refused.io", settings.home(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw console.refusal("refused.interrupted", settings.home());
        }
    }

    private void makeTemplate(Path templates, Path template) throws IOException, InterruptedException {
        console.say("parts.template");
        try {
            postgreSql.start();
            keycloak.start();
        } finally {
            close();
        }
        Command.run(List.of("rm", "-rf", templates.toString()), "");
        Path unfinished = Files.createDirectories(templates).resolve("unfinished");
        postgreSql.copyDataTo(unfinished);
        Files.move(unfinished, template);
    }

    /**
     * Brings the programs of the parts that are missing.
     *
     * @throws StartRefused if Maven cannot bring them
     */
    void fetch() throws IOException, InterruptedException {
        programs.fetch(settings, console);
    }

    /** Deletes the programs of earlier versions. Nothing else of this checkout may be running. */
    void deleteOldPrograms() throws IOException, InterruptedException {
        programs.deleteOthers();
    }

    /**
     * Starts all parts, those at the same time that do not need each other, and returns when each answers.
     *
     * @throws StartRefused with the line of the first that failed; the others are then stopped
     */
    void start() throws IOException {
        boolean started = false;
        try {
            Together.run(
                    () -> {
                        postgreSql.start();
                        keycloak.start();
                    },
                    elasticsearch::start,
                    mail::start);
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** Waits for what an earlier start left running, and kills it if it does not end. */
    void endLeftovers() throws IOException {
        for (String name : List.of("portal", "keycloak", "elasticsearch", "mail", "postgresql")) {
            if (ChildProcess.endLeftover(settings.processId(name))) {
                console.say("part.leftover", console.text("part." + name));
            }
        }
    }

    /** The database. */
    public PostgreSqlPart postgreSql() {
        return postgreSql;
    }

    /** The search node. */
    public ElasticsearchPart elasticsearch() {
        return elasticsearch;
    }

    /** The identity provider. */
    public KeycloakPart keycloak() {
        return keycloak;
    }

    /** The mail server. */
    public MailPart mail() {
        return mail;
    }

    /** The part of this {@link Part#name() name}. */
    public Part part(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Part> all() {
        return List.of(postgreSql, elasticsearch, keycloak, mail);
    }

    /** What the portal has to know to use these parts, under the names of its configuration properties. */
    public Map<String, String> configuration() {
        String port = Integer.toString(settings.ports().portal());
        Map<String, String> properties = new TreeMap<>();
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", port);
        properties.put("quarkus.datasource.jdbc.url", postgreSql.jdbcUrl());
        properties.put("quarkus.datasource.username", PostgreSqlPart.APPLICATION);
        properties.put("quarkus.datasource.password", secrets.get(Secrets.POSTGRESQL_APPLICATION));
        properties.put("quarkus.flyway.username", PostgreSqlPart.OWNER);
        properties.put("quarkus.flyway.password", secrets.get(Secrets.POSTGRESQL_OWNER));
        properties.put("quarkus.elasticsearch.hosts", elasticsearch.host());
        properties.put("quarkus.oidc.auth-server-url", keycloak.issuer());
        properties.put("quarkus.oidc.client-id", KeycloakPart.CLIENT);
        properties.put("quarkus.oidc.credentials.secret", keycloak.clientSecret());
        properties.put("quarkus.oidc.token-state-manager.encryption-secret", secrets.get(Secrets.TOKEN_STATE));
        properties.put("quarkus.mailer.host", "127.0.0.1");
        properties.put("quarkus.mailer.port", Integer.toString(settings.ports().smtp()));
        properties.put("quarkus.mailer.from", MailPart.SENDER);
        properties.put("pool.base-url", "http://localhost:" + port);
        return properties;
    }

    /** The same as {@link #configuration()}, under the names of environment variables. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        configuration()
                .forEach((property, value) ->
                        variables.put(property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        return variables;
    }

    /** Ends all parts in good order, the database last, since Keycloak writes to it until its end. */
    @Override
    public void close() {
        try {
            Together.run(
                    () -> {
                        keycloak.close();
                        postgreSql.close();
                    },
                    elasticsearch::close,
                    mail::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
