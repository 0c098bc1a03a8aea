package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchIntake.BatchCancelled;
import org.solutionpool.whitelist.programme.BatchIntake.BatchConcluding;
import org.solutionpool.whitelist.programme.BatchIntake.IntakeExtended;
import org.solutionpool.whitelist.programme.RefusedException;
import org.solutionpool.whitelist.programme.WorkingDays;

/** What becomes of a batch's applications when the batch itself changes. */
@ApplicationScoped
@Transactional
public class BatchApplications {

    @Inject
    ApplicationLifecycle lifecycle;

    /** A batch that is given up takes its applications with it. */
    void cancelled(@Observes BatchCancelled event) {
        for (Application application : running(event.batch())) {
            lifecycle.withdraw(application);
            ApplicationLifecycle.tellApplicant(application, "batch.cancelled", event.reason());
        }
    }

    /**
     * A batch ends without a list only when nothing in it can change any more.
     *
     * @throws RefusedException if something can
     */
    void concluding(@Observes BatchConcluding event) {
        long undecided = Application.count("batch = ?1 and state in ?2", event.batch(), Eligibility.UNDECIDED);
        if (undecided > 0) {
            throw new RefusedException("concludeUndecided", undecided);
        }
        // Appeals stand above this package: only their table can be asked.
        Number open = (Number) Application.getEntityManager()
                .createNativeQuery("""
                        select count(*) from whitelist_appeal p join whitelist_application a on a.id = p.application_id
                        where a.batch_id = ?1 and p.state = 'OPEN'""")
                .setParameter(1, event.batch().id)
                .getSingleResult();
        // Only one appeal can be filed against a refusal, so what was appealed against cannot be again.
        List<?> latest = Application.getEntityManager()
                .createNativeQuery("""
                        select a.* from whitelist_application a
                        where a.batch_id = ?1 and a.state = 'REFUSED' and not exists (
                            select from whitelist_appeal p where p.application_id = a.id and p.filed_at >= a.decided_at)
                        order by a.decided_at desc limit 1""", Application.class)
                .setParameter(1, event.batch().id)
                .getResultList();
        LocalDate today = WorkingDays.dayOf(event.at());
        boolean appealable = latest.stream()
                .map(Application.class::cast)
                .anyMatch(application -> !today.isAfter(lifecycle.appealDue(application)));
        if (appealable || open.longValue() > 0) {
            throw new RefusedException("concludeAppeals");
        }
    }

    /** Who is still writing learns that there is more time. */
    void extended(@Observes IntakeExtended event) {
        for (Application application : running(event.batch())) {
            if (application.state == ApplicationState.DRAFT) {
                ApplicationLifecycle.tellApplicant(application, "batch.extended", event.until());
            }
        }
    }

    private static List<Application> running(Batch batch) {
        return Application.<Application>list("batch = ?1 order by id", batch).stream()
                .filter(application -> !application.state.isOver())
                .toList();
    }
}
