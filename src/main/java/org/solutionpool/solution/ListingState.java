package org.solutionpool.solution;

import org.solutionpool.web.Transitions;

/** Where a listing stands in public, whatever happens to its next revision meanwhile. */
public enum ListingState {
    /** Never published. */
    UNPUBLISHED,
    PUBLISHED,
    /** Taken down by an admin until its fault is mended. */
    SUSPENDED,
    /** Taken back by its provider. */
    RETIRED;

    /** A retired listing comes back by publishing a revision; a suspended one also when the admin lifts it. */
    public static final Transitions<ListingState> TRANSITIONS = Transitions.of(ListingState.class, "solution")
            .allow(UNPUBLISHED, PUBLISHED)
            .allow(PUBLISHED, PUBLISHED, SUSPENDED, RETIRED)
            .allow(SUSPENDED, PUBLISHED, RETIRED)
            .allow(RETIRED, PUBLISHED);
}
