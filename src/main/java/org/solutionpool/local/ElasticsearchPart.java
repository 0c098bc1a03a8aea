package org.solutionpool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Elasticsearch node, built from Maven artefacts by the project below {@code src/local/elasticsearch}. */
public final class ElasticsearchPart extends Part {

    private final Path home;

    ElasticsearchPart(LocalSettings settings, Path home, Console console) {
        super("elasticsearch", settings, console);
        this.home = home;
    }

    /** Host and port, as {@code quarkus.elasticsearch.hosts} wants them. */
    public String host() {
        return "127.0.0.1:" + settings.ports().elasticsearch();
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(settings.data(name()));
        Files.createDirectories(logs());
    }

    @Override
    ChildProcess launch() {
        int heap = settings.purpose().elasticsearchHeap();
        List<String> command = List.of(
                java(),
                "-Xms" + heap + "m",
                "-Xmx" + heap + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlog4j2.configurationFile=" + home.resolve("config/log4j2.properties"),
                "-Des.path.home=" + home,
                "-Des.path.data=" + settings.data(name()),
                "-Des.path.logs=" + logs(),
                "-Des.http.port=" + settings.ports().elasticsearch(),
                "-Des.transport.port=" + settings.ports().elasticsearchTransport(),
                "-cp",
                home.resolve("lib") + "/*",
                "org.solutionpool.local.elasticsearch.ElasticsearchNode");
        return ChildProcess.start("TERM", command, Map.of(), "ES_", log(), settings.processId(name()));
    }

    /** Yellow is enough: one node has nowhere to put replicas. */
    @Override
    boolean answers() throws InterruptedException {
        return isOk("http://" + host() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    }

    private Path logs() {
        return settings.logs().resolve(name());
    }
}
