package org.solutionpool.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    @Test
    void a_secret_is_generated_once_and_kept() throws IOException {
        Path file = folder.resolve("secrets.properties");

        String secret = Secrets.in(file).get(Secrets.TOKEN_STATE);

        assertThat(secret).hasSize(40);
        assertThat(Secrets.in(file).get(Secrets.TOKEN_STATE)).isEqualTo(secret);
        assertThat(Secrets.in(file).get(Secrets.KEYCLOAK_CLIENT)).isNotEqualTo(secret);
    }

    @Test
    void nobody_else_can_read_the_file() throws IOException {
        Path file = folder.resolve("secrets.properties");

        Secrets.in(file).get(Secrets.TOKEN_STATE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
