package org.solutionpool.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.web.Language;

/**
 * What stands above the results of a query, marked as recommended by the editors. The results themselves stay as they
 * are, in their order and with the same solution among them, so that nothing moves between pages.
 */
@ApplicationScoped
public class Recommended {

    @Inject
    Recommendations recommendations;

    @Inject
    SolutionSearch search;

    @Inject
    FallbackSearch fallback;

    /**
     * The recommended solutions that are public, best first; none beyond the first page, and none under filters, which a
     * recommendation may not meet.
     *
     * @param degraded whether Elasticsearch is away
     */
    public List<Hit> above(SearchRequest request, boolean degraded, Language language) {
        if (request.page() > 1
                || request.text().isEmpty()
                || !request.selected().isEmpty()) {
            return List.of();
        }
        List<Long> chosen = recommendations.of(request.text());
        if (chosen.isEmpty()) {
            return List.of();
        }
        if (!degraded) {
            try {
                return search.chosen(chosen, language);
            } catch (SearchUnavailableException e) {
                return fallback.chosen(chosen, language);
            }
        }
        return fallback.chosen(chosen, language);
    }
}
