package org.solutionpool.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/**
 * The passwords and keys of one pool: generated when it is first started and kept in a file that only its owner can read.
 * A name that is missing from the file (it was written by an earlier version) is generated and added.
 */
final class Secrets {

    static final String POSTGRESQL_SUPERUSER = "postgresql.superuser";
    static final String POSTGRESQL_OWNER = "postgresql.pool_owner";
    static final String POSTGRESQL_APPLICATION = "postgresql.pool_app";
    static final String POSTGRESQL_KEYCLOAK = "postgresql.keycloak";
    static final String KEYCLOAK_ADMIN = "keycloak.admin";
    static final String KEYCLOAK_CLIENT = "keycloak.client.solution-pool";
    static final String TOKEN_STATE = "portal.token-state";

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    /** 40 characters of 57 are more than 230 bits; Quarkus wants at least 32 characters for its keys. */
    private static final int LENGTH = 40;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) throws IOException {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            }
        }
        return secrets;
    }

    synchronized String get(String name) {
        String value = values.getProperty(name);
        if (value != null) {
            return value;
        }
        SecureRandom random = new SecureRandom();
        StringBuilder generated = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            generated.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        values.setProperty(name, generated.toString());
        try {
            store();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return generated.toString();
    }

    private void store() throws IOException {
        Files.createDirectories(file.getParent());
        Path written = Files.createTempFile(
                file.getParent(),
                "secrets",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(written)) {
            values.store(writer, null);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
