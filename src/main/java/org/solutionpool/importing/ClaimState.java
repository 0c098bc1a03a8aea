package org.solutionpool.importing;

import org.solutionpool.web.Transitions;

/** Where a claim stands. */
public enum ClaimState {
    OPEN,
    APPROVED,
    REJECTED,
    /** Taken back by the provider before anybody decided. */
    WITHDRAWN;

    /** A decision is final; a rejected provider may claim again with better evidence. */
    public static final Transitions<ClaimState> TRANSITIONS =
            Transitions.of(ClaimState.class, "claim").allow(OPEN, APPROVED, REJECTED, WITHDRAWN);
}
