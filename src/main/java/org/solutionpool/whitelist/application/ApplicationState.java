package org.solutionpool.whitelist.application;

import org.solutionpool.web.Transitions;

/** Where an application stands. */
public enum ApplicationState {
    DRAFT,
    /** With the regional office, where the programme asks for its recommendation. */
    RECOMMENDATION,
    FORMAL_CHECK,
    /** Back with the applicant, once, to be completed by a day. */
    RETURNED,
    SCORING,
    /** All scores are in. */
    SCORED,
    /** On the proposed list of a publicity period. */
    PROPOSED,
    /** On the published list: what happens from here happens to the entry. */
    LISTED,
    REFUSED,
    WITHDRAWN;

    /** What follows REFUSED is what a successful appeal restores. */
    public static final Transitions<ApplicationState> TRANSITIONS = Transitions.of(
                    ApplicationState.class, "application")
            .allow(DRAFT, RECOMMENDATION, FORMAL_CHECK, WITHDRAWN)
            .allow(RECOMMENDATION, FORMAL_CHECK, REFUSED, WITHDRAWN)
            .allow(FORMAL_CHECK, RETURNED, SCORING, REFUSED, WITHDRAWN)
            .allow(RETURNED, FORMAL_CHECK, REFUSED, WITHDRAWN)
            .allow(SCORING, SCORED, REFUSED, WITHDRAWN)
            .allow(SCORED, PROPOSED, REFUSED, WITHDRAWN)
            .allow(PROPOSED, SCORED, LISTED, REFUSED, WITHDRAWN)
            .allow(REFUSED, RECOMMENDATION, FORMAL_CHECK, RETURNED, SCORING, SCORED);

    /** Whether nothing more is going to happen to it unless an appeal succeeds. */
    public boolean isOver() {
        return this == LISTED || this == REFUSED || this == WITHDRAWN;
    }

    /** Whether the applicant can write in it. */
    public boolean isEditable() {
        return this == DRAFT || this == RETURNED;
    }
}
