package org.solutionpool.matching;

/** How much a condition of a need counts. */
public enum Strength {
    /** A solution that does not meet it is excluded, and shown among the excluded with the reason. */
    MUST,
    /** A solution that meets it ranks higher. */
    WISH,
    /** Stated for the reader; it neither excludes nor ranks. */
    OPEN
}
