package org.solutionpool.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One part of a pool: a child process that can be started, killed and started again at the same address with the same
 * data.
 */
public abstract class Part implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** For questions to parts on this machine. */
    static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    final LocalSettings settings;
    final Console console;
    private volatile Optional<ChildProcess> process = Optional.empty();

    Part(String name, LocalSettings settings, Console console) {
        this.name = name;
        this.settings = settings;
        this.console = console;
    }

    /** Lower-case, as in the name of its log file. */
    public String name() {
        return name;
    }

    /** What the process prints is appended here. */
    public Path log() {
        return settings.log(name);
    }

    /**
     * Starts the part and returns when it answers.
     *
     * @throws StartRefused if it ends, or does not answer within three minutes; the message names the log
     */
    public void start() {
        Instant begin = Instant.now();
        try {
            prepare();
            ChildProcess started = launch();
            process = Optional.of(started);
            while (!answers()) {
                if (!started.isAlive()) {
                    throw console.refusal("refused.ended", label(), Integer.toString(started.exitStatus()), log());
                }
                if (Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0) {
                    throw console.refusal("refused.silent", label(), Long.toString(PATIENCE.toSeconds()), log());
                }
                Thread.sleep(PAUSE);
            }
            ready();
        } catch (IOException e) {
            throw console.refusal("refused.io", label(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw console.refusal("refused.interrupted", label());
        }
        console.say("part.ready", label(), Console.seconds(Duration.between(begin, Instant.now())));
    }

    /** Ends the part with SIGKILL, as a crash would. {@link #start()} starts it again. */
    public void kill() {
        process.ifPresent(ChildProcess::kill);
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.filter(ChildProcess::isAlive).isPresent();
    }

    /** Ends the part in good order; kills it if that takes more than 20 seconds. Does nothing if it does not run. */
    @Override
    public void close() {
        Optional<ChildProcess> running = process;
        process = Optional.empty();
        running.ifPresent(ChildProcess::stop);
    }

    /** The exit status of the process, once it has ended for whatever reason. */
    CompletableFuture<Integer> onExit() {
        return process.map(running -> running.onExit().thenApply(ChildProcess::exitStatus))
                .orElseGet(CompletableFuture::new);
    }

    /** The name that a person knows the part by. */
    String label() {
        return console.text("part." + name);
    }

    /** What has to be done before each start, and the first time. */
    void prepare() throws IOException, InterruptedException {}

    abstract ChildProcess launch() throws IOException;

    abstract boolean answers() throws IOException, InterruptedException;

    /** What has to be done once the part answers. */
    void ready() throws IOException, InterruptedException {}

    /** Whether this address answers 200 now. */
    static boolean isOk(String address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The {@code java} that runs this program. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
