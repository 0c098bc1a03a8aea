package org.solutionpool.local.elasticsearch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One real Elasticsearch node for trying the portal out and for its tests, started from the home folder that this
 * project builds. In production the portal speaks to a stock cluster and this class does not exist.
 *
 * <p>Reads the system properties {@code es.path.home}, {@code es.path.data}, {@code es.path.logs},
 * {@code es.http.port} and {@code es.transport.port}; all are required. Listens on 127.0.0.1 only, without
 * authentication. Prints the line {@value #STARTED} on standard output once it answers, and one line beginning with
 * {@value #FAILED} on standard error, with exit status 1, when it cannot start.
 *
 * <p>Stops in order on SIGTERM, and when standard input ends: a node whose parent was killed does not outlive it.
 */
public final class ElasticsearchNode {

    /** What the launcher waits for on standard output. */
    static final String STARTED = "started";

    /** How a line on standard error begins that says why the node could not start. */
    static final String FAILED = "failed: ";

    private static final String LOOPBACK = "127.0.0.1";

    private static final int SECONDS_TO_FINISH_REQUESTS = 10;

    private ElasticsearchNode() {
    }

    /**
     * Runs the node until it is told to stop.
     *
     * @param arguments none
     */
    @SuppressWarnings("SystemExit")
    public static void main(String[] arguments) {
        try {
            run();
        } catch (IOException | NodeValidationException | RuntimeException e) {
            e.printStackTrace(System.err);
            System.err.println(FAILED + innermostMessage(e));
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run() throws IOException, NodeValidationException {
        // Elasticsearch's own loggers refuse to be created before this.
        LogConfigurator.configureESLogging();
        Path home = Path.of(required("es.path.home"));
        Settings settings = settings(home);
        Files.createDirectories(Path.of(required("es.path.data")));
        Files.createDirectories(Path.of(required("es.path.logs")));
        Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")));

        // The last argument says that the server runs from the class path and not as a module.
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(home.resolve("modules"), false),
                PluginsLoader.loadPluginsBundles(home.resolve("plugins"), false),
                Map.of(),
                false);
        Node node = new Node(new Environment(settings, home.resolve("config")), plugins);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        node.start();
        System.out.println(STARTED);
        awaitEnd(System.in);
    }

    private static Settings settings(Path home) {
        return Settings.builder()
                .put("path.home", home.toString())
                .put("path.data", required("es.path.data"))
                .put("path.logs", required("es.path.logs"))
                .put("cluster.name", "solution-pool-local")
                .put("node.name", "local")
                .put("http.host", LOOPBACK)
                .put("http.port", required("es.http.port"))
                .put("transport.host", LOOPBACK)
                .put("transport.port", required("es.transport.port"))
                .put("discovery.type", "single-node")
                // A developer's disk is often fuller than the 90 % at which a cluster stops placing shards, and there is
                // no second node to move them to.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the system property " + property + " is missing");
        }
        return value;
    }

    private static void awaitEnd(InputStream input) throws IOException {
        byte[] ignored = new byte[256];
        while (input.read(ignored) >= 0) {
            // Nothing is expected on standard input; only its end matters.
        }
    }

    private static void stop(Node node) {
        try {
            node.prepareForClose();
            node.close();
            if (!node.awaitClose(SECONDS_TO_FINISH_REQUESTS, TimeUnit.SECONDS)) {
                System.err.println("stopped with requests unfinished after " + SECONDS_TO_FINISH_REQUESTS + " seconds");
            }
        } catch (IOException e) {
            System.err.println("not stopped in order: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LogManager.shutdown();
        }
    }

    private static String innermostMessage(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
