package org.solutionpool.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An offer with what it is worth for what is wanted.
 *
 * @param factors what counted, in the order of {@link Factor}
 */
public record Match(Offer offer, List<FactorScore> factors) {

    /** The higher score first; of equal ones the older listing. */
    static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::exactly)
            .reversed()
            .thenComparingLong(match -> match.offer().id());

    /** How well it fits, for people who do not want numbers; also what a notice is sent again for. */
    public enum Level {
        STRONG,
        GOOD,
        FAIR,
        WEAK
    }

    private static final double STRONG = 70;
    private static final double GOOD = 50;
    private static final double FAIR = 30;

    public Match {
        factors = List.copyOf(factors);
    }

    private double exactly() {
        // Sums of floating point numbers: what differs by less is the same score.
        return Math.rint(factors.stream().mapToDouble(FactorScore::points).sum() * 1e6) / 1e6;
    }

    /** From 0 to 100: the sum of the factors' points. */
    public double score() {
        return exactly();
    }

    public Level level() {
        double score = exactly();
        return score >= STRONG ? Level.STRONG : score >= GOOD ? Level.GOOD : score >= FAIR ? Level.FAIR : Level.WEAK;
    }

    public Optional<FactorScore> factor(Factor factor) {
        return factors.stream().filter(score -> score.factor() == factor).findFirst();
    }

    /** The musts that exclude it; none for a result. */
    public List<Factor> excludedBy() {
        return factors.stream()
                .filter(FactorScore::excludes)
                .map(FactorScore::factor)
                .toList();
    }

    /** The musts that its listing says nothing about. */
    public List<Factor> unconfirmed() {
        return factors.stream()
                .filter(FactorScore::unconfirmed)
                .map(FactorScore::factor)
                .toList();
    }

    /** What speaks for it, in the order of the factors. */
    public List<Reason> reasonsFor() {
        return ordered()
                .filter(reason -> reason.fit() == Fit.MET || reason.fit() == Fit.PARTLY)
                .toList();
    }

    /** What does not fit. */
    public List<Reason> reasonsAgainst() {
        return ordered().filter(reason -> reason.fit() == Fit.MISSED).toList();
    }

    /** What its listing does not say. */
    public List<Reason> unknowns() {
        return ordered().filter(reason -> reason.fit() == Fit.UNKNOWN).toList();
    }

    private Stream<Reason> ordered() {
        return factors.stream().flatMap(score -> score.reasons().stream());
    }
}
