package org.solutionpool.organization;

import org.solutionpool.web.Transitions;

/** Where an invitation stands. That it is too old is a matter of its date, not of its state. */
public enum InvitationState {
    OPEN,
    ACCEPTED,
    REVOKED;

    /** Sent again, an invitation stays open and gets another link. */
    public static final Transitions<InvitationState> TRANSITIONS =
            Transitions.of(InvitationState.class, "organization").allow(OPEN, OPEN, ACCEPTED, REVOKED);
}
