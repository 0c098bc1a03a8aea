package org.solutionpool.local;

import java.io.IOException;
import java.util.List;

/** Runs a command of the packaged portal, such as an import, against the pool that is running here. */
final class LocalCommand {

    private final LocalSettings settings;
    private final Console console;
    private final LocalParts parts;

    LocalCommand(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.parts = new LocalParts(settings, console);
    }

    /**
     * Runs it in the foreground.
     *
     * @param line the command and its arguments, quoted as in a shell
     * @return the command's own exit status
     * @throws StartRefused if no pool is running here
     */
    int run(String line) throws IOException, InterruptedException {
        PortalPart portal = new PortalPart(settings, parts, console);
        if (!portal.answers()) {
            throw console.refusal("refused.no-pool", portal.address());
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        "exec \"$0\" -jar \"$1\" " + line,
                        Part.java(),
                        PortalPart.program(settings).toString()))
                .inheritIO();
        builder.environment().putAll(parts.environment());
        // Its own port would be the running portal's.
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        return builder.start().waitFor();
    }
}
