package org.solutionpool.activity;

/** Who was answered. */
public enum Channel {
    /** A reader, by a page. */
    PAGE,
    /** Another program. */
    API
}
