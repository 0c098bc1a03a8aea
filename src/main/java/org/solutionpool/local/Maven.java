package org.solutionpool.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls Maven, the only thing here that downloads, and passes on how far its downloads are. */
final class Maven {

    /** How often a line about downloads is printed, so that a redirected output stays readable. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private Maven() {}

    /**
     * Runs Maven in the checkout and waits for it. Everything it prints goes to the log {@code maven-<purpose>}.
     *
     * @throws StartRefused with Maven's first error if it fails
     */
    static void run(LocalSettings settings, String purpose, List<String> arguments, Console console)
            throws IOException, InterruptedException {
        Path log = settings.log("maven-" + purpose);
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>();
        String running = System.getProperty("maven.home");
        command.add(
                running != null
                        ? Path.of(running, "bin", "mvn").toString()
                        : settings.project().resolve("mvnw").toString());
        command.add("-Dstyle.color=never");
        if (Boolean.getBoolean("pool.offline")) {
            command.add("--offline");
        }
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(ChildProcess.guarded("TERM", command))
                .directory(settings.project().toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Set by Maven's own script for the Maven that runs this program, and meant for that one only.
        builder.environment().remove("MAVEN_PROJECTBASEDIR");
        builder.environment().remove("MAVEN_CMD_LINE_ARGS");
        Process process = builder.start();
        String error = "";
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
                BufferedWriter copy = Files.newBufferedWriter(log)) {
            Instant last = Instant.now();
            StringBuilder line = new StringBuilder();
            // Maven ends a line about progress with a carriage return, to write over it.
            for (int c = output.read(); c >= 0; c = output.read()) {
                if (c != '\n' && c != '\r') {
                    line.append((char) c);
                    continue;
                }
                String text = line.toString().strip();
                line.setLength(0);
                if (text.startsWith("Progress (")) {
                    // What is counted in kilobytes is over before it is read.
                    if (text.contains(" MB")
                            && Duration.between(last, Instant.now()).compareTo(PAUSE) > 0) {
                        last = Instant.now();
                        console.say("maven.progress", console.text("maven." + purpose), text);
                    }
                } else if (!text.isEmpty()) {
                    copy.write(text);
                    copy.newLine();
                    if (error.isEmpty() && text.startsWith("[ERROR]")) {
                        error = text.substring("[ERROR]".length()).strip();
                    }
                }
            }
        }
        if (process.waitFor() != 0) {
            throw console.refusal("refused.maven", console.text("maven." + purpose), error, log);
        }
    }
}
