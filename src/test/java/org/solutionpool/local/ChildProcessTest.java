package org.solutionpool.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    /** Longer than any test runs, and a number that no other program on the machine sleeps for. */
    private static final String LONG = "987654";

    @TempDir
    private Path folder;

    @Test
    void a_child_ends_when_its_parent_is_killed() throws Exception {
        Path noted = folder.resolve("child.pid");
        Process parent = new ProcessBuilder(
                        Part.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(noted) && Files.size(noted) > 0);
        long guard = Long.parseLong(Files.readString(noted).split(" ")[0]);
        ProcessHandle child = Awaitility.await()
                .until(
                        () -> ProcessHandle.of(guard).stream()
                                .flatMap(ProcessHandle::descendants)
                                .filter(handle ->
                                        handle.info().command().orElse("").endsWith("sleep"))
                                .findFirst()
                                .orElse(null),
                        handle -> handle != null);

        parent.destroyForcibly().waitFor();

        child.onExit().get(30, TimeUnit.SECONDS);
        ProcessHandle.of(guard)
                .ifPresent(handle ->
                        handle.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    /** Starts a child and waits to be killed. */
    public static final class Parent {
        private Parent() {}

        /** The argument is the folder for the log and the process id. */
        public static void main(String[] arguments) throws InterruptedException {
            start(Path.of(arguments[0]), "TERM", "sleep", LONG);
            Thread.currentThread().join();
        }
    }

    @Test
    void a_child_is_asked_to_end_by_the_signal_it_knows() throws IOException {
        ChildProcess child = start(folder, "USR1", "sh", "-c", """
                trap 'echo asked; exit 3' USR1
                echo started
                while :; do sleep 0.1; done""");
        Awaitility.await()
                .until(() -> Files.readString(folder.resolve("child.log")).contains("started"));

        child.stop();

        assertThat(child.exitStatus()).isEqualTo(3);
        assertThat(folder.resolve("child.log")).content().contains("asked");
    }

    @Test
    void a_child_that_is_killed_reports_the_signal() {
        ChildProcess child = start(folder, "TERM", "sleep", LONG);

        child.kill();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitStatus()).isIn(128 + 9, 128 + 15);
    }

    @Test
    void what_an_earlier_start_left_running_is_recognized_and_ended() throws Exception {
        ChildProcess leftover = start(folder, "TERM", "sleep", LONG);
        Thread ending = Thread.ofVirtual().start(leftover::stop);

        boolean found = ChildProcess.endLeftover(folder.resolve("child.pid"));

        ending.join();
        assertThat(found).isTrue();
        assertThat(leftover.isAlive()).isFalse();
        assertThat(folder.resolve("child.pid")).doesNotExist();
    }

    @Test
    void a_stranger_that_got_the_number_of_an_earlier_process_is_left_alone() throws Exception {
        Path noted = folder.resolve("child.pid");
        Files.writeString(noted, ProcessHandle.current().pid() + " " + Instant.EPOCH.toEpochMilli());

        assertThat(ChildProcess.endLeftover(noted)).isFalse();
        assertThat(noted).doesNotExist();
    }

    private static ChildProcess start(Path folder, String signal, String... command) {
        return ChildProcess.start(
                signal, List.of(command), Map.of(), "", folder.resolve("child.log"), folder.resolve("child.pid"));
    }
}
