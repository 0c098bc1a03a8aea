package org.solutionpool.local.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The node in a process of its own, started from the built home as the portal's launcher starts it. */
final class StartedNode implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private StartedNode(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a node whose data and logs lie under {@code folder}, and waits until it says that it has started. */
    static StartedNode in(Path folder) throws IOException {
        Path home = Path.of(System.getProperty("elasticsearch.home"));
        int port = freePort();
        Path complaints = Files.createDirectories(folder).resolve("stderr.txt");
        Process process = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms512m", "-Xmx512m",
                "--add-modules", "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlog4j2.configurationFile=" + home.resolve("config/log4j2.properties"),
                "-Des.path.home=" + home,
                "-Des.path.data=" + folder.resolve("data"),
                "-Des.path.logs=" + folder.resolve("logs"),
                "-Des.http.port=" + port,
                "-Des.transport.port=" + freePort(),
                "-cp", home.resolve("lib") + "/*",
                ElasticsearchNode.class.getName()))
                .redirectError(complaints.toFile())
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        if (!ElasticsearchNode.STARTED.equals(line)) {
            process.destroyForcibly();
            throw new IllegalStateException("the node did not start: " + Files.readString(complaints));
        }
        return new StartedNode(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Sends a request and gives the answer, whatever its status. */
    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a request that must succeed. */
    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The tokens that {@code path/_analyze} gives for a request. */
    List<String> tokens(String path, String request) throws IOException, InterruptedException {
        return ask("POST", path + "/_analyze", request).get("tokens").findValuesAsText("token");
    }

    /** Ends standard input, as the death of the parent process does, and says whether the node went away with status 0. */
    boolean endsWithItsInput() throws IOException, InterruptedException {
        process.outputWriter().close();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Stops the node with SIGTERM and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the node did not stop within 20 seconds of SIGTERM");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
