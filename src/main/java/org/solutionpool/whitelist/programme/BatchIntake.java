package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.IllegalTransitionException;

/** Opens batches and ends their intake, each step with its audit event in the same transaction. */
@ApplicationScoped
@Transactional
public class BatchIntake {

    /** The type of a batch in the record. */
    public static final String SUBJECT = "batch";

    /**
     * A batch was cancelled; told within the same transaction.
     *
     * @param reason the admin's words
     */
    public record BatchCancelled(Batch batch, String reason) {}

    /**
     * A batch is about to be concluded without a list; asked within the same transaction. Who knows of something undecided
     * in it throws a {@link RefusedException}.
     *
     * @param at the moment it counts as concluded
     */
    public record BatchConcluding(Batch batch, Instant at) {}

    /**
     * The last day of an intake was moved; told within the same transaction.
     *
     * @param until the new last day
     */
    public record IntakeExtended(Batch batch, LocalDate until) {}

    @Inject
    Audit audit;

    @Inject
    Event<BatchCancelled> cancelled;

    @Inject
    Event<BatchConcluding> concluding;

    @Inject
    Event<IntakeExtended> extended;

    /**
     * Opens the next batch of a programme and freezes its criteria.
     *
     * @param opensOn the first day of the intake
     * @param closesOn the last day, to its end in China; not before the first one, and not over yet
     * @throws RefusedException if the programme takes no batches, the window cannot be, or the criteria are not complete
     */
    public Batch open(long programmeId, long criteriaSetId, LocalDate opensOn, LocalDate closesOn) {
        Programme programme = Programme.<Programme>findByIdOptional(programmeId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        if (programme.state != Programme.State.ACTIVE) {
            throw new RefusedException("batchNotActive");
        }
        requireWindow(opensOn, closesOn);
        CriteriaSet set = CriteriaSet.<CriteriaSet>findByIdOptional(criteriaSetId, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.programme.id.equals(programmeId))
                .orElseThrow(NotFoundException::new);
        if (!CriteriaRules.problems(set.passMark, set.criteria()).isEmpty()) {
            throw new RefusedException("criteriaUnfinished");
        }
        if (set.state == CriteriaSet.State.DRAFT) {
            set.state = CriteriaSet.State.FROZEN;
            set.frozenAt = Instant.now();
            audit.record(
                    "criteria.freeze",
                    CriteriaEditing.SUBJECT,
                    set.id,
                    Map.of("state", CriteriaSet.State.DRAFT.name()),
                    Map.of("state", CriteriaSet.State.FROZEN.name()),
                    null);
        }
        Batch batch = new Batch();
        batch.programme = programme;
        batch.criteriaSet = set;
        batch.number = 1
                + Batch.<Batch>find("programme = ?1 order by number desc", programme)
                        .firstResultOptional()
                        .map(last -> last.number)
                        .orElse(0);
        batch.state = BatchState.INTAKE;
        batch.opensOn = opensOn;
        batch.closesOn = closesOn;
        batch.createdAt = Instant.now();
        batch.persist();
        audit.record(
                "batch.open",
                SUBJECT,
                batch.id,
                null,
                Map.of(
                        "programme", programme.code,
                        "number", batch.number,
                        "criteria", set.number,
                        "opensOn", opensOn.toString(),
                        "closesOn", closesOn.toString()),
                null);
        return batch;
    }

    /** Batches whose last day is over at a moment and that still take applications by their state. */
    public List<Long> due(Instant at) {
        return Batch.<Batch>find("state = ?1 and closesOn < ?2 order by id", BatchState.INTAKE, WorkingDays.dayOf(at))
                .page(0, 100)
                .stream()
                .map(batch -> batch.id)
                .toList();
    }

    /** Ends the intake of a batch whose last day is over; does nothing if that was done or the day moved meanwhile. */
    public void closeDue(long batchId, Instant at) {
        Batch batch = locked(batchId);
        if (batch.state == BatchState.INTAKE && WorkingDays.dayOf(at).isAfter(Objects.requireNonNull(batch.closesOn))) {
            move(batch, BatchState.ASSESSMENT, "batch.close", null);
        }
    }

    /**
     * Ends the intake before its last day.
     *
     * @param reason why; the record keeps it
     */
    public void close(long batchId, String reason) {
        move(locked(batchId), BatchState.ASSESSMENT, "batch.closeEarly", reason);
    }

    /**
     * Moves the last day of an intake to a later one.
     *
     * @throws IllegalTransitionException if the intake is over
     * @throws RefusedException if the day is not later than the one before
     */
    public void extend(long batchId, LocalDate until, String reason) {
        Batch batch = locked(batchId);
        if (batch.state != BatchState.INTAKE) {
            throw new IllegalTransitionException("programme", batch.state, BatchState.INTAKE);
        }
        LocalDate before = Objects.requireNonNull(batch.closesOn);
        if (!until.isAfter(before) || until.isBefore(WorkingDays.today())) {
            throw new RefusedException("extendNotLater");
        }
        batch.closesOn = until;
        audit.record(
                "batch.extend",
                SUBJECT,
                batchId,
                Map.of("closesOn", before.toString()),
                Map.of("closesOn", until.toString()),
                reason);
        extended.fire(new IntakeExtended(batch, until));
    }

    /** Gives a batch up before its list is out; its applications end with it. */
    public void cancel(long batchId, String reason) {
        Batch batch = locked(batchId);
        move(batch, BatchState.CANCELLED, "batch.cancel", reason);
        cancelled.fire(new BatchCancelled(batch, reason));
    }

    /**
     * Ends a batch of which nothing can be listed.
     *
     * @param reason why; the call for applications shows it to everybody
     * @param at the moment it counts as concluded
     * @throws IllegalTransitionException if it is not being assessed
     * @throws RefusedException while one of its applications is undecided, or can still be decided anew after an appeal
     */
    public void conclude(long batchId, String reason, Instant at) {
        Batch batch = locked(batchId);
        move(batch, BatchState.CLOSED, "batch.conclude", reason);
        batch.conclusion = reason;
        concluding.fire(new BatchConcluding(batch, at));
    }

    /**
     * Checks a window.
     *
     * @throws RefusedException if it ends before it starts, or is over already
     */
    private static void requireWindow(LocalDate opensOn, LocalDate closesOn) {
        if (closesOn.isBefore(opensOn)) {
            throw new RefusedException("windowOrder");
        }
        if (closesOn.isBefore(WorkingDays.today())) {
            throw new RefusedException("windowOver");
        }
    }

    private void move(Batch batch, BatchState to, String action, @Nullable String reason) {
        BatchState from = batch.state;
        batch.state = BatchState.TRANSITIONS.apply(from, to);
        audit.record(action, SUBJECT, batch.id, Map.of("state", from.name()), Map.of("state", to.name()), reason);
    }

    private static Batch locked(long id) {
        return Batch.<Batch>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFoundException::new);
    }
}
