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

    /**
     * What follows REMOVED is what a successful appeal restores. What has ended otherwise can still be removed: falsified
     * evidence may be found later.
     */
    public static final Transitions<EntryState> TRANSITIONS = Transitions.of(EntryState.class, "register")
            .allow(VALID, RECTIFYING, SUSPENDED, REMOVED, EXPIRED, RENEWED, RESIGNED)
            .allow(RECTIFYING, VALID, SUSPENDED, REMOVED, EXPIRED, RENEWED, RESIGNED)
            .allow(SUSPENDED, VALID, RECTIFYING, REMOVED, EXPIRED, RESIGNED)
            .allow(REMOVED, VALID, RECTIFYING, SUSPENDED, EXPIRED, RENEWED, RESIGNED)
            .allow(EXPIRED, RENEWED, REMOVED)
            .allow(RENEWED, REMOVED)
            .allow(RESIGNED, REMOVED);

    /** Whether a new entry can take its place: not that of a suspended or removed one, nor of one that was followed. */
    public boolean isRenewable() {
        return isInForce() || this == EXPIRED;
    }

    /** Whether its holder can give it up; one that was removed becomes what it was only by an appeal. */
    public boolean isResignable() {
        return isInForce() || this == SUSPENDED;
    }

    /** Whether it has come to its end without a measure. */
    public boolean isEnded() {
        return this == EXPIRED || this == RENEWED || this == RESIGNED;
    }

    /** Whether the entry vouches for anything now: the badge, the filter, the certificate. */
    public boolean isInForce() {
        return this == VALID || this == RECTIFYING;
    }
}
