package org.solutionpool.indexing;

import org.jspecify.annotations.Nullable;

/**
 * What the index has to say about one row.
 *
 * @param version the row's version
 * @param document the document, as Jackson writes it; null if it must not be found
 * @param problem why no document could be made of the row although it is public; null if nothing is wrong
 */
public record DocumentState(
        long id,
        long version,
        @Nullable Object document,
        @Nullable String problem) {

    /** Higher than any row's version: for documents whose row does not exist any more and never comes back. */
    private static final long AFTER_THE_LAST = Long.MAX_VALUE / 2;

    public static DocumentState shown(long id, long version, Object document) {
        return new DocumentState(id, version, document, null);
    }

    public static DocumentState hidden(long id, long version) {
        return new DocumentState(id, version, null, null);
    }

    /** The row was deleted. */
    public static DocumentState gone(long id) {
        return hidden(id, AFTER_THE_LAST);
    }

    public static DocumentState unreadable(long id, long version, String problem) {
        return new DocumentState(id, version, null, problem);
    }
}
