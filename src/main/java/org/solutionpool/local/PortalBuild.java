package org.solutionpool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Packages the portal when what is packaged is older than what it is made of. */
final class PortalBuild {

    private static final List<String> INPUTS = List.of("pom.xml", "src/main", "search-mappings");

    private final LocalSettings settings;
    private final Console console;

    PortalBuild(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /**
     * Packages the portal without its tests and the static checks, if needed.
     *
     * @throws StartRefused if Maven fails; the message names its log
     */
    void run() throws IOException, InterruptedException {
        Path unfinished = PortalPart.program(settings)
                .resolveSibling("../quarkus-app.unfinished")
                .normalize();
        if (!Files.exists(unfinished) && isCurrent()) {
            return;
        }
        console.say("portal.packaging");
        Files.createDirectories(unfinished.getParent());
        Files.writeString(unfinished, "");
        Maven.run(settings, "portal", List.of("package", "-Punchecked", "-Dmaven.test.skip=true"), console);
        Files.delete(unfinished);
    }

    private boolean isCurrent() throws IOException {
        Path program = PortalPart.program(settings);
        if (!Files.exists(program)) {
            return false;
        }
        FileTime packaged = Files.getLastModifiedTime(program);
        for (String input : INPUTS) {
            // Folders count too: their time changes when a file in them is deleted.
            try (Stream<Path> files = Files.walk(settings.project().resolve(input))) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(packaged) > 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
