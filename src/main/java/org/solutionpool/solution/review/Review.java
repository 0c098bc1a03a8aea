package org.solutionpool.solution.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.RevisionState;
import org.solutionpool.solution.SolutionRevision;
import org.solutionpool.web.IllegalTransitionException;

/**
 * One reviewer at a time: a revision is claimed, then decided by the one who claimed it. The row is locked while that is
 * looked at, so that of two who press the button at once the second one is told.
 */
@ApplicationScoped
@Transactional
public class Review {

    private static final String SOLUTION = "solution";

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    Audit audit;

    /**
     * Claims a revision that nobody has claimed; claiming one's own again changes nothing.
     *
     * @throws ClaimedByAnotherException if somebody else has it
     */
    public SolutionRevision claim(long revisionId, Person reviewer) {
        SolutionRevision revision = locked(revisionId);
        requireSubmitted(revision);
        if (revision.reviewer != null) {
            requireClaimant(revision, reviewer);
            return revision;
        }
        assign(revision, reviewer, "review.claim", null);
        return revision;
    }

    /** Takes a claimed revision over from somebody who does not get on with it. */
    public SolutionRevision takeOver(long revisionId, Person reviewer) {
        SolutionRevision revision = locked(revisionId);
        requireSubmitted(revision);
        assign(revision, reviewer, "review.takeOver", revision.reviewer);
        return revision;
    }

    /** Gives a revision back to the queue. */
    public void release(long revisionId, Person reviewer) {
        SolutionRevision revision = claimed(revisionId, reviewer);
        assign(revision, null, "review.release", reviewer);
    }

    /**
     * Publishes.
     *
     * @param checked the items of the checklist that the reviewer ticked; all are needed
     * @throws IllegalArgumentException if one is not ticked
     */
    public SolutionRevision approve(
            long revisionId, Person reviewer, Set<ChecklistItem> checked, @Nullable String note) {
        SolutionRevision revision = claimed(revisionId, reviewer);
        if (checked.size() < ChecklistItem.values().length) {
            throw new IllegalArgumentException("Not everything on the checklist is ticked");
        }
        lifecycle.approve(revision, note);
        audit.record(
                "review.checklist",
                SOLUTION,
                Objects.requireNonNull(revision.solution.id),
                null,
                Map.of(
                        "revision",
                        revision.number,
                        "checked",
                        checked.stream().map(Enum::name).sorted().collect(Collectors.joining(","))),
                null);
        return revision;
    }

    /** Sends back, with words on the whole, at fields, or both. */
    public SolutionRevision requestChanges(
            long revisionId, Person reviewer, String note, Map<String, String> fieldNotes) {
        SolutionRevision revision = claimed(revisionId, reviewer);
        lifecycle.requestChanges(revision, note, fieldNotes);
        return revision;
    }

    /** Refuses for good. */
    public SolutionRevision reject(long revisionId, Person reviewer, String reason) {
        SolutionRevision revision = claimed(revisionId, reviewer);
        lifecycle.reject(revision, reason);
        return revision;
    }

    private SolutionRevision claimed(long revisionId, Person reviewer) {
        SolutionRevision revision = locked(revisionId);
        requireSubmitted(revision);
        requireClaimant(revision, reviewer);
        return revision;
    }

    private static SolutionRevision locked(long revisionId) {
        SolutionRevision revision = SolutionRevision.findById(revisionId, LockModeType.PESSIMISTIC_WRITE);
        if (revision == null) {
            throw new NotFoundException();
        }
        return revision;
    }

    private static void requireSubmitted(SolutionRevision revision) {
        if (revision.state != RevisionState.SUBMITTED) {
            throw new IllegalTransitionException(SOLUTION, revision.state, RevisionState.SUBMITTED);
        }
    }

    private static void requireClaimant(SolutionRevision revision, Person reviewer) {
        if (revision.reviewer == null || !Objects.equals(revision.reviewer.id, reviewer.id)) {
            throw new ClaimedByAnotherException(revision.reviewer == null ? null : revision.reviewer.name);
        }
    }

    private void assign(SolutionRevision revision, @Nullable Person reviewer, String action, @Nullable Person before) {
        revision.reviewer = reviewer;
        revision.claimedAt = reviewer == null ? null : Instant.now();
        audit.record(
                action,
                SOLUTION,
                Objects.requireNonNull(revision.solution.id),
                before == null ? null : Map.of("reviewer", before.name),
                reviewer == null ? null : Map.of("reviewer", reviewer.name, "revision", revision.number),
                null);
    }
}
