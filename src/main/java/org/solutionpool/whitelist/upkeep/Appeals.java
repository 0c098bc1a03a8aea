package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/**
 * Every step of an appeal. Every decision can be appealed against once, a warning too, within the programme's working
 * days after the day of the decision; what was withdrawn cannot be filed again.
 */
@ApplicationScoped
@Transactional
public class Appeals {

    /** The type of an appeal in the record. */
    public static final String SUBJECT = "appeal";

    @Inject
    ApplicationLifecycle applications;

    @Inject
    Measures measures;

    @Inject
    WorkingDays workingDays;

    @Inject
    Audit audit;

    /** The last day of an appeal against a measure. */
    public LocalDate due(Measure measure) {
        return workingDays.after(WorkingDays.dayOf(measure.decidedAt), measure.entry.batch.programme.appealDays);
    }

    /** The appeal against the standing refusal of an application; empty if there was none yet. */
    public static Optional<Appeal> against(Application application) {
        return application.decidedAt == null
                ? Optional.empty()
                : Appeal.find("application = ?1 and filedAt >= ?2 order by id desc", application, application.decidedAt)
                        .firstResultOptional();
    }

    /** The appeal against a measure; empty if there was none yet. */
    public static Optional<Appeal> against(Measure measure) {
        return Appeal.find("measure", measure).firstResultOptional();
    }

    /** Why a refused application cannot be appealed against on a day; null if it can. */
    public @Nullable Reason obstacle(Application application, LocalDate today) {
        if (application.state != ApplicationState.REFUSED) {
            return Reason.APPEAL_NOTHING;
        }
        if (against(application).isPresent()) {
            return Reason.APPEAL_TWICE;
        }
        return today.isAfter(applications.appealDue(application)) ? Reason.APPEAL_LATE : null;
    }

    /** Why a measure cannot be appealed against on a day; null if it can. */
    public @Nullable Reason obstacle(Measure measure, LocalDate today) {
        if (against(measure).isPresent()) {
            return Reason.APPEAL_TWICE;
        }
        if (measure.liftedAt != null) {
            return Reason.APPEAL_NOTHING;
        }
        return today.isAfter(due(measure)) ? Reason.APPEAL_LATE : null;
    }

    /**
     * Appeals against a refusal.
     *
     * @throws NotFoundException if the application is another organization's
     * @throws UpkeepRefusedException if the period is over, or there was an appeal before
     */
    public Appeal againstApplication(Person by, long applicationId, String text, LocalDate today) {
        Application application = Application.own(own(by), applicationId).orElseThrow(NotFoundException::new);
        Application.getEntityManager().refresh(application, LockModeType.PESSIMISTIC_WRITE);
        refuseFor(obstacle(application, today));
        Appeal appeal = draft(by, text);
        appeal.application = application;
        return filed(appeal);
    }

    /**
     * Appeals against a measure.
     *
     * @throws NotFoundException if the entry is another organization's
     * @throws UpkeepRefusedException if the period is over, or there was an appeal before
     */
    public Appeal againstMeasure(Person by, long measureId, String text, LocalDate today) {
        Measure measure = Measures.lockedMeasure(measureId);
        if (measure.entry.organization == null || measure.entry.organization.id != own(by)) {
            throw new NotFoundException();
        }
        refuseFor(obstacle(measure, today));
        Appeal appeal = draft(by, text);
        appeal.measure = measure;
        return filed(appeal);
    }

    /** Taken back by whoever filed it; that is final. */
    public void withdraw(Person by, long id) {
        Appeal appeal = locked(id);
        if (appeal.organization.id != own(by)) {
            throw new NotFoundException();
        }
        move(appeal, AppealState.WITHDRAWN, "appeal.withdraw", null);
    }

    /** Whether an admin took part in what is appealed against, by deciding it or by the second signature. */
    public static boolean tookPart(Person admin, Appeal appeal) {
        if (appeal.measure != null) {
            return is(admin, appeal.measure.decidedBy) || is(admin, appeal.measure.confirmedBy);
        }
        return is(admin, Objects.requireNonNull(appeal.application).decidedBy);
    }

    /**
     * Decides one. If it succeeds, the state before is restored; if not, that is final.
     *
     * @throws UpkeepRefusedException if this admin took part in the decision it is against, or it would bring back an
     *     application to a batch that was cancelled
     */
    public void decide(Person by, long id, boolean uphold, String reason, LocalDate today) {
        WhitelistEntry entry = entryOf(id);
        if (entry != null) {
            // The entry's row before the appeal's, as everywhere.
            Measures.locked(entry.id);
        }
        Appeal appeal = locked(id);
        if (tookPart(by, appeal)) {
            throw new UpkeepRefusedException(Reason.APPEAL_SAME_ADMIN);
        }
        if (uphold && appeal.application != null && appeal.application.batch.state == BatchState.CANCELLED) {
            throw new UpkeepRefusedException(Reason.APPEAL_BATCH_CANCELLED);
        }
        move(
                appeal,
                uphold ? AppealState.UPHELD : AppealState.DISMISSED,
                uphold ? "appeal.uphold" : "appeal.dismiss",
                reason);
        appeal.decisionReason = reason;
        appeal.decidedBy = Person.findById(by.id);
        appeal.decidedAt = Instant.now();
        if (!uphold) {
            tell(appeal, "upkeep.appealDismissed", reason);
        } else if (appeal.application != null) {
            applications.restore(appeal.application, reason);
        } else {
            Measure measure = Objects.requireNonNull(appeal.measure);
            Measure.getEntityManager().refresh(measure);
            if (measure.liftedAt == null) {
                measures.liftAfterAppeal(measure, today, reason);
            } else {
                tell(appeal, "upkeep.appealUpheld", reason);
            }
        }
    }

    private static @Nullable WhitelistEntry entryOf(long appealId) {
        Appeal appeal = Appeal.<Appeal>findByIdOptional(appealId).orElseThrow(NotFoundException::new);
        return appeal.measure == null ? null : appeal.measure.entry;
    }

    private static boolean is(Person admin, @Nullable Person other) {
        return other != null && other.id.equals(admin.id);
    }

    private static void refuseFor(@Nullable Reason obstacle) {
        if (obstacle != null) {
            throw new UpkeepRefusedException(obstacle);
        }
    }

    private static long own(Person by) {
        return by.organizationId == null ? -1 : by.organizationId;
    }

    private static Appeal draft(Person by, String text) {
        Appeal appeal = new Appeal();
        appeal.state = AppealState.OPEN;
        appeal.text = text;
        appeal.filedBy = Person.findById(by.id);
        appeal.organization = Organization.findById(own(by));
        appeal.filedAt = Instant.now();
        return appeal;
    }

    private Appeal filed(Appeal appeal) {
        appeal.persist();
        Map<String, Object> after = new LinkedHashMap<>();
        if (appeal.measure != null) {
            after.put("measure", appeal.measure.id);
        } else if (appeal.application != null) {
            after.put("application", appeal.application.id);
        }
        audit.record("appeal.file", SUBJECT, appeal.id, null, after, null);
        tell(appeal, "upkeep.appealFiled", "");
        return appeal;
    }

    private void move(Appeal appeal, AppealState to, String action, @Nullable String reason) {
        AppealState from = appeal.state;
        appeal.state = AppealState.TRANSITIONS.apply(from, to);
        audit.record(action, SUBJECT, appeal.id, Map.of("state", from.name()), Map.of("state", to.name()), reason);
    }

    private static void tell(Appeal appeal, String kind, String detail) {
        Person.membersOf(appeal.organization.id)
                .forEach(member ->
                        Notice.tell(member, kind, appeal.path(), appeal.subjectName(member.language), detail));
    }

    /** The appeal, its row taken; read again, as it may have been read before it was waited for. */
    private static Appeal locked(long id) {
        Appeal appeal = Appeal.<Appeal>findByIdOptional(id).orElseThrow(NotFoundException::new);
        Appeal.getEntityManager().refresh(appeal, LockModeType.PESSIMISTIC_WRITE);
        return appeal;
    }
}
