package org.solutionpool.importing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingContent;

/**
 * A row as what it becomes.
 *
 * @param number as in {@link SourceRow#number()}
 * @param content null for a row that is refused
 * @param problems what is to be said about it; has an error exactly when the row is refused
 */
record MappedRow(int number, @Nullable Content content, List<RowProblem> problems) {

    /** The listing, where the file's rows become listings. */
    @Nullable Listing listing() {
        return content instanceof Listing listing ? listing : null;
    }

    /** The record, where the file's rows stand in the register only. */
    @Nullable Named named() {
        return content instanceof Named named ? named : null;
    }

    /** The same with one more problem. */
    MappedRow with(@Nullable Content other, RowProblem problem) {
        return new MappedRow(
                number,
                other,
                Stream.concat(problems.stream(), Stream.of(problem)).toList());
    }

    /** What a row says, and what finds it again in its list. */
    sealed interface Content {

        ListKey list();

        /** The row's own id in its list; null if it has none. */
        @Nullable String rowId();

        /** Of everything the mapped columns say: another hash is another text. */
        String hash();

        /** 1, or 2, 3 … for a row without an id that says the same as earlier ones of its file. */
        int time();

        Content repeated(int again);

        /** What finds the row again in its list. */
        default String identity() {
            return rowId() != null ? "id:" + rowId() : "hash:" + hash() + (time() == 1 ? "" : "#" + time());
        }
    }

    /** A row as a listing. */
    record Listing(
            ListKey list,
            @Nullable String licence,
            @Nullable String rowId,
            String hash,
            int time,
            String title,
            @Nullable String provider,
            @Nullable String sourceUrl,
            ListingContent content)
            implements Content {

        @Override
        public Listing repeated(int again) {
            return new Listing(list, licence, rowId, hash, again, title, provider, sourceUrl, content);
        }
    }

    /**
     * A row as a line of a list that is kept as a record: a company, a solution, or both.
     *
     * @param creditCode a valid one; null if the row has none
     * @param region a code; null if the row states none that is known
     */
    record Named(
            ListKey list,
            @Nullable String rowId,
            String hash,
            int time,
            @Nullable String provider,
            @Nullable String title,
            @Nullable String titleEn,
            @Nullable String creditCode,
            @Nullable String region,
            List<String> industries,
            @Nullable String sourceUrl)
            implements Content {

        @Override
        public Named repeated(int again) {
            return new Named(
                    list, rowId, hash, again, provider, title, titleEn, creditCode, region, industries, sourceUrl);
        }
    }
}
