package org.solutionpool.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingStanding;

/**
 * A page of results.
 *
 * @param total solutions found, exactly
 * @param facets in the order in which they are shown
 * @param tolerant whether nothing was found to the letter and these are found by a similar spelling or by sound
 * @param didYouMean the query in a spelling that the pool knows; null if there is nothing to mend
 * @param loosenings what to take away so that something is found, most results first; empty if something is found
 */
public record SearchResult(
        SearchRequest request,
        long total,
        List<Hit> hits,
        List<FacetCounts> facets,
        boolean tolerant,
        @Nullable String didYouMean,
        List<Loosening> loosenings) {

    /** The last page that has results, never below 1 nor beyond what can be paged to. */
    public int lastPage() {
        long pages = Math.ceilDiv(total, request.size());
        long reachable = Math.min(SearchRequest.LAST_PAGE, SearchRequest.DEEPEST_RESULT / request.size());
        return (int) Math.max(1, Math.min(pages, reachable));
    }

    /** Whether there is no such page: the answer is 404. */
    public boolean beyondLastPage() {
        return request.page() > lastPage();
    }

    /** The number of the first result on this page, from 1; 0 if there is none. */
    public long first() {
        return hits.isEmpty() ? 0 : request.offset() + 1L;
    }

    /** The number of the last result on this page; 0 if there is none. */
    public long last() {
        return hits.isEmpty() ? 0 : request.offset() + (long) hits.size();
    }

    /** The counts of a facet; without values if it is not counted. */
    public FacetCounts facet(Facet facet) {
        return facets.stream()
                .filter(counts -> counts.facet() == facet)
                .findFirst()
                .orElse(new FacetCounts(facet, List.of()));
    }

    /**
     * One solution found. Texts that end in {@code Html} are escaped already and hold no other tag than {@code <mark>}.
     *
     * @param title as published, without marks
     * @param snippetHtml the passage that matches best, or the summary; empty if there is neither
     * @param provider its name; null if the published list does not print one
     * @param industries codes, as the provider chose them; so are equipment and scenarios
     * @param regions codes of the provinces served
     * @param whitelist the entries of the whitelist in force for it, its own first; empty if it has none
     * @param image id of its picture; null if it has none
     * @param list the published list it comes from; null if the provider listed it itself
     */
    public record Hit(
            String id,
            String title,
            String titleHtml,
            String snippetHtml,
            @Nullable String provider,
            List<String> industries,
            List<String> equipment,
            List<String> scenarios,
            List<String> certificates,
            List<String> regions,
            List<ListingStanding> whitelist,
            @Nullable String image,
            @Nullable ListedIn list,
            @Nullable Instant published) {

        /** The address of its page. */
        public String url() {
            return "/solutions/" + id;
        }
    }

    /** A published list. */
    public record ListedIn(
            String name, @Nullable String issuer, @Nullable String year) {}

    /**
     * How many solutions each code of a facet would have under the other facets' filters.
     *
     * @param values chosen ones first, then by falling count; a chosen one that has no solution is there with 0
     */
    public record FacetCounts(Facet facet, List<Value> values) {

        /** One code and its solutions. */
        public record Value(String code, long count, boolean selected) {}
    }

    /**
     * One thing to take away from a search that found nothing.
     *
     * @param facet the filter to open; null if it is a word
     * @param word the word or phrase to leave out; null if it is a filter
     * @param request the search without it
     * @param total what that search finds; at least 1
     */
    public record Loosening(@Nullable Facet facet, @Nullable String word, SearchRequest request, long total) {}
}
