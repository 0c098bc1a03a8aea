package org.solutionpool.whitelist.register;

import org.solutionpool.web.Transitions;

/** Where an entry of the whitelist stands. */
public enum EntryState {
    VALID,
    /** Still valid, with something to mend by a day (限期整改). */
    RECTIFYING,
    SUSPENDED,
    /** Taken off for a reason (取消资格). */
    REMOVED,
    EXPIRED,
    /** Followed by the entry of its renewal. */
    RENEWED,
    /** Given up by its holder. */
    RESIGNED,
    /** From a list that others published: a record, vetted elsewhere. */
    HISTORICAL;

    /** What follows REMOVED is what a successful appeal restores. */
    public static final Transitions<EntryState> TRANSITIONS = Transitions.of(EntryState.class, "register")
            .allow(VALID, RECTIFYING, SUSPENDED, REMOVED, EXPIRED, RENEWED, RESIGNED)
            .allow(RECTIFYING, VALID, SUSPENDED, REMOVED, EXPIRED, RENEWED, RESIGNED)
            .allow(SUSPENDED, VALID, RECTIFYING, REMOVED, EXPIRED, RESIGNED)
            .allow(REMOVED, VALID, RECTIFYING, SUSPENDED, EXPIRED)
            .allow(EXPIRED, RENEWED);

    /** Whether the entry vouches for anything now: the badge, the filter, the certificate. */
    public boolean isInForce() {
        return this == VALID || this == RECTIFYING;
    }
}
