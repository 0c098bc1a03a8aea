package org.solutionpool.browse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.solution.ListingStandings;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;

/** Makes the cards of a list of solutions, with what the whitelist says of all of them in one go. */
@ApplicationScoped
class SolutionCards {

    @Inject
    ListingStandings standings;

    @Inject
    Taxonomy taxonomy;

    /** The cards of solutions whose published revisions and organizations are already loaded. */
    List<SolutionCard> of(List<Solution> solutions, Language language) {
        Map<Long, List<ListingStanding>> vouched = standings.of(solutions);
        return solutions.stream()
                .map(solution ->
                        SolutionCard.of(solution, vouched.getOrDefault(solution.id, List.of()), language, taxonomy))
                .toList();
    }
}
