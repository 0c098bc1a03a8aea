package org.solutionpool.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.solutionpool.matching.ScoreLines.Line;

class ScoreLinesTest {

    private static Match match(double... pointsAndMost) {
        List<FactorScore> factors = new ArrayList<>();
        for (int i = 0; i < pointsAndMost.length; i += 2) {
            factors.add(new FactorScore(
                    Factor.values()[i / 2], pointsAndMost[i], pointsAndMost[i + 1], Fit.PARTLY, false, List.of()));
        }
        return new Match(Offers.offer(1).build(), factors);
    }

    @Test
    void what_is_shown_for_the_factors_is_together_what_is_shown_for_the_whole() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            double[] numbers = new double[2 * Factor.values().length];
            double total = 0;
            for (int i = 1; i < numbers.length; i += 2) {
                numbers[i] = random.nextDouble();
                total += numbers[i];
            }
            for (int i = 0; i < numbers.length; i += 2) {
                numbers[i + 1] *= 100 / total;
                numbers[i] = numbers[i + 1] * (random.nextInt(3) == 0 ? 1 : random.nextDouble());
            }
            Match match = match(numbers);
            ScoreLines shown = ScoreLines.of(match);
            assertThat(shown.tenths()).isEqualTo(Math.round(match.score() * 10));
            assertThat(shown.lines().stream().mapToInt(Line::tenths).sum()).isEqualTo(shown.tenths());
            assertThat(shown.lines()).allMatch(line -> line.tenths() <= line.of());
        }
    }

    @Test
    void a_factor_that_gives_nothing_shows_nothing_and_one_that_gives_all_shows_all() {
        ScoreLines shown = ScoreLines.of(match(33.333333, 33.333333, 0, 33.333333, 16.666666, 33.333334));
        assertThat(shown.lines().get(1).tenths()).isZero();
        assertThat(shown.lines().getFirst().tenths())
                .isEqualTo(shown.lines().getFirst().of());
    }
}
