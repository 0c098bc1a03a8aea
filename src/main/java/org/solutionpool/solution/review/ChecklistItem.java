package org.solutionpool.solution.review;

/**
 * What a reviewer looks at before a listing is published. Its words stand in the bundle {@code review} under
 * {@code check.<NAME>}.
 */
public enum ChecklistItem {
    /** The provider's statements are plausible and not advertising for its own sake. */
    TRUTHFUL,
    /** Industries, equipment, protocols and scenarios fit what the text describes. */
    CLASSIFIED,
    /** Cases name what was done and their figures have a before and an after. */
    CASES,
    /** Certificates are legible, valid, and in the provider's name. */
    CERTIFICATES,
    /** No contact data, link or offer that leads past the portal stands in the public text. */
    NO_CONTACT_IN_TEXT,
    /** Files open and show what their captions say. */
    FILES
}
