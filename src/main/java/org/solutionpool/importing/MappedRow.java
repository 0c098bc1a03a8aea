package org.solutionpool.importing;

import java.util.List;
import java.util.stream.Stream;
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

    /** The same with one more problem. */
    MappedRow with(@Nullable Listing other, RowProblem problem) {
        return new MappedRow(
                number,
                other,
                Stream.concat(problems.stream(), Stream.of(problem)).toList());
    }

    /**
     * What a row says.
     *
     * @param rowId the row's own id in its list; null if it has none
     * @param hash of everything the mapped columns say: another hash is another text
     * @param time 1, or 2, 3 … for a row without an id that says the same as earlier ones of its file
     */
    record Listing(
            ListKey list,
            @Nullable String licence,
            @Nullable String rowId,
            String hash,
            int time,
            String title,
            @Nullable String provider,
            @Nullable String sourceUrl,
            ListingContent content) {

        /** What finds the row again in its list. */
        String identity() {
            return rowId != null ? "id:" + rowId : "hash:" + hash + (time == 1 ? "" : "#" + time);
        }

        Listing repeated(int again) {
            return new Listing(list, licence, rowId, hash, again, title, provider, sourceUrl, content);
        }
    }
}
