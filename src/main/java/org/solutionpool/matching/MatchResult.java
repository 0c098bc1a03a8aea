package org.solutionpool.matching;

import java.util.List;

/**
 * What a match found.
 *
 * @param wanted what was asked for
 * @param matches the best first; all of them, so that pages are cut from one order
 * @param excluded the nearest of what a must excludes, the best first
 * @param exclusions what each must excludes in the whole pool, the most first
 * @param complete false if the nearness of meaning could not be told in time; asked again it can
 */
public record MatchResult(
        Wanted wanted, List<Match> matches, List<Match> excluded, List<Exclusion> exclusions, boolean complete) {

    /**
     * What one must excludes.
     *
     * @param count how many listings state otherwise
     * @param gained how many of them come back when this must alone becomes a wish
     */
    public record Exclusion(Factor factor, long count, long gained) {}

    public MatchResult {
        matches = List.copyOf(matches);
        excluded = List.copyOf(excluded);
        exclusions = List.copyOf(exclusions);
    }

    /** A page of the matches. */
    public List<Match> page(int number, int size) {
        int from = Math.min(matches.size(), (number - 1) * size);
        return matches.subList(from, Math.min(matches.size(), from + size));
    }
}
