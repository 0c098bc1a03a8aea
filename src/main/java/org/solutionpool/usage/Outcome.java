package org.solutionpool.usage;

import java.util.List;

/**
 * What a change would have done to queries that were asked.
 *
 * @param asked how many queries of the log were tried; each counts as often as it was asked
 * @param changed how many of them would have been answered otherwise
 * @param lines each query once, changed ones first, then by how often it was asked
 */
public record Outcome(long asked, long changed, List<Line> lines) {

    /**
     * One query, before and after.
     *
     * @param filters as parameters of an address; may be empty
     * @param times how often it was asked; 0 for the one that is tried because nobody asked it yet
     */
    public record Line(String text, String filters, long times, boolean changed, Side before, Side after) {

        /** The address of the search. */
        public String url() {
            return UsageAddress.search(text, filters);
        }
    }

    /**
     * An answer.
     *
     * @param recommended what stands above the results
     * @param first the first results
     */
    public record Side(long total, List<Found> recommended, List<Found> first) {}

    /** A solution among the results, in the language of the query. */
    public record Found(String id, String title) {}
}
