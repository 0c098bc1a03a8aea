package org.solutionpool.importing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks for jobs to work on, one dry run and one import at a time: at once when a step was committed here, every two
 * seconds for those of other replicas.
 */
@ApplicationScoped
public class ImportPoller {

    @Inject
    ImportWork work;

    @Inject
    Scheduler scheduler;

    private final Lock checking = new ReentrantLock();
    private final Lock importing = new ReentrantLock();
    private volatile boolean ending;

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void check() {
        poll(ImportState.CHECKING);
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        poll(ImportState.IMPORTING);
    }

    void look(@Observes(during = TransactionPhase.AFTER_SUCCESS) ImportWaiting waiting) {
        // The import by command works on its own job and on no other: there the scheduler is off.
        if (scheduler.isRunning()) {
            Infrastructure.getDefaultExecutor().execute(() -> poll(waiting.state()));
        }
    }

    /** Whoever holds the lock looks for the next job itself; what is committed while it lets go waits for the clock. */
    private void poll(ImportState state) {
        Lock only = state == ImportState.CHECKING ? checking : importing;
        if (!only.tryLock()) {
            return;
        }
        try {
            Optional<Long> job = claim(state);
            while (job.isPresent()) {
                work.run(job.get(), () -> ending);
                job = claim(state);
            }
        } finally {
            only.unlock();
        }
    }

    private Optional<Long> claim(ImportState state) {
        return ending ? Optional.empty() : work.claim(state);
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }
}
