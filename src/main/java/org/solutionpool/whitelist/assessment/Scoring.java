package org.solutionpool.whitelist.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.solutionpool.whitelist.programme.Criterion;

/**
 * What follows from the score sheets of one application. The score is the mean of the totals. A spread above the limit,
 * or a mandatory condition that the reviewers do not agree on, asks for one more reviewer, once; then all sheets count
 * alike. A mandatory condition that at least half of the reviewers found not met cannot be outvoted by points.
 *
 * @param limit the largest difference of totals that needs no further reviewer
 * @param reviewers how many have to score
 * @param passMark points of 100 to reach
 */
public record Scoring(List<Criterion> criteria, int reviewers, int limit, int passMark) {

    /** Decimals of a mean, as the table keeps them. */
    private static final int DECIMALS = 2;

    /** What is to be done. */
    public enum Next {
        /** Not all sheets are in. */
        WAIT,
        /** One more reviewer is needed. */
        ASK_THIRD,
        /** The result stands. */
        DONE
    }

    /**
     * What follows.
     *
     * @param score the mean of the totals; 0 while there is no sheet
     * @param spread the highest total minus the lowest one
     * @param notMet mandatory conditions that at least half found not met
     * @param tooLow scored criteria whose mean is below their own pass mark
     * @param disputed mandatory conditions on which the reviewers do not agree
     * @param belowPassMark whether the score does not reach the pass mark
     */
    public record Result(
            Next next,
            BigDecimal score,
            BigDecimal spread,
            List<Criterion> notMet,
            List<Criterion> tooLow,
            List<Criterion> disputed,
            boolean belowPassMark) {

        public boolean passed() {
            return notMet.isEmpty() && tooLow.isEmpty() && !belowPassMark;
        }
    }

    /**
     * Adds up what is in.
     *
     * @param sheets those handed in
     * @param open how many reviewers are still at work
     */
    public Result of(List<ScoreSheet> sheets, int open) {
        List<BigDecimal> totals = sheets.stream().map(ScoreSheet::total).toList();
        BigDecimal spread = sheets.isEmpty()
                ? BigDecimal.ZERO
                : totals.stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .subtract(totals.stream().min(Comparator.naturalOrder()).orElseThrow());
        BigDecimal score = mean(totals);
        List<Criterion> notMet = new ArrayList<>();
        List<Criterion> tooLow = new ArrayList<>();
        List<Criterion> disputed = new ArrayList<>();
        for (Criterion criterion : criteria) {
            if (criterion.isMandatory()) {
                long against = sheets.stream()
                        .filter(sheet -> !Boolean.TRUE.equals(sheet.met().get(criterion.id)))
                        .count();
                if (against > 0 && against < sheets.size()) {
                    disputed.add(criterion);
                }
                if (against * 2 >= sheets.size()) {
                    notMet.add(criterion);
                }
            } else if (mean(points(sheets, criterion)).compareTo(BigDecimal.valueOf(criterion.passMark)) < 0) {
                tooLow.add(criterion);
            }
        }
        return new Result(
                next(sheets, open, spread, disputed),
                score,
                spread,
                notMet,
                tooLow,
                disputed,
                score.compareTo(BigDecimal.valueOf(passMark)) < 0);
    }

    private Next next(List<ScoreSheet> sheets, int open, BigDecimal spread, List<Criterion> disputed) {
        if (open > 0 || sheets.size() < reviewers) {
            return Next.WAIT;
        }
        boolean apart = spread.compareTo(BigDecimal.valueOf(limit)) > 0 || !disputed.isEmpty();
        return apart && sheets.stream().noneMatch(ScoreSheet::third) ? Next.ASK_THIRD : Next.DONE;
    }

    private static List<BigDecimal> points(List<ScoreSheet> sheets, Criterion criterion) {
        return sheets.stream()
                .map(sheet -> Objects.requireNonNullElse(sheet.points().get(criterion.id), BigDecimal.ZERO))
                .toList();
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.isEmpty()
                ? BigDecimal.ZERO
                : numbers.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), DECIMALS, RoundingMode.HALF_UP);
    }
}
