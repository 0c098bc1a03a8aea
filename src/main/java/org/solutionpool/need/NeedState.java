package org.solutionpool.need;

import org.solutionpool.web.Transitions;

/** Where a need stands. */
public enum NeedState {
    /** Being written; nobody else sees it. */
    DRAFT,
    /** Looking for a solution. */
    OPEN,
    /** Over, with an outcome; it can be opened again. */
    CLOSED;

    /** What can follow what. */
    public static final Transitions<NeedState> TRANSITIONS = Transitions.of(NeedState.class, "need")
            .allow(DRAFT, OPEN)
            .allow(OPEN, CLOSED)
            .allow(CLOSED, OPEN);
}
