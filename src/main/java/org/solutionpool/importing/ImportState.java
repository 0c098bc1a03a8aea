package org.solutionpool.importing;

import org.solutionpool.web.Transitions;

/** Where an import stands. */
public enum ImportState {
    /** The file is in; an admin says what its columns mean. */
    MAPPING,
    /** The dry run goes through the rows. */
    CHECKING,
    /** The dry run is done; an admin looks at what it found. */
    READY,
    IMPORTING,
    /** An admin stopped it; what went in stays, and it can go on. */
    STOPPED,
    DONE,
    /** Something outside of the rows went wrong; beginning again does no harm, since rows that are in are left alone. */
    FAILED,
    /** Given up before it published anything more. */
    DISCARDED;

    public static final Transitions<ImportState> TRANSITIONS = Transitions.of(ImportState.class, "importing")
            .allow(MAPPING, CHECKING, DISCARDED)
            .allow(CHECKING, READY, FAILED, MAPPING, DISCARDED)
            .allow(READY, IMPORTING, MAPPING, DISCARDED)
            .allow(IMPORTING, DONE, STOPPED, FAILED)
            .allow(STOPPED, IMPORTING, DISCARDED)
            .allow(FAILED, MAPPING, DISCARDED);

    /** Whether a process works on it, or is about to. */
    public boolean running() {
        return this == CHECKING || this == IMPORTING;
    }

    /** Whether nothing more will happen; the file is no longer kept. */
    public boolean over() {
        return this == DONE || this == DISCARDED;
    }
}
