package org.solutionpool.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programs of the four parts, each a folder that is complete or absent.
 *
 * @param postgresql the home of PostgreSQL
 * @param elasticsearch the home of Elasticsearch
 * @param keycloak the home of Keycloak
 * @param mail the home of the mail server
 */
record Parts(Path postgresql, Path elasticsearch, Path keycloak, Path mail) {

    private static final List<String> NAMES = List.of("postgresql", "elasticsearch", "keycloak", "mail");

    /**
     * Brings what is missing, by calling Maven on {@code src/local}. Later starts find everything in place and do nothing.
     *
     * @throws StartRefused if Maven fails; the message names its log
     */
    void fetch(LocalSettings settings, Console console) throws IOException, InterruptedException {
        if (missing().isEmpty()) {
            return;
        }
        Files.createDirectories(settings.parts());
        // A test run and a start of the pool can want the same parts at the same time: one brings them, the other
        // waits.
        try (FileChannel channel = FileChannel.open(
                        settings.parts().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            List<String> missing = missing();
            if (!missing.isEmpty() && lock.isValid()) {
                console.say("parts.fetching", String.join(", ", missing));
                Maven.run(
                        settings,
                        "parts",
                        List.of(
                                "-T",
                                "2",
                                "-f",
                                "src/local/pom.xml",
                                "-pl",
                                String.join(",", missing),
                                "clean",
                                "package"),
                        console);
                for (String name : missing) {
                    Files.move(
                            settings.project().resolve("src/local/" + name + "/target/" + name + "-home"),
                            home(name),
                            StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /** Deletes the programs of earlier versions. Nothing of this checkout may be running. */
    void deleteOthers() throws IOException, InterruptedException {
        List<Path> current = NAMES.stream().map(this::home).toList();
        try (Stream<Path> found = Files.list(postgresql.getParent())) {
            for (Path folder : found.filter(Files::isDirectory).toList()) {
                if (!current.contains(folder)) {
                    Command.run(List.of("rm", "-rf", folder.toString()), "");
                }
            }
        }
    }

    /** Where the programs are, or will be once they are fetched. */
    static Parts of(LocalSettings settings) throws IOException {
        return new Parts(
                home(settings, "postgresql"),
                home(settings, "elasticsearch"),
                home(settings, "keycloak"),
                home(settings, "mail"));
    }

    private static Path home(LocalSettings settings, String name) throws IOException {
        return settings.parts().resolve(name + "-" + hash(settings.project().resolve("src/local/" + name)));
    }

    private List<String> missing() {
        return NAMES.stream().filter(name -> !Files.isDirectory(home(name))).toList();
    }

    private Path home(String name) {
        return switch (name) {
            case "postgresql" -> postgresql;
            case "elasticsearch" -> elasticsearch;
            case "keycloak" -> keycloak;
            case "mail" -> mail;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Of the names and contents of all files of a part's project, and of the kind of machine it is fetched for. */
    private static String hash(Path project) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(project)) {
            found.filter(Files::isRegularFile)
                    .filter(file -> !project.relativize(file).startsWith("target"))
                    .forEach(file -> files.put(project.relativize(file).toString(), file));
        }
        StringBuilder state = new StringBuilder(System.getProperty("os.arch"));
        for (var file : files.entrySet()) {
            state.append('\n')
                    .append(file.getKey())
                    .append(' ')
                    .append(HexFormat.of().formatHex(sha256(Files.readAllBytes(file.getValue()))));
        }
        return shortHash(state.toString());
    }

    /** Ten hexadecimal digits that stand for a text. */
    static String shortHash(String text) {
        return HexFormat.of()
                .formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 10);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
