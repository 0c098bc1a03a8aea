package org.solutionpool.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.solutionpool.activity.Activity;
import org.solutionpool.activity.Channel;
import org.solutionpool.activity.Kind;
import org.solutionpool.activity.Searched;
import org.solutionpool.web.Language;

/** Reports a search that was answered. */
@ApplicationScoped
public class SearchReport {

    private static final int FIRST = 10;

    @Inject
    Activity activity;

    /**
     * Reports a page of results, unless its reader does not want that.
     *
     * @param nanos how long the search took
     * @return the id that links from it carry; empty if nothing was reported
     */
    Optional<String> of(SearchResult result, Channel channel, Language language, long nanos) {
        Optional<String> id = activity.newId();
        id.ifPresent(made -> activity.report(new Searched(
                made,
                Kind.SEARCH,
                channel,
                language,
                result.request().text(),
                result.request().filters(),
                result.total(),
                result.tolerant(),
                Duration.ofNanos(nanos).toMillis(),
                result.request().page(),
                result.hits().stream()
                        .limit(FIRST)
                        .map(hit -> Long.valueOf(hit.id()))
                        .toList())));
        return id;
    }
}
