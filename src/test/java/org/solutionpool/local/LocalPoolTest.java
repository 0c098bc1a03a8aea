package org.solutionpool.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when the pool cannot start: one line that says what to do, and a status that scripts understand. */
class LocalPoolTest {

    @TempDir
    private Path home;

    @Test
    void a_taken_port_is_named_with_the_setting_that_chooses_another() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended pool = start("pool.keycloak.port=" + taken.getLocalPort());

            assertThat(pool.status()).isEqualTo(1);
            assertThat(pool.lines())
                    .containsExactly("The pool does not run: port " + taken.getLocalPort()
                            + " is taken by another program; end that program or choose another port with"
                            + " -Dpool.keycloak.port=<port>");
        }
    }

    @Test
    void a_second_start_of_the_same_pool_is_refused() throws Exception {
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Ended pool = start();

            assertThat(lock.isValid()).isTrue();
            assertThat(pool.status()).isEqualTo(1);
            assertThat(pool.lines()).containsExactly("The pool does not run: a pool is already running in " + home);
        }
    }

    @Test
    void a_port_that_is_no_number_is_refused() throws Exception {
        Ended pool = start("pool.port=eighty");

        assertThat(pool.status()).isEqualTo(1);
        assertThat(pool.lines()).containsExactly("The pool does not run: pool.port=eighty is no port number");
    }

    @Test
    void a_place_that_cannot_be_written_is_named() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");

        Ended pool = start("pool.data=" + file);

        assertThat(pool.status()).isEqualTo(1);
        assertThat(pool.lines()).singleElement().asString().contains(file + " cannot be written");
    }

    @Test
    void the_lines_are_chinese_on_a_chinese_terminal() throws Exception {
        Ended pool = start("user.language=zh", "stdout.encoding=UTF-8", "pool.port=eighty");

        assertThat(pool.lines()).containsExactly("资源池无法运行：pool.port=eighty 不是端口号");
    }

    @Test
    void both_languages_say_the_same_things() throws Exception {
        assertThat(lines("console_zh.properties").stringPropertyNames())
                .isEqualTo(lines("console.properties").stringPropertyNames());
    }

    private record Ended(int status, List<String> lines) {}

    private Ended start(String... properties) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Part.java(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=en",
                "-Dpool.data=" + home,
                "-Dpool.parts-only"));
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalPool.class.getName()));
        Process process = new ProcessBuilder(command).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed.lines().toList());
    }

    private static Properties lines(String file) throws IOException {
        Properties lines = new Properties();
        try (var in = LocalPool.class.getResourceAsStream("/local/" + file)) {
            lines.load(in);
        }
        return lines;
    }
}
