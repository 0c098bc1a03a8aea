package org.solutionpool.importing;

/** What a problem means for its row. */
public enum Severity {
    /** The row is refused. */
    ERROR,
    /** The row goes in, something of it stays behind or should be looked at. */
    WARNING,
    /** The row goes in; there is something very like it already. */
    DUPLICATE
}
