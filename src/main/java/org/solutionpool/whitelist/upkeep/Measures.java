package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.register.EntryEnded;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.Measure.Kind;
import org.solutionpool.whitelist.upkeep.Measure.Rule;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/**
 * Takes measures against entries and lifts them, each in one transaction with the step of the entry, its audit event and
 * its notices. The entry's row is taken first: of two admins who decide at once, the second one finds a newer version and
 * is refused.
 *
 * <p>What an entry is after a measure was lifted follows from the measures that still hold it down: an open suspension,
 * else an open rectification, else none.
 */
@ApplicationScoped
@Transactional
public class Measures {

    @Inject
    EntryLifecycle lifecycle;

    @Inject
    Audit audit;

    /**
     * Warns: it stands in the register and changes nothing else.
     *
     * @param version of the entry as the admin saw it
     * @throws UpkeepRefusedException if the entry is over, or was changed meanwhile
     */
    public Measure warn(long entryId, long version, String reason, @Nullable Long complaintId, Person by) {
        WhitelistEntry entry = locked(entryId, version);
        requireStanding(entry);
        Measure measure = take(entry, Kind.WARNING, reason, by);
        measure.complaintId = complaintId;
        record("entry.warn", measure, reason);
        tellHolder(entry, "upkeep.warned", reason);
        return measure;
    }

    /**
     * Demands that something is mended by a day.
     *
     * @param dueOn the last day, after today
     * @throws IllegalTransitionException if the entry is not valid, or has something to mend already
     */
    public Measure demandRectification(
            long entryId, long version, String reason, LocalDate dueOn, @Nullable Long complaintId, Person by) {
        WhitelistEntry entry = locked(entryId, version);
        if (entry.state != EntryState.VALID) {
            throw new IllegalTransitionException("register", entry.state, EntryState.RECTIFYING);
        }
        Measure measure = take(entry, Kind.RECTIFICATION, reason, by);
        measure.dueOn = dueOn;
        measure.complaintId = complaintId;
        lifecycle.rectify(entry, dueOn, reason);
        return measure;
    }

    /** Suspends: the badge is gone until an admin reinstates the entry or an appeal succeeds. */
    public Measure suspend(long entryId, long version, String reason, @Nullable Long complaintId, Person by) {
        WhitelistEntry entry = locked(entryId, version);
        Measure measure = take(entry, Kind.SUSPENSION, reason, by);
        measure.complaintId = complaintId;
        lifecycle.suspend(entry, reason);
        return measure;
    }

    /**
     * Finds a rectification done. What followed from its being overdue ends with it.
     *
     * @throws NotFoundException if it is another entry's
     * @throws UpkeepRefusedException if it was lifted or found done before
     */
    public void confirmMet(long entryId, long measureId, String note) {
        Measure measure = lockedMeasure(measureId);
        if (measure.entry.id != entryId) {
            throw new NotFoundException();
        }
        if (measure.kind != Kind.RECTIFICATION || !measure.isOpen()) {
            throw new UpkeepRefusedException(Reason.MEASURE_OVER);
        }
        Instant now = Instant.now();
        measure.metAt = now;
        Measure.<Measure>find(
                        "byRule = ?1 and ruleSubjectId = ?2 and liftedAt is null",
                        Rule.OVERDUE_RECTIFICATION,
                        measure.id)
                .stream()
                .forEach(suspension -> suspension.liftedAt = now);
        record("entry.rectified", measure, note);
        EntryState state = measure.entry.state;
        EntryState left = standing(measure.entry);
        if ((state == EntryState.RECTIFYING || state == EntryState.SUSPENDED) && left != state) {
            // The note is for the record: what is given here as a reason reaches the holder and the register.
            lifecycle.reinstate(measure.entry, left, null);
        }
    }

    /** Nothing is left to mend of an entry that has ended. A suspension stays as it is: there is an appeal against it. */
    void ended(@Observes EntryEnded event) {
        Measure.update(
                "liftedAt = ?1 where entry = ?2 and kind = ?3 and metAt is null and liftedAt is null",
                Instant.now(),
                event.entry(),
                Kind.RECTIFICATION);
    }

    /**
     * Ends every suspension and rectification.
     *
     * @throws UpkeepRefusedException while a second admin is asked to remove it, or if it was changed meanwhile
     */
    public void reinstate(long entryId, long version, String reason) {
        WhitelistEntry entry = locked(entryId, version);
        requireNoRemovalAsked(entry);
        Instant now = Instant.now();
        lifecycle.reinstate(entry, reason);
        Measure.of(entry).stream().filter(Measure::isOpen).forEach(measure -> {
            if (measure.kind == Kind.RECTIFICATION) {
                measure.metAt = now;
            } else {
                measure.liftedAt = now;
            }
        });
    }

    /**
     * Suspends by rule, once for each thing the rule is about.
     *
     * @param subjectId the rectification, or the piece of evidence
     * @return whether it did: false if the entry is not in force any more, or the rule was applied before
     */
    boolean suspendByRule(long entryId, Rule rule, long subjectId) {
        WhitelistEntry entry = locked(entryId);
        if (!entry.state.isInForce() || Measure.count("byRule = ?1 and ruleSubjectId = ?2", rule, subjectId) > 0) {
            return false;
        }
        String reason = inBoth("rule." + rule);
        Measure measure = take(entry, Kind.SUSPENSION, reason, null);
        measure.byRule = rule;
        measure.ruleSubjectId = subjectId;
        lifecycle.suspend(entry, reason);
        return true;
    }

    /** Lifts a measure after an appeal: the entry goes back to what the others leave it, bars are taken back. */
    void liftAfterAppeal(Measure measure, LocalDate today, String reason) {
        WhitelistEntry entry = measure.entry;
        Instant now = Instant.now();
        measure.liftedAt = now;
        Bar.update("liftedAt = ?1 where measureId = ?2 and liftedAt is null", now, measure.id);
        EntryState left = standing(entry);
        boolean held = entry.state == EntryState.RECTIFYING
                || entry.state == EntryState.SUSPENDED
                || entry.state == EntryState.REMOVED;
        if (held && left != entry.state) {
            boolean wasEnded = measure.kind == Kind.REMOVAL && measure.stateBefore.isEnded();
            lifecycle.restore(entry, wasEnded ? measure.stateBefore : left, today, reason);
        } else {
            tellHolder(entry, "upkeep.lifted", reason);
        }
    }

    /** The entry, its row taken until the end of the transaction. */
    static WhitelistEntry locked(long id) {
        WhitelistEntry entry =
                WhitelistEntry.<WhitelistEntry>findByIdOptional(id).orElseThrow(NotFoundException::new);
        // Also for one that this transaction has read before: what was waited for has to be seen.
        WhitelistEntry.getEntityManager().refresh(entry, LockModeType.PESSIMISTIC_WRITE);
        return entry;
    }

    /** A measure whose entry's row is taken. */
    static Measure lockedMeasure(long id) {
        Measure measure = Measure.<Measure>findByIdOptional(id).orElseThrow(NotFoundException::new);
        locked(measure.entry.id);
        Measure.getEntityManager().refresh(measure);
        return measure;
    }

    /**
     * The entry, its row taken, as an admin saw it.
     *
     * @throws UpkeepRefusedException if it was changed meanwhile
     */
    static WhitelistEntry locked(long id, long version) {
        WhitelistEntry entry = locked(id);
        if (entry.version != version) {
            throw new UpkeepRefusedException(Reason.CHANGED_MEANWHILE);
        }
        // A warning leaves the row as it is, and yet whoever decides next has to know of it. The pessimistic form:
        // Hibernate takes the optimistic one for weaker than the lock it holds already, and does nothing.
        WhitelistEntry.getEntityManager().lock(entry, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        return entry;
    }

    private static void requireStanding(WhitelistEntry entry) {
        if (!entry.state.isInForce() && entry.state != EntryState.SUSPENDED) {
            throw new UpkeepRefusedException(Reason.NOT_STANDING);
        }
    }

    static void requireNoRemovalAsked(WhitelistEntry entry) {
        if (EntryLifecycle.isRemovalAsked(entry)) {
            throw new UpkeepRefusedException(Reason.REMOVAL_ASKED);
        }
    }

    /**
     * Writes a measure down; what it does to the entry is another step.
     *
     * @param by null if a rule takes it
     */
    static Measure take(WhitelistEntry entry, Kind kind, String reason, @Nullable Person by) {
        Measure measure = new Measure();
        measure.entry = entry;
        measure.kind = kind;
        measure.reason = reason;
        measure.stateBefore = entry.state;
        measure.decidedBy = by == null ? null : Person.findById(by.id);
        measure.decidedAt = Instant.now();
        measure.persist();
        return measure;
    }

    /** What the measures that still hold it down leave of an entry. */
    static EntryState standing(WhitelistEntry entry) {
        List<Kind> open = Measure.of(entry).stream()
                .filter(Measure::isOpen)
                .map(measure -> measure.kind)
                .toList();
        if (open.contains(Kind.REMOVAL)) {
            return EntryState.REMOVED;
        }
        if (open.contains(Kind.SUSPENSION)) {
            return EntryState.SUSPENDED;
        }
        return open.contains(Kind.RECTIFICATION) ? EntryState.RECTIFYING : EntryState.VALID;
    }

    private void record(String action, Measure measure, @Nullable String reason) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("measure", measure.id);
        after.put("kind", measure.kind.name());
        audit.record(action, EntryLifecycle.SUBJECT, measure.entry.id, null, after, reason);
    }

    /** Tells the members of an entry's holder something about it. */
    static void tellHolder(WhitelistEntry entry, String kind, Object... more) {
        if (entry.organization == null) {
            return;
        }
        Person.membersOf(entry.organization.id).forEach(member -> {
            Object[] arguments = new Object[more.length + 2];
            arguments[0] = entry.subjectName(member.language);
            arguments[1] = entry.certificateNumber;
            System.arraycopy(more, 0, arguments, 2, more.length);
            Notice.tell(member, kind, entry.holderPath(), arguments);
        });
    }

    /** What nobody typed has to be readable for everybody who reads the entry's reason. */
    static String inBoth(String key) {
        return Messages.text(Language.ZH, "upkeep", key) + " " + Messages.text(Language.EN, "upkeep", key);
    }
}
