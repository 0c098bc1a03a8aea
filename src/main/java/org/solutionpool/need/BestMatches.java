package org.solutionpool.need;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.solutionpool.matching.MatchResult;
import org.solutionpool.matching.Matcher;
import org.solutionpool.need.MatchReading.Brief;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Taxonomy;

/**
 * The first few solutions on the page of a need; {@code inject:bestMatches} in templates, so that the matching works while
 * the page is drawn and not inside the transaction that read the need.
 */
@Named("bestMatches")
@RequestScoped
public class BestMatches {

    private static final int SHOWN = 3;

    /**
     * What is shown.
     *
     * @param asked false if the need says nothing that could be matched
     * @param away whether the search is away
     */
    public record Best(boolean asked, boolean away, int total, int kinds, List<Brief> first) {}

    @Inject
    NeedAccess access;

    @Inject
    Matcher matcher;

    @Inject
    MatchReading reading;

    @Inject
    Taxonomy taxonomy;

    /** The first of a need of the organization the reader acts for. */
    public Best of(long needId) {
        Need need = access.requireOwn(needId);
        int kinds = need.wanted(taxonomy).machines().size();
        try {
            MatchResult result = matcher.match(need.wanted(taxonomy));
            return new Best(
                    !result.wanted().isEmpty(), false, result.matches().size(), kinds, reading.best(result, SHOWN));
        } catch (SearchUnavailableException e) {
            return new Best(true, true, 0, kinds, List.of());
        }
    }
}
