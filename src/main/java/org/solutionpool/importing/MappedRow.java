package org.solutionpool.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingContent;

/**
 * A row as a listing.
 *
 * @param number as in {@link SourceRow#number()}
 * @param listing null for a row that is refused
 * @param problems what is to be said about it; has an error exactly when the row is refused
 */
record MappedRow(int number, @Nullable Listing listing, List<RowProblem> problems) {

    /**
     * @param rowId the row's own id in its list; null if it has none
     * @param hash of everything the mapped columns say: another hash is another text
     */
    record Listing(
            ListKey list,
            @Nullable String licence,
            @Nullable String rowId,
            String hash,
            String title,
            @Nullable String provider,
            @Nullable String sourceUrl,
            ListingContent content) {

        /** What finds the row again in its list. */
        String identity() {
            return rowId != null ? "id:" + rowId : "hash:" + hash;
        }
    }
}
