package org.solutionpool.need;

/** Knows which providers an open need is for that is shown to matched providers only. */
public interface NeedAudience {

    /** Whether one of the organization's solutions fits the need. */
    boolean includes(long needId, long organizationId);
}
