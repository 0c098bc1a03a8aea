package org.solutionpool.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All mail that was taken, one file a message, so that it outlives a restart. The newest 1,000 are kept. */
final class Mailbox {

    private static final int KEPT = 1_000;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[0-9-]{1,40}");

    private final Path folder;
    private int taken;

    Mailbox(Path folder) {
        this.folder = folder;
    }

    /** Keeps a message; its name sorts by time. */
    synchronized void take(MimeMessage message) throws IOException, MessagingException {
        String id = NAME.format(Instant.now()) + "-" + String.format(Locale.ROOT, "%06d", taken++);
        Path written = folder.resolve(id + ".tmp");
        try (OutputStream out = Files.newOutputStream(written)) {
            message.writeTo(out);
        }
        Files.move(written, folder.resolve(id + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        List<Path> files = files();
        for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
            Files.delete(old);
        }
    }

    /** Every message, newest first. */
    synchronized List<Letter> letters() throws IOException, MessagingException {
        List<Letter> letters = new ArrayList<>();
        for (Path file : files()) {
            letters.add(read(file));
        }
        return letters;
    }

    /** The message of this name, if there is one. */
    synchronized Optional<Letter> letter(String id) throws IOException, MessagingException {
        Path file = folder.resolve(id + ".eml");
        return ID.matcher(id).matches() && Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    synchronized void deleteAll() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static Letter read(Path file) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(file)) {
            String name = file.getFileName().toString();
            return Letter.of(
                    name.substring(0, name.length() - ".eml".length()),
                    Files.getLastModifiedTime(file).toInstant(),
                    new MimeMessage(Session.getInstance(new Properties()), in));
        }
    }
}
