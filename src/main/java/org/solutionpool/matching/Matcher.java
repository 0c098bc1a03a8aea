package org.solutionpool.matching;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.solutionpool.matching.CandidateSearch.Found;
import org.solutionpool.matching.MatchResult.Exclusion;
import org.solutionpool.taxonomy.Taxonomy;

/** Ranks the pool's solutions for what is wanted, with reasons. Page, API and mail ask here and nowhere else. */
@ApplicationScoped
public class Matcher {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Weights weights = Weights.load();

    @Inject
    CandidateSearch candidates;

    @Inject
    Taxonomy taxonomy;

    /** Ranks the whole pool by every way. */
    public MatchResult match(Wanted wanted) {
        return match(wanted, EnumSet.allOf(Way.class), List.of());
    }

    /**
     * Ranks solutions. The same question to the same index gives the same answer.
     *
     * @param ways the ways that may be used; not empty
     * @param among ids of the solutions to rank; the whole pool if empty
     * @return without matches if nothing is wanted
     * @throws org.solutionpool.search.SearchUnavailableException when Elasticsearch is away
     */
    public MatchResult match(Wanted wanted, Set<Way> ways, Collection<Long> among) {
        if (wanted.isEmpty()) {
            return new MatchResult(wanted, List.of(), List.of(), List.of(), true);
        }
        Timer.Sample sample = Timer.start();
        try {
            return rank(wanted, ways, among);
        } finally {
            sample.stop(Metrics.timer("pool.match"));
        }
    }

    /** Equipment against the best solutions of a result. */
    public Coverage coverage(MatchResult result, int solutions) {
        return Coverage.of(
                result.wanted().machines(),
                result.matches().stream().limit(solutions).map(Match::offer).toList(),
                taxonomy);
    }

    /** Two or three solutions that together cover what none covers alone. */
    public Optional<Combination> combination(MatchResult result) {
        return Combination.of(result, taxonomy);
    }

    private MatchResult rank(Wanted wanted, Set<Way> ways, Collection<Long> among) {
        boolean factsToo = ways.contains(Way.STRUCTURE);
        Scorer scorer = new Scorer(wanted, weights, taxonomy, factsToo, LocalDate.now(CHINA));
        Found found = candidates.find(wanted, ways, among, weights);
        List<Match> matches = new ArrayList<>();
        List<Match> excluded = new ArrayList<>();
        Map<Factor, Long> excludedBy = new EnumMap<>(Factor.class);
        Map<Factor, Long> gained = new EnumMap<>(Factor.class);
        excludedBy.putAll(found.excludedBy());
        gained.putAll(found.gained());
        found.eligible().forEach(candidate -> {
            Match match = scorer.score(candidate.offer(), candidate.text());
            List<Factor> failed = match.excludedBy();
            if (failed.isEmpty()) {
                matches.add(match);
            } else {
                // What the index could not tell: a stated sibling, an expired certificate, a late delivery.
                excluded.add(match);
                failed.forEach(factor -> excludedBy.merge(factor, 1L, Long::sum));
                if (failed.size() == 1) {
                    gained.merge(failed.getFirst(), 1L, Long::sum);
                }
            }
        });
        found.excluded().forEach(candidate -> {
            Match match = scorer.score(candidate.offer(), candidate.text());
            if (!match.excludedBy().isEmpty()) {
                excluded.add(match);
            }
        });
        if (among.isEmpty()) {
            // The pool's least near. Of those that were asked about by name, each is answered.
            matches.removeIf(match -> match.score() == 0);
        }
        matches.sort(Match.BEST_FIRST);
        excluded.sort(Match.BEST_FIRST);
        return new MatchResult(
                wanted,
                matches,
                excluded.subList(0, Math.min(excluded.size(), CandidateSearch.EXCLUDED_SHOWN)),
                excludedBy.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> new Exclusion(
                                entry.getKey(), entry.getValue(), gained.getOrDefault(entry.getKey(), 0L)))
                        .sorted(Comparator.comparingLong(Exclusion::count)
                                .reversed()
                                .thenComparing(Exclusion::factor))
                        .toList(),
                found.complete());
    }
}
