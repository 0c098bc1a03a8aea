package org.solutionpool.whitelist.assessment;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Refuses, soon after midnight in China, what was to be completed by the day before. Replicas share the work by row locks. */
@ApplicationScoped
public class LateCompletions {

    private static final Logger LOG = Logger.getLogger(LateCompletions.class);

    @Inject
    FormalCheck formalCheck;

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refuse() {
        int refused;
        do {
            refused = formalCheck.refuseLate(WorkingDays.today());
            if (refused > 0) {
                LOG.infof("Refused %d applications that were not completed in time", refused);
            }
        } while (refused > 0);
    }
}
