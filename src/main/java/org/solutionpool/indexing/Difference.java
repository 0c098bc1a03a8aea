package org.solutionpool.indexing;

import org.jspecify.annotations.Nullable;

/**
 * One document on which index and database do not agree.
 *
 * @param id as Elasticsearch has it
 * @param rowVersion the version of the public row; null if there is none
 * @param indexedVersion the version of the document; null if there is none
 */
public record Difference(
        String id, @Nullable Long rowVersion, @Nullable Long indexedVersion) {

    /** What is wrong. */
    public enum Fault {
        /** A public row without a document. */
        MISSING,
        /** A document of another version than its row. */
        STALE,
        /** A document without a public row. */
        ORPHANED
    }

    /** Whether the two sides differ at all. */
    boolean stands() {
        return rowVersion == null ? indexedVersion != null : !rowVersion.equals(indexedVersion);
    }

    public Fault fault() {
        return rowVersion == null ? Fault.ORPHANED : indexedVersion == null ? Fault.MISSING : Fault.STALE;
    }
}
