package org.solutionpool.indexing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the indexer as long as the portal runs: at once when something was committed here, every half second for what
 * other replicas committed, and with growing pauses while Elasticsearch is away.
 */
@ApplicationScoped
public class IndexingLoop {

    private static final Logger LOG = Logger.getLogger(IndexingLoop.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /**
     * Before whatever starts without a priority: only then what is scheduled counts the portal as running, and nobody misses
     * an index that is about to be made.
     */
    private static final int EARLY = Interceptor.Priority.APPLICATION;

    @Inject
    Indexer indexer;

    @Inject
    IndexBootstrap bootstrap;

    @Inject
    SearchAvailability availability;

    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** There may be something to do. */
    void nudge() {
        nudges.release();
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        running = true;
        try {
            // Before the first reader asks; if Elasticsearch is away, the loop does it as soon as it is back.
            ensureIndexes();
        } catch (ClusterAwayException e) {
            availability.failed(e);
        }
        thread = Thread.ofPlatform().name("indexer").daemon(true).start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        nudge();
        if (thread != null) {
            // The batch in hand is finished; what would not be is taken by another replica when its lease ends.
            thread.join(Duration.ofSeconds(10));
        }
    }

    private void run() {
        Duration pause = EVERY;
        while (running) {
            try {
                ensureIndexes();
                Indexer.Round round = indexer.round();
                pause = EVERY;
                if (round == Indexer.Round.WORKED) {
                    availability.succeeded();
                } else {
                    await(pause, true);
                }
            } catch (ClusterAwayException e) {
                availability.failed(e);
                pause = longer(pause);
                await(pause, false);
            } catch (RuntimeException e) {
                if (running) {
                    LOG.errorf(e, "The indexer tries again in %d ms", pause.toMillis());
                }
                pause = longer(pause);
                await(pause, false);
            }
        }
    }

    private void ensureIndexes() {
        for (DocumentKind kind : DocumentKind.values()) {
            bootstrap.ensure(kind);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Waits; a nudge ends the wait early only where that can help. */
    private void await(Duration pause, boolean nudgeable) {
        try {
            if (nudgeable) {
                nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                long end = System.nanoTime() + pause.toNanos();
                while (running && System.nanoTime() < end) {
                    Thread.sleep(Math.min(100, pause.toMillis()));
                }
            }
            nudges.drainPermits();
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
