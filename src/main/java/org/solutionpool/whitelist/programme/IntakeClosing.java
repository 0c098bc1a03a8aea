package org.solutionpool.whitelist.programme;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Ends every intake after its last day, whoever is awake. */
@ApplicationScoped
public class IntakeClosing {

    private static final Logger LOG = Logger.getLogger(IntakeClosing.class);

    @Inject
    BatchIntake intake;

    @Scheduled(every = "60s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        closeAll(Instant.now());
    }

    /** Ends what is due at a moment; one that fails does not hold the others up. */
    void closeAll(Instant at) {
        for (long batch : intake.due(at)) {
            try {
                intake.closeDue(batch, at);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The intake of batch %d could not be ended and will be tried again", batch);
            }
        }
    }
}
