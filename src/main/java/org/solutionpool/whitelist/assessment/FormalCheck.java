package org.solutionpool.whitelist.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.BatchState;

/** The formal check by an admin who does not belong to the applicant, and what happens by rule to what was returned and never completed. */
@ApplicationScoped
@Transactional
public class FormalCheck {

    /** Late completions are refused in steps, so that no transaction grows without limit. */
    private static final int STEP = 100;

    @Inject
    ApplicationLifecycle lifecycle;

    /** It is complete and may be scored. */
    public void accept(long id, @Nullable String note, Person by) {
        lifecycle.accept(checked(id, ApplicationState.SCORING, by), note);
    }

    /** Sends it back to be completed; once only. */
    public void giveBack(long id, String note, Person by) {
        lifecycle.returnForCompletion(checked(id, ApplicationState.RETURNED, by), note);
    }

    public void refuse(long id, String reason, Person by) {
        lifecycle.refuse(checked(id, ApplicationState.REFUSED, by), Stage.FORMAL_CHECK, reason, by);
    }

    /**
     * Refuses what was returned and not completed by its day.
     *
     * @param today the day it is in China
     * @return how many; when it is {@value #STEP}, there may be more
     */
    public int refuseLate(LocalDate today) {
        List<Application> late = Application.<Application>find(
                        "state = ?1 and completionDue < ?2 order by completionDue, id",
                        ApplicationState.RETURNED,
                        today)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, STEP)
                .list();
        late.forEach(
                application -> lifecycle.refuse(application, Stage.COMPLETION, byRule("ruleCompletionLate"), null));
        return late.size();
    }

    /** What the portal says for itself stands in the record in both languages: nobody knows who reads it. */
    static String byRule(String key, Object... arguments) {
        return Messages.text(Language.ZH, "assessment", key, arguments) + " / "
                + Messages.text(Language.EN, "assessment", key, arguments);
    }

    /** Takes an application's row until the end of the transaction. */
    static Application locked(long id) {
        return Application.<Application>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.state != ApplicationState.DRAFT)
                .orElseThrow(NotFoundException::new);
    }

    private static Application checked(long id, ApplicationState to, Person by) {
        Application application = locked(id);
        Conflicts.requireOutsider(by, application);
        if (application.state != ApplicationState.FORMAL_CHECK) {
            throw new IllegalTransitionException("application", application.state, to);
        }
        if (application.batch.state == BatchState.CANCELLED) {
            throw new AssessmentRefusedException("batchClosed");
        }
        return application;
    }
}
