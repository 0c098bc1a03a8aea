package org.solutionpool.whitelist.publicity;

import org.solutionpool.web.Transitions;

/** Where an objection stands. */
public enum ObjectionState {
    OPEN,
    /** The applicant has answered. */
    ANSWERED,
    /** It was right: the application is refused. */
    UPHELD,
    DISMISSED,
    /** Taken back by whoever raised it. */
    WITHDRAWN;

    /** An admin may decide without an answer when the applicant gives none. */
    public static final Transitions<ObjectionState> TRANSITIONS = Transitions.of(ObjectionState.class, "publicity")
            .allow(OPEN, ANSWERED, UPHELD, DISMISSED, WITHDRAWN)
            .allow(ANSWERED, UPHELD, DISMISSED, WITHDRAWN);

    public boolean isOpen() {
        return this == OPEN || this == ANSWERED;
    }
}
