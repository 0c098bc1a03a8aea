package org.solutionpool.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along the chain found.
 *
 * @param checked how many links were looked at
 * @param broken how many faults there are
 * @param first the first of them; null if the chain holds
 * @param headNumber the last link
 * @param headHash the hash of the last link
 */
public record ChainReport(
        long checked, long broken, @Nullable Fault first, long headNumber, String headHash) {

    /** What can be wrong. */
    public enum Kind {
        /** The event is not what was sealed. */
        EVENT_ALTERED,
        /** The event is gone. */
        EVENT_MISSING,
        /** The link does not carry its own hash, or does not continue the one before. */
        LINK_ALTERED,
        /** No link has this number. */
        GAP,
        /** The event is older than a minute and has no link. */
        UNSEALED,
        /** The link is not the one that was kept elsewhere. */
        HEAD_CHANGED
    }

    /**
     * One fault.
     *
     * @param number of the link; null where there is none
     * @param eventId null where it is not known
     */
    public record Fault(
            Kind kind, @Nullable Long number, @Nullable Long eventId) {}

    public boolean holds() {
        return first == null;
    }

    public Head head() {
        return new Head(headNumber, headHash, null);
    }
}
