package org.solutionpool.whitelist.assessment;

import org.solutionpool.web.Transitions;

/** Where a reviewer's work on one application stands. */
public enum AssignmentState {
    /** Given, no word on conflicts of interest yet. */
    ASSIGNED,
    /** The reviewer declared to have no conflict of interest and is scoring. */
    SCORING,
    /** Handed in, and fixed from then on. */
    SUBMITTED,
    /** The reviewer has a conflict of interest, or somebody took the work back: another one is needed. */
    DECLINED;

    public static final Transitions<AssignmentState> TRANSITIONS = Transitions.of(AssignmentState.class, "assessment")
            .allow(ASSIGNED, SCORING, DECLINED)
            .allow(SCORING, SUBMITTED, DECLINED);
}
