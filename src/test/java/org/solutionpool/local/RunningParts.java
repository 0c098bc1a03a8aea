package org.solutionpool.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What a test does with the parts below it. Quarkus runs a test in a class loader of its own, in which the parts that
 * JUnit's listener started cannot be reached as Java objects; the platform's MBean server is one for all class loaders.
 */
public final class RunningParts {

    /** What the listener offers. */
    public interface ControlMXBean {
        /** SIGKILL for the part of this name ({@code elasticsearch}, {@code keycloak}, {@code mail}, {@code postgresql}). */
        void kill(String part);

        /** Starts the part again, with the same address and data, and returns when it answers. */
        void start(String part);
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private RunningParts() {}

    static void offer(ControlMXBean control) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            server.registerMBean(control, name());
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a part as a crash would. */
    public static void kill(String part) {
        call("kill", part);
    }

    /** Starts a part that was killed, with the same address and data, and returns when it answers. */
    public static void start(String part) {
        call("start", part);
    }

    /** The page of the mail server; below it are {@code messages.json?to=<address>} and {@code DELETE messages.json}. */
    public static String mailPage() {
        return System.getProperty("pool.test.mail-page");
    }

    /** The mail to one address as JSON, newest first: id, received, from, to, subject, text, html. */
    public static String mailTo(String address) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(mailPage() + "messages.json?to=" + encoded(address)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /**
     * An access token of a demo account for calls of the API.
     *
     * @param user the e-mail address, such as {@code provider1@demo.pool}
     */
    public static String token(String user) throws IOException, InterruptedException {
        String form = "grant_type=password&scope=openid&client_id=" + KeycloakPart.COMMAND_LINE_CLIENT + "&username="
                + encoded(user) + "&password=" + encoded(KeycloakPart.DEMO_PASSWORD);
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                System.getProperty("quarkus.oidc.auth-server-url") + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher token = ACCESS_TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IOException("Keycloak gives no token to " + user + ": " + answer.body());
        }
        return token.group(1);
    }

    private static void call(String operation, String part) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(name(), operation, new Object[] {part}, new String[] {String.class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("Only a @QuarkusTest has parts below it", e);
        }
    }

    private static ObjectName name() throws JMException {
        return new ObjectName("org.solutionpool:type=TestParts");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
