package org.solutionpool.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that cannot outlive this one, whatever ends this one.
 *
 * <p>The child runs in a session of its own, so that Ctrl-C at the terminal reaches only this program, which then stops its
 * children in order. Between both stands a shell script that waits for the end of its standard input, a pipe of which this
 * program holds the other end: the kernel closes it even after SIGKILL. {@code setpriv --pdeathsig} would not do, because
 * it watches the thread that started the child, and not the process.
 */
final class ChildProcess {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    /**
     * Arguments: the signal that asks the child to end, the patience with it in tenths of a second, the command. The
     * child's exit status becomes the script's.
     */
    private static final String GUARD = """
            signal=$1 patience=$2
            shift 2
            exec 3<&0
            "$@" <&3 3<&- &
            child=$!
            trap 'kill -s "$signal" "$child"' TERM INT HUP
            (
              read -r line <&3
              kill -s "$signal" "$child"
              while kill -s 0 "$child" && [ "$patience" -gt 0 ]; do
                sleep 0.1
                patience=$((patience - 1))
              done
              kill -s 0 "$child" && kill -s KILL 0
            ) 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait "$child"
            status=$?
            while kill -s 0 "$child" 2>/dev/null; do
              wait "$child"
              status=$?
            done
            kill "$watcher" 2>/dev/null
            exit "$status"
            """;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** The command that runs another one so that it ends with the standard input of the whole. */
    static List<String> guarded(String signal, List<String> command) {
        List<String> guarded = new ArrayList<>(
                List.of("setsid", "sh", "-c", GUARD, "solution-pool", signal, Long.toString(GRACE.toMillis() / 100)));
        guarded.addAll(command);
        return guarded;
    }

    /**
     * Starts a child.
     *
     * @param signal what asks it to end quickly and in good order, without {@code SIG}; a shell hands {@code INT} and
     *     {@code QUIT} to background programs as ignored, so that these suit only a program that installs its own handler
     *     regardless, as PostgreSQL does
     * @param environment variables set beside the inherited ones
     * @param hidden prefix of inherited variables that the child must not see, because they would configure it
     * @param log where standard output and standard error are appended
     * @param processId where the process id is noted for a later start
     */
    static ChildProcess start(
            String signal,
            List<String> command,
            Map<String, String> environment,
            String hidden,
            Path log,
            Path processId) {
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(processId.getParent());
            if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(guarded(signal, command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> !hidden.isEmpty() && name.startsWith(hidden));
            builder.environment().putAll(environment);
            Process process = builder.start();
            Files.writeString(processId, process.pid() + " " + startedAt(process.toHandle()));
            return new ChildProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends what an earlier start left running: its guard normally does so by itself within moments of the death of the
     * program that started it, so that this waits before it kills.
     *
     * @return whether something was still running
     */
    static boolean endLeftover(Path processId) throws IOException {
        if (!Files.exists(processId)) {
            return false;
        }
        String[] noted = Files.readString(processId).strip().split(" ");
        Optional<ProcessHandle> leftover = noted.length == 2
                ? ProcessHandle.of(Long.parseLong(noted[0]))
                        .filter(handle -> startedAt(handle).equals(noted[1]))
                : Optional.empty();
        if (leftover.isPresent()) {
            try {
                leftover.get().onExit().get(GRACE.toMillis() + 5_000, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.TimeoutException e) {
                killGroup(leftover.get().pid());
            }
        }
        Files.deleteIfExists(processId);
        return leftover.isPresent();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status: 128 and the number of the signal if one ended the child. */
    int exitStatus() {
        return process.exitValue();
    }

    CompletableFuture<ChildProcess> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Asks the child to end, and returns when it has; kills it when it takes longer than 20 seconds. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // The guard reads nothing, so that there is nothing to flush: the pipe is closed either way.
        }
        try {
            if (!process.waitFor(GRACE.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
                killGroup(process.pid());
                process.waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            killGroup(process.pid());
        }
    }

    /** Ends the child as a power cut would: SIGKILL for it and all its own children, without a chance to tidy up. */
    void kill() {
        try {
            do {
                // Again until the guard ends: a child that it starts only now is not among the first descendants.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
            } while (!process.waitFor(50, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String startedAt(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(instant -> Long.toString(instant.toEpochMilli()))
                .orElse("unknown");
    }

    private static void killGroup(long leader) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + leader).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
