package org.solutionpool.solution;

import org.solutionpool.web.Transitions;

/** Where one revision of a listing stands between its author and the reviewer. */
public enum RevisionState {
    DRAFT,
    SUBMITTED,
    CHANGES_REQUESTED,
    PUBLISHED,
    REJECTED,
    /** Was published, until the next revision took its place. */
    SUPERSEDED;

    /** An author may take a submission back; what was rejected can only be the start of a new revision. */
    public static final Transitions<RevisionState> TRANSITIONS = Transitions.of(RevisionState.class, "solution")
            .allow(DRAFT, SUBMITTED)
            .allow(SUBMITTED, DRAFT, CHANGES_REQUESTED, PUBLISHED, REJECTED)
            .allow(CHANGES_REQUESTED, SUBMITTED)
            .allow(PUBLISHED, SUPERSEDED);

    /** Whether the author may still write in it. */
    public boolean editable() {
        return this == DRAFT || this == CHANGES_REQUESTED;
    }
}
