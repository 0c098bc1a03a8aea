package org.solutionpool.solution;

import java.util.List;
import org.solutionpool.web.Language;

/** Solutions that are like a listing. The matching brings it, so that this package does not know it. */
public interface SimilarSolutions {

    /**
     * A similar solution.
     *
     * @param provider its provider's name; empty if the published list does not print one
     * @param reason what it has in common with the listing, as a sentence without a full stop
     */
    record Similar(long id, String url, String title, String provider, List<StandingBadge> vouched, String reason) {}

    /**
     * Published solutions that are like a listing, the most alike first, never the listing itself.
     *
     * @param id the listing's
     * @return at most four; empty if there are none or the search is away
     */
    List<Similar> of(ListingContent content, long id, Language language);
}
