package org.solutionpool.whitelist.upkeep;

import org.solutionpool.web.Transitions;

/** Where an appeal stands. */
public enum AppealState {
    OPEN,
    /** It succeeds: the state before the decision is restored. */
    UPHELD,
    DISMISSED,
    WITHDRAWN;

    /** A decision on an appeal is final. */
    public static final Transitions<AppealState> TRANSITIONS =
            Transitions.of(AppealState.class, "upkeep").allow(OPEN, UPHELD, DISMISSED, WITHDRAWN);
}
