package org.solutionpool.whitelist.programme;

import org.solutionpool.web.Transitions;

/** Where a batch stands. */
public enum BatchState {
    /** Announced: applications come in between its two days. */
    INTAKE,
    /** The intake is over: checks and scores. */
    ASSESSMENT,
    /** A proposed list is open to objections. */
    PUBLICITY,
    /** Its list is final. A supplement, after an appeal, opens another publicity period. */
    PUBLISHED,
    /** Over without a list: everything was decided and nothing qualified. */
    CLOSED,
    CANCELLED;

    public static final Transitions<BatchState> TRANSITIONS = Transitions.of(BatchState.class, "programme")
            .allow(INTAKE, ASSESSMENT, CANCELLED)
            .allow(ASSESSMENT, PUBLICITY, CLOSED, CANCELLED)
            .allow(PUBLICITY, PUBLISHED, ASSESSMENT)
            .allow(PUBLISHED, PUBLICITY);
}
