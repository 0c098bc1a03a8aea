package org.solutionpool.whitelist.upkeep;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.Measure.Rule;

/**
 * What happens to entries by the calendar. Runs several times a day and does each thing once: whatever was missed while
 * nothing ran is caught up with, and several replicas may run it at the same time, as every step takes the entry's row or
 * a row of {@code whitelist_reminder} first and looks again. Each step is a transaction of its own, so that one that fails
 * holds up none of the others.
 */
@ApplicationScoped
public class DailyUpkeep {

    private static final Logger LOG = Logger.getLogger(DailyUpkeep.class);

    /** The report of a year is due on this day of the next one. */
    private static final int DUE_DAY = 31;

    private static final Month DUE_MONTH = Month.MARCH;

    /** An entry reports if it has been listed for this many months when the year ends. */
    private static final int MONTHS_LISTED = 6;

    /** Of the reminders of a report, the nearest that has come is sent, in days ahead. */
    private static final int[] REVIEW_MARKS = {7, 30};

    @Inject
    EntryLifecycle lifecycle;

    @Inject
    Measures measures;

    @Scheduled(every = "15m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        run(WorkingDays.today());
    }

    /**
     * Does everything that is due on a day.
     *
     * @param today in China
     */
    public void run(LocalDate today) {
        expireEntries(today);
        remindOfEntries(today);
        suspendOverdueRectifications(today);
        lookAfterEvidence(today);
        openReviews(today);
        remindOfReviews(today);
    }

    private void expireEntries(LocalDate today) {
        each(
                ids(
                        "select e.id from WhitelistEntry e where e.state in (VALID, RECTIFYING, SUSPENDED)"
                                + " and e.validUntil < ?1 order by e.id",
                        today),
                id -> {
                    WhitelistEntry entry = Measures.locked(id);
                    if (EntryState.TRANSITIONS.allows(entry.state, EntryState.EXPIRED)
                            && entry.state != EntryState.REMOVED
                            && !EntryLifecycle.isRemovalAsked(entry)) {
                        lifecycle.expire(entry);
                    }
                });
    }

    private void remindOfEntries(LocalDate today) {
        each(entriesToRemindOf(today), id -> {
            WhitelistEntry entry = WhitelistEntry.findById(id);
            LocalDate last = Objects.requireNonNull(entry.validUntil);
            Integer mark = Reminders.mark(today, last);
            if (mark != null && Reminders.first("entry", id, String.valueOf(mark))) {
                Measures.tellHolder(entry, "upkeep.expiring", last, ChronoUnit.DAYS.between(today, last));
            }
        });
    }

    /** Entries whose holder has not been told of the mark that has come. */
    static List<Long> entriesToRemindOf(LocalDate today) {
        return nativeIds(
                "select e.id from whitelist_entry e where e.state in ('VALID', 'RECTIFYING', 'SUSPENDED')"
                        + " and e.valid_until between cast(?1 as date) and cast(?2 as date) and "
                        + Reminders.untold("entry", "e.id", Reminders.markSql("e.valid_until - cast(?1 as date)"))
                        + " order by e.id",
                today,
                today.plusDays(Reminders.farthest()));
    }

    private void suspendOverdueRectifications(LocalDate today) {
        each(
                ids(
                        "select m.id from Measure m where m.dueOn is not null and m.metAt is null and m.liftedAt is null"
                                + " and m.dueOn < ?1 and m.entry.state = RECTIFYING order by m.id",
                        today),
                id -> {
                    Measure measure = Measures.lockedMeasure(id);
                    if (measure.isOpen()) {
                        measures.suspendByRule(measure.entry.id, Rule.OVERDUE_RECTIFICATION, id);
                    }
                });
    }

    /** Dated pieces of evidence that nothing newer has followed: reminders, a request at once, then the suspension. */
    private void lookAfterEvidence(LocalDate today) {
        each(evidenceToLookAfter(today), id -> lookAfter(id, today));
    }

    /** Pieces of evidence with something to tell that was not told, or a suspension that did not follow yet. */
    static List<Long> evidenceToLookAfter(LocalDate today) {
        return nativeIds(
                "select v.id from whitelist_entry e join whitelist_evidence v on v.application_id = e.application_id"
                        + " join whitelist_batch b on b.id = e.batch_id"
                        + " join whitelist_programme p on p.id = b.programme_id"
                        + " where e.state in ('VALID', 'RECTIFYING') and v.expires_on <= cast(?2 as date)"
                        + " and not exists (select 1 from whitelist_evidence n where n.replaces_id = v.id)"
                        + " and case when v.expires_on >= cast(?1 as date) then "
                        + Reminders.untold("evidence", "v.id", Reminders.markSql("v.expires_on - cast(?1 as date)"))
                        + " when v.expires_on + p.evidence_grace_days >= cast(?1 as date) then "
                        + Reminders.untold("evidence", "v.id", "'expired'")
                        + " else not exists (select 1 from whitelist_measure m where m.by_rule = '"
                        + Rule.EXPIRED_EVIDENCE.name()
                        + "' and m.rule_subject_id = v.id) end order by v.id",
                today,
                today.plusDays(Reminders.farthest()));
    }

    private void lookAfter(long evidenceId, LocalDate today) {
        Evidence piece = Evidence.findById(evidenceId);
        WhitelistEntry entry = WhitelistEntry.<WhitelistEntry>find("application", piece.application)
                .firstResult();
        LocalDate last = Objects.requireNonNull(piece.expiresOn);
        Integer mark = Reminders.mark(today, last);
        if (mark != null) {
            if (Reminders.first("evidence", evidenceId, String.valueOf(mark))) {
                Measures.tellHolder(entry, "upkeep.evidenceExpiring", piece.title, last);
            }
            return;
        }
        LocalDate grace = last.plusDays(entry.batch.programme.evidenceGraceDays);
        if (today.isAfter(grace)) {
            measures.suspendByRule(entry.id, Rule.EXPIRED_EVIDENCE, evidenceId);
        } else if (Reminders.first("evidence", evidenceId, "expired")) {
            Measures.tellHolder(entry, "upkeep.evidenceExpired", piece.title, last, grace);
        }
    }

    private void openReviews(LocalDate today) {
        LocalDate due = LocalDate.of(today.getYear(), DUE_MONTH, DUE_DAY);
        if (today.isAfter(due)) {
            return;
        }
        int year = today.getYear() - 1;
        LocalDate listedBy = LocalDate.of(today.getYear(), Month.JANUARY, 1).minusMonths(MONTHS_LISTED);
        each(
                ids(
                        "select e.id from WhitelistEntry e where e.state in (VALID, RECTIFYING) and e.organization is not null"
                                + " and e.listedOn <= ?1"
                                + " and not exists (select 1 from AnnualReview r where r.entry = e and r.year = ?2) order by e.id",
                        listedBy,
                        year),
                id -> {
                    int made = Panache.getEntityManager()
                            .createNativeQuery(
                                    "insert into whitelist_annual_review (id, version, entry_id, year, state, due_on)"
                                            + " values (nextval('whitelist_annual_review_seq'), 0, ?1, ?2, 'DUE', ?3)"
                                            + " on conflict (entry_id, year) do nothing")
                            .setParameter(1, id)
                            .setParameter(2, year)
                            .setParameter(3, due)
                            .executeUpdate();
                    if (made > 0) {
                        AnnualReview review = AnnualReview.<AnnualReview>find("entry.id = ?1 and year = ?2", id, year)
                                .firstResult();
                        AnnualReviews.tell(review, "upkeep.reviewDue", "");
                    }
                });
    }

    private void remindOfReviews(LocalDate today) {
        each(reviewsToRemindOf(today), id -> {
            AnnualReview review = AnnualReview.findById(id);
            long left = ChronoUnit.DAYS.between(today, review.dueOn);
            String mark =
                    left < 0 ? "overdue" : String.valueOf(left <= REVIEW_MARKS[0] ? REVIEW_MARKS[0] : REVIEW_MARKS[1]);
            if (Reminders.first("review", id, mark)) {
                AnnualReviews.tell(review, left < 0 ? "upkeep.reviewOverdue" : "upkeep.reviewSoon", "");
            }
        });
    }

    /** Reports that are awaited and whose holder has not been told of the mark that has come. */
    static List<Long> reviewsToRemindOf(LocalDate today) {
        String mark = "case when a.due_on < cast(?1 as date) then 'overdue' when a.due_on - cast(?1 as date) <= "
                + REVIEW_MARKS[0] + " then '" + REVIEW_MARKS[0] + "' else '" + REVIEW_MARKS[1] + "' end";
        return nativeIds(
                "select a.id from whitelist_annual_review a join whitelist_entry e on e.id = a.entry_id"
                        + " where a.state in ('DUE', 'ASKED') and a.due_on <= cast(?2 as date)"
                        + " and e.state in ('VALID', 'RECTIFYING', 'SUSPENDED') and "
                        + Reminders.untold("review", "a.id", mark) + " order by a.id",
                today,
                today.plusDays(REVIEW_MARKS[REVIEW_MARKS.length - 1]));
    }

    /** As {@link #ids}, from SQL: what was told is in a table without an entity. */
    private static List<Long> nativeIds(String sql, LocalDate today, LocalDate until) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Long> ids = new ArrayList<>();
            for (Object id : Panache.getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter(1, today)
                    .setParameter(2, until)
                    .getResultList()) {
                ids.add(((Number) id).longValue());
            }
            return ids;
        });
    }

    private static List<Long> ids(String query, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var ids = Panache.getEntityManager().createQuery(query, Long.class);
            for (int i = 0; i < parameters.length; i++) {
                ids.setParameter(i + 1, parameters[i]);
            }
            return ids.getResultList();
        });
    }

    private static void each(List<Long> ids, LongConsumer step) {
        for (long id : ids) {
            try {
                QuarkusTransaction.requiringNew().run(() -> step.accept(id));
            } catch (RuntimeException e) {
                LOG.errorf(e, "A step of the daily upkeep failed at %d and is tried again with the next run", id);
            }
        }
    }
}
