package org.solutionpool.whitelist.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.solutionpool.whitelist.programme.Quota;

/**
 * The order of the scored applications of a batch, overall and within each quota, and what it suggests. Going down from
 * the best, an application is suggested unless a quota it counts in is full. What is on a proposed or published list
 * already takes its place first. A minimum is never filled from below the pass mark: what is missing is shown.
 */
public final class Ranking {

    /** What the order suggests for an application. */
    public enum Suggestion {
        PROPOSE,
        BELOW_PASS_MARK,
        OVER_QUOTA,
        /** An on-site check or an oral defence has no result yet. */
        MISSING_STAGE,
        STAGE_FAILED,
        /** On a proposed or a published list. */
        ON_LIST
    }

    /** Where the further stages of an application stand. */
    public enum Stages {
        PASSED,
        MISSING,
        FAILED
    }

    /**
     * A scored application.
     *
     * @param codes what it counts as, in each dimension a quota can count
     * @param onList whether it is on a proposed or published list already
     */
    public record Candidate(
            long id,
            BigDecimal score,
            boolean passed,
            Stages stages,
            boolean onList,
            Map<Quota.Dimension, Set<String>> codes) {

        boolean countsIn(Quota quota) {
            return codes.getOrDefault(quota.dimension(), Set.of()).contains(quota.code());
        }
    }

    /**
     * Where an application stands.
     *
     * @param rank from 1; the same score is the same rank
     * @param ranks its rank within each quota it counts in
     * @param full the quota that keeps it off; null if none does
     */
    public record Place(
            Candidate candidate,
            int rank,
            Map<Quota, Integer> ranks,
            Suggestion suggestion,
            @org.jspecify.annotations.Nullable Quota full) {}

    /**
     * How far a quota is filled by what is suggested or on a list.
     *
     * @param shortfall how many are missing to its minimum
     */
    public record Filled(Quota quota, int taken, int shortfall) {}

    private final List<Place> places;
    private final List<Filled> quotas;

    private Ranking(List<Place> places, List<Filled> quotas) {
        this.places = places;
        this.quotas = quotas;
    }

    public static Ranking of(List<Candidate> candidates, List<Quota> quotas) {
        List<Candidate> ordered = candidates.stream()
                .sorted(Comparator.comparing(Candidate::score).reversed().thenComparing(Candidate::id))
                .toList();
        Map<Quota, Integer> taken = new HashMap<>();
        ordered.stream().filter(Candidate::onList).forEach(candidate -> quotas.stream()
                .filter(candidate::countsIn)
                .forEach(quota -> taken.merge(quota, 1, Integer::sum)));
        List<Place> places = new ArrayList<>();
        for (Candidate candidate : ordered) {
            Map<Quota, Integer> ranks = new LinkedHashMap<>();
            quotas.stream()
                    .filter(candidate::countsIn)
                    .forEach(quota -> ranks.put(
                            quota,
                            rank(
                                    candidate,
                                    ordered.stream()
                                            .filter(other -> other.countsIn(quota))
                                            .toList())));
            Quota full = quotas.stream()
                    .filter(quota -> quota.max() != null
                            && candidate.countsIn(quota)
                            && taken.getOrDefault(quota, 0) >= quota.max())
                    .findFirst()
                    .orElse(null);
            Suggestion suggestion = suggestion(candidate, full != null);
            if (suggestion == Suggestion.PROPOSE) {
                ranks.keySet().forEach(quota -> taken.merge(quota, 1, Integer::sum));
            }
            places.add(new Place(
                    candidate,
                    rank(candidate, ordered),
                    ranks,
                    suggestion,
                    suggestion == Suggestion.OVER_QUOTA ? full : null));
        }
        return new Ranking(
                List.copyOf(places),
                quotas.stream()
                        .map(quota -> new Filled(
                                quota,
                                taken.getOrDefault(quota, 0),
                                Math.max(0, quota.min() - taken.getOrDefault(quota, 0))))
                        .toList());
    }

    /** The best first. */
    public List<Place> places() {
        return places;
    }

    public List<Filled> quotas() {
        return quotas;
    }

    private static Suggestion suggestion(Candidate candidate, boolean full) {
        if (candidate.onList()) {
            return Suggestion.ON_LIST;
        }
        if (!candidate.passed()) {
            return Suggestion.BELOW_PASS_MARK;
        }
        return switch (candidate.stages()) {
            case MISSING -> Suggestion.MISSING_STAGE;
            case FAILED -> Suggestion.STAGE_FAILED;
            case PASSED -> full ? Suggestion.OVER_QUOTA : Suggestion.PROPOSE;
        };
    }

    private static int rank(Candidate candidate, List<Candidate> among) {
        return 1
                + (int) among.stream()
                        .filter(other -> other.score().compareTo(candidate.score()) > 0)
                        .count();
    }
}
