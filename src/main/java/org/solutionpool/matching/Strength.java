package org.solutionpool.matching;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a condition of a need counts. */
public enum Strength {
    /** A solution that does not meet it is excluded, and shown among the excluded with the reason. */
    @JsonProperty("must")
    MUST,
    /** A solution that meets it ranks higher. */
    @JsonProperty("wish")
    WISH,
    /** Stated for the reader; it neither excludes nor ranks. */
    @JsonProperty("open")
    OPEN
}
