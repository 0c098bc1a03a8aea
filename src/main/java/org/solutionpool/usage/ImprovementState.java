package org.solutionpool.usage;

import org.solutionpool.web.Transitions;

/** Where a change of the search stands: nothing is switched on before it was tried. */
public enum ImprovementState {
    /** Written down. */
    PLANNED,
    /** Tried on logged queries; its outcome can be read. */
    TRIED,
    /** In effect. */
    ON,
    /** Not in effect any more, or dropped before it ever was. */
    OFF;

    static final Transitions<ImprovementState> TRANSITIONS = Transitions.of(ImprovementState.class, "usage")
            .allow(PLANNED, TRIED, OFF)
            .allow(TRIED, TRIED, ON, OFF)
            .allow(ON, OFF);
}
