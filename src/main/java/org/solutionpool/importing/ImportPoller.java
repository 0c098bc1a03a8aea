package org.solutionpool.importing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Looks for jobs to work on, one dry run and one import at a time. */
@ApplicationScoped
public class ImportPoller {

    @Inject
    ImportWork work;

    private volatile boolean ending;

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void check() {
        poll(ImportState.CHECKING);
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        poll(ImportState.IMPORTING);
    }

    private void poll(ImportState state) {
        if (!ending) {
            work.claim(state).ifPresent(job -> work.run(job, () -> ending));
        }
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }
}
