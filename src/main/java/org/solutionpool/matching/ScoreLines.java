package org.solutionpool.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A score as people add it up: in tenths, and what is shown for the factors is together what is shown for the whole.
 * Rounding each number by itself would leave sums that are off by a tenth or two.
 *
 * @param tenths the score in tenths, from 0 to 1000
 * @param lines one for each factor, in its order
 */
public record ScoreLines(int tenths, List<Line> lines) {

    private static final int WHOLE = 1000;

    /**
     * What one factor gives.
     *
     * @param tenths of a point; so is of, what it could give at most
     */
    public record Line(Factor factor, int tenths, int of, boolean must) {}

    /** The score of a match. */
    public static ScoreLines of(Match match) {
        List<FactorScore> factors = match.factors();
        int score = (int) Math.round(match.score() * 10);
        int[] points = shared(factors.stream().map(FactorScore::points).toList(), score);
        int[] most = shared(factors.stream().map(FactorScore::of).toList(), WHOLE);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            FactorScore one = factors.get(i);
            // A factor that gives all it can says so, although the two numbers were rounded apart.
            boolean full = one.of() - one.points() < 1e-9;
            lines.add(new Line(one.factor(), points[i], full ? points[i] : Math.max(most[i], points[i]), one.must()));
        }
        return new ScoreLines(score, List.copyOf(lines));
    }

    /** Rounds down, and gives what is missing to the whole to those that lost most. */
    private static int[] shared(List<Double> exact, int whole) {
        int[] shares = exact.stream()
                .mapToInt(one -> (int) Math.floor(one * 10 + 1e-6))
                .toArray();
        int missing = whole - IntStream.of(shares).sum();
        List<Integer> losers = IntStream.range(0, shares.length)
                .boxed()
                .filter(i -> exact.get(i) * 10 - shares[i] > 1e-6)
                .sorted(Comparator.comparingDouble((Integer i) -> shares[i] - exact.get(i) * 10)
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int i : losers.subList(0, Math.clamp(missing, 0, losers.size()))) {
            shares[i]++;
        }
        return shares;
    }
}
