package org.solutionpool.indexing;

import java.util.List;

/**
 * How far index and database agree.
 *
 * @param index the index that was looked at
 * @param rows the public rows that were walked
 * @param documents the documents that were walked
 * @param missing public rows without a document
 * @param stale documents that show another version of their row
 * @param orphaned documents without a public row
 * @param pending differences that the outbox knows of already: they are none in a moment
 * @param missingIds the first 100 of them, as the others
 */
public record VerificationReport(
        String index,
        long rows,
        long documents,
        long missing,
        long stale,
        long orphaned,
        long pending,
        List<String> missingIds,
        List<String> staleIds,
        List<String> orphanedIds) {

    public boolean clean() {
        return missing == 0 && stale == 0 && orphaned == 0;
    }

    public long differences() {
        return missing + stale + orphaned;
    }
}
