package org.solutionpool.activity;

/** What a list of results answers. */
public enum Kind {
    /** Words and filters. */
    SEARCH,
    /** A manufacturer's need. */
    MATCH
}
