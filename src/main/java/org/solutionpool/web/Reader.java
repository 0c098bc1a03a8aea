package org.solutionpool.web;

import org.jspecify.annotations.Nullable;

/** The person the layout is drawn for: what the header shows and which menus it offers. */
public interface Reader {

    boolean signedIn();

    /** The name in the account menu; null for an anonymous reader. */
    @Nullable String displayName();

    /** The organization the person acts for; null without one. */
    @Nullable String organizationName();

    boolean hasRole(String role);

    /** Whether the person asked that nothing they do be recorded for statistics; false for an anonymous reader. */
    boolean recordingRefused();

    /** Unread notices and messages, for the header's badge; 0 for an anonymous reader. */
    long unread();
}
