package org.solutionpool.local;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a whole pool on this machine, stays in the foreground, and ends everything it started when it is ended.
 *
 * <p>{@code ./mvnw -Pstart} calls it. With the system property {@code pool.parts-only} it starts the four parts without the
 * portal and prints the portal's configuration as {@code export} lines, for a portal that a developer starts. With
 * {@code pool.command} it starts nothing and runs a command of the portal against the pool that is running. The ports and
 * folders are set with the properties that {@link Ports} and {@link LocalSettings} name. A pool that cannot start says why in
 * one line and ends with status 1.
 */
public final class LocalPool {

    /** Two gibibytes: parts, a packaged portal and room for the data of a first look. */
    private static final long NEEDED_SPACE = 2L << 30;

    private final LocalSettings settings;
    private final Console console;
    private final LocalParts parts;
    private final PortalPart portal;
    private volatile boolean stopping;

    private LocalPool(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.parts = new LocalParts(settings, console);
        this.portal = new PortalPart(settings, parts, console);
    }

    /**
     * Runs until it is interrupted, or until the portal or the database ends by itself.
     *
     * @param arguments further system properties, each as {@code name=value}
     */
    public static void main(String[] arguments) {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            System.setProperty(pair[0], pair[1]);
        }
        Instant begin = Instant.now();
        Console console = Console.ofTerminal();
        try {
            LocalSettings settings = LocalSettings.forPeople(console);
            String command = System.getProperty("pool.command");
            if (command != null) {
                System.exit(new LocalCommand(settings, console).run(command));
            }
            HomeLock.take(settings, console);
            LocalPool pool = new LocalPool(settings, console);
            if (System.getProperty("pool.parts-only") != null) {
                pool.runParts();
            } else {
                pool.runAll(begin);
            }
        } catch (StartRefused refused) {
            console.say("refused", refused.line());
            System.exit(1);
        } catch (IOException e) {
            console.say("refused", e.toString());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(1);
        }
    }

    private void runAll(Instant begin) throws IOException, InterruptedException {
        prepare(true);
        // Both are slow when they have anything to do: the parts start as soon as they are there, and the portal is
        // packaged meanwhile.
        Together.run(this::startParts, () -> new PortalBuild(settings, console).run());
        portal.start();
        console.say("pool.ready", Console.seconds(Duration.between(begin, Instant.now())));
        console.say(
                "pool.welcome",
                portal.address(),
                parts.mail().page(),
                parts.keycloak().address(),
                KeycloakPart.DEMO_PASSWORD,
                settings.secrets(),
                settings.home());
        watch(true);
    }

    private void runParts() throws IOException, InterruptedException {
        prepare(false);
        startParts();
        parts.environment().forEach((name, value) -> console.print("export " + name + "='" + value + "'"));
        console.say("pool.parts-ready");
        watch(false);
    }

    private void prepare(boolean withPortal) throws IOException {
        long space = Files.getFileStore(settings.home()).getUsableSpace();
        if (space < NEEDED_SPACE) {
            throw console.refusal(
                    "refused.space", settings.home(), Long.toString(space >> 20), Long.toString(NEEDED_SPACE >> 20));
        }
        // First, because what an earlier start left running may hold the ports.
        parts.endLeftovers();
        settings.ports().refuseTaken(withPortal, console);
    }

    private void startParts() throws IOException, InterruptedException {
        parts.fetch();
        parts.deleteOldPrograms();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the pool"));
        parts.start();
    }

    /** Returns when the pool cannot go on. Without search, sign-in or mail the portal still answers, and says so. */
    private void watch(boolean withPortal) throws InterruptedException {
        CompletableFuture<StartRefused> end = new CompletableFuture<>();
        for (Part part : parts.all()) {
            part.onExit().thenAccept(status -> {
                if (part == parts.postgreSql()) {
                    end.complete(ended(part, status));
                } else if (!stopping) {
                    console.say("part.gone", part.label(), Integer.toString(status), part.log());
                }
            });
        }
        if (withPortal) {
            portal.onExit().thenAccept(status -> end.complete(ended(portal, status)));
        }
        StartRefused reason = end.join();
        if (!stopping) {
            throw reason;
        }
        // The shutdown hook is at work, and ends the JVM.
        Thread.currentThread().join();
    }

    private StartRefused ended(Part part, int status) {
        return console.refusal("refused.ended", part.label(), Integer.toString(status), part.log());
    }

    private void stop() {
        stopping = true;
        console.say("pool.stopping");
        Instant begin = Instant.now();
        portal.close();
        parts.close();
        console.say("pool.stopped", Console.seconds(Duration.between(begin, Instant.now())));
    }
}
