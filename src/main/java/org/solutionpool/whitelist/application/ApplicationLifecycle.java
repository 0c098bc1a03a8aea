package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.programme.WorkingDays;

/**
 * Every step of an application, each in one transaction with its audit event and the notice to the applicant. Who may
 * take which step, and what has to be true before, is the business of the stage that takes it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ApplicationLifecycle {

    /** The type of an application in the record. */
    public static final String SUBJECT = "application";

    /** Where an application was refused. */
    public enum Stage {
        RECOMMENDATION,
        FORMAL_CHECK,
        /** It was returned, and not completed in time. */
        COMPLETION,
        SCORING,
        /** It passed, but others ranked before it within the quota. */
        QUOTA,
        OBJECTION
    }

    @Inject
    Audit audit;

    @Inject
    WorkingDays workingDays;

    /**
     * Hands a draft, or a completed return, in. Completeness and eligibility are checked before.
     *
     * @param declaredName the name typed under the declaration
     */
    public void submit(Application application, Person by, String declaredName) {
        ApplicationState next =
                application.state == ApplicationState.DRAFT && application.batch.programme.recommendation
                        ? ApplicationState.RECOMMENDATION
                        : ApplicationState.FORMAL_CHECK;
        Instant now = Instant.now();
        application.declaredBy = Person.findById(by.id);
        application.declaredName = declaredName;
        application.declaredAt = now;
        if (application.submittedAt == null) {
            application.submittedAt = now;
        }
        if (application.state == ApplicationState.RETURNED) {
            application.completedOnce = true;
        }
        move(application, next, "application.submit", null);
        tellApplicant(application, "application.submitted", "");
    }

    /** The regional office recommends it. */
    public void recommend(Application application, String note) {
        application.recommendationNote = note;
        move(application, ApplicationState.FORMAL_CHECK, "application.recommend", note);
        tellApplicant(application, "application.recommended", note);
    }

    /**
     * Sends it back to be completed, once, within the programme's working days from today.
     *
     * @throws IllegalTransitionException if it was returned before
     */
    public void returnForCompletion(Application application, String note) {
        if (application.completedOnce || application.completionDue != null) {
            throw new IllegalTransitionException("application", application.state, ApplicationState.RETURNED);
        }
        application.completionNote = note;
        application.completionDue = workingDays.after(WorkingDays.today(), application.batch.programme.completionDays);
        move(application, ApplicationState.RETURNED, "application.return", note);
        tellApplicant(application, "application.returned", Objects.requireNonNull(application.completionDue));
    }

    /** The formal check is passed. */
    public void accept(Application application, @Nullable String note) {
        application.checkNote = note;
        move(application, ApplicationState.SCORING, "application.accept", note);
        tellApplicant(application, "application.accepted", "");
    }

    /**
     * Keeps the result of the scoring.
     *
     * @param passed whether it may be proposed at all
     */
    public void score(Application application, BigDecimal score, BigDecimal spread, boolean passed) {
        application.score = score;
        application.spread = spread;
        application.passed = passed;
        move(application, ApplicationState.SCORED, "application.score", null);
    }

    /** Puts it on the proposed list of a publicity period. */
    public void propose(Application application, long publicityId) {
        application.publicityId = publicityId;
        move(application, ApplicationState.PROPOSED, "application.propose", null);
        tellApplicant(application, "application.proposed", "");
    }

    /**
     * Keeps how far apart the reviewers are, where that asks for one more of them: it stays where it is.
     *
     * @throws IllegalTransitionException if it is not being scored
     */
    public void askForThird(Application application, BigDecimal spread) {
        if (application.state != ApplicationState.SCORING) {
            throw new IllegalTransitionException("application", application.state, ApplicationState.SCORING);
        }
        application.spread = spread;
        audit.record("application.askForThird", SUBJECT, application.id, null, Map.of("spread", spread), null);
    }

    /** Takes it off a proposed list that is given up as a whole. */
    public void takeOffList(Application application, String reason) {
        application.publicityId = null;
        move(application, ApplicationState.SCORED, "application.takeOffList", reason);
    }

    /** Its list is final; the entry is made by the register. */
    public void list(Application application) {
        move(application, ApplicationState.LISTED, "application.list", null);
        tellApplicant(application, "application.listed", "");
    }

    /**
     * Refuses it.
     *
     * @param by null for what happens by rule
     */
    public void refuse(Application application, Stage stage, String reason, @Nullable Person by) {
        application.stateBeforeRefusal = application.state;
        application.refusedAtStage = stage;
        application.decisionReason = reason;
        application.decidedBy = by == null ? null : Person.findById(by.id);
        application.decidedAt = Instant.now();
        application.publicityId = null;
        move(application, ApplicationState.REFUSED, "application.refuse", reason);
        tellApplicant(application, "application.refused", reason);
    }

    /** The applicant takes it back; the same subject may then be applied for again in the same batch. */
    public void withdraw(Application application) {
        application.publicityId = null;
        move(application, ApplicationState.WITHDRAWN, "application.withdraw", null);
    }

    /** Brings a refused one back to where it was: an appeal succeeded. One on a proposed list goes to the next list. */
    public void restore(Application application, String reason) {
        ApplicationState before = Objects.requireNonNull(application.stateBeforeRefusal, "It was never refused");
        application.stateBeforeRefusal = null;
        application.refusedAtStage = null;
        if (before == ApplicationState.SCORED || before == ApplicationState.PROPOSED) {
            // Whoever upheld the appeal decided that it may be proposed, whatever scores and stages said.
            application.passed = true;
            application.admittedByAppeal = true;
        }
        if (before == ApplicationState.RETURNED) {
            application.completionDue =
                    workingDays.after(WorkingDays.today(), application.batch.programme.completionDays);
        }
        move(
                application,
                before == ApplicationState.PROPOSED ? ApplicationState.SCORED : before,
                "application.restore",
                reason);
        tellApplicant(application, "application.restored", reason);
    }

    /** The last day of an appeal against the refusal of this application. */
    public LocalDate appealDue(Application application) {
        Instant decided = Objects.requireNonNull(application.decidedAt, "Nothing was decided");
        return workingDays.after(WorkingDays.dayOf(decided), application.batch.programme.appealDays);
    }

    private void move(Application application, ApplicationState to, String action, @Nullable String reason) {
        ApplicationState from = application.state;
        application.state = ApplicationState.TRANSITIONS.apply(from, to);
        application.stateSince = Instant.now();
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("state", to.name());
        if (application.score != null) {
            after.put("score", application.score);
        }
        audit.record(action, SUBJECT, application.id, Map.of("state", from.name()), after, reason);
    }

    /**
     * Tells every member of the applicant about an application.
     *
     * @param detail what the notice says beside the subject and the batch
     */
    public static void tellApplicant(Application application, String kind, Object detail) {
        Person.membersOf(application.organization.id)
                .forEach(member -> Notice.tell(
                        member,
                        kind,
                        "/provider/applications/" + application.id,
                        application.subjectName(member.language),
                        application.batch.name(member.language),
                        detail));
    }
}
