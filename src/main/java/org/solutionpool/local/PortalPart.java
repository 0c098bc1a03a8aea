package org.solutionpool.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged portal itself, configured as in production: by its environment alone. */
final class PortalPart extends Part {

    private final LocalParts parts;

    PortalPart(LocalSettings settings, LocalParts parts, Console console) {
        super("portal", settings, console);
        this.parts = parts;
    }

    static Path program(LocalSettings settings) {
        return settings.portalBuild().resolve("quarkus-app/quarkus-run.jar");
    }

    String address() {
        return "http://localhost:" + settings.ports().portal();
    }

    @Override
    ChildProcess launch() {
        Map<String, String> environment = new HashMap<>(parts.environment());
        environment.put("POOL_SAMPLE_CONTENT", "true");
        List<String> command = List.of(
                java(),
                "-Xmx768m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                program(settings).toString());
        return ChildProcess.start("TERM", command, environment, "", log(), settings.processId(name()));
    }

    @Override
    boolean answers() throws InterruptedException {
        return isOk(address() + "/q/health/ready");
    }
}
