package org.solutionpool.activity;

/** What a reader did with a result. */
public enum Step {
    /** Opened the solution. */
    OPENED,
    /** Looked at why it was found. */
    REASONS,
    /** Began a conversation with its provider. */
    CONTACTED
}
