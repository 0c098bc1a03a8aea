package org.solutionpool.whitelist.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.solutionpool.whitelist.assessment.Ranking.Candidate;
import org.solutionpool.whitelist.assessment.Ranking.Stages;
import org.solutionpool.whitelist.assessment.Ranking.Suggestion;
import org.solutionpool.whitelist.assessment.Scoring.Next;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.Quota;
import org.solutionpool.whitelist.programme.Quota.Dimension;

class ScoringTest {

    private static final Criterion REGISTERED = criterion(1, Criterion.Kind.MANDATORY, 0, 0);
    private static final Criterion CASES = criterion(2, Criterion.Kind.SCORED, 60, 20);
    private static final Criterion TEAM = criterion(3, Criterion.Kind.SCORED, 40, 0);
    private static final Scoring RULES = new Scoring(List.of(REGISTERED, CASES, TEAM), 2, 15, 60);

    @Test
    void the_score_is_the_mean_and_the_spread_is_the_highest_minus_the_lowest_total() {
        Scoring.Result result = RULES.of(List.of(sheet(true, "50", "35"), sheet(true, "45.5", "30")), 0);

        assertThat(result.next()).isEqualTo(Next.DONE);
        assertThat(result.score()).isEqualByComparingTo("80.25");
        assertThat(result.spread()).isEqualByComparingTo("9.5");
        assertThat(result.passed()).isTrue();
    }

    @Test
    void nothing_is_decided_while_a_sheet_is_missing() {
        assertThat(RULES.of(List.of(sheet(true, "50", "35")), 1).next()).isEqualTo(Next.WAIT);
        assertThat(RULES.of(List.of(sheet(true, "50", "35")), 0).next()).isEqualTo(Next.WAIT);
        assertThat(RULES.of(List.of(), 0).next()).isEqualTo(Next.WAIT);
    }

    @Test
    void a_spread_above_the_limit_asks_for_a_third_and_one_on_the_limit_does_not() {
        assertThat(RULES.of(List.of(sheet(true, "50", "35"), sheet(true, "40", "30")), 0)
                        .next())
                .isEqualTo(Next.DONE);
        assertThat(RULES.of(List.of(sheet(true, "50", "35"), sheet(true, "40", "29.5")), 0)
                        .next())
                .isEqualTo(Next.ASK_THIRD);
    }

    @Test
    void after_the_third_all_sheets_count_alike() {
        Scoring.Result result =
                RULES.of(List.of(sheet(true, "60", "40"), sheet(true, "30", "20"), third(true, "40", "30")), 0);

        assertThat(result.next()).isEqualTo(Next.DONE);
        assertThat(result.score()).isEqualByComparingTo("73.33");
    }

    @Test
    void a_disputed_mandatory_condition_asks_for_a_third() {
        Scoring.Result result = RULES.of(List.of(sheet(true, "60", "40"), sheet(false, "60", "40")), 0);

        assertThat(result.next()).isEqualTo(Next.ASK_THIRD);
        assertThat(result.disputed()).containsExactly(REGISTERED);
    }

    @Test
    void points_cannot_outvote_a_mandatory_condition() {
        Scoring.Result full = RULES.of(List.of(sheet(false, "60", "40"), sheet(false, "60", "40")), 0);
        assertThat(full.score()).isEqualByComparingTo("100");
        assertThat(full.passed()).isFalse();
        assertThat(full.notMet()).containsExactly(REGISTERED);

        assertThat(RULES.of(List.of(sheet(true, "60", "40"), sheet(false, "60", "40"), third(false, "60", "40")), 0)
                        .passed())
                .isFalse();
        assertThat(RULES.of(List.of(sheet(true, "60", "40"), sheet(false, "60", "40"), third(true, "60", "40")), 0)
                        .passed())
                .as("one of three against it")
                .isTrue();
    }

    @Test
    void a_criterion_below_its_own_pass_mark_fails_whatever_the_total() {
        Scoring.Result result = RULES.of(List.of(sheet(true, "19", "40"), sheet(true, "20.5", "40")), 0);

        assertThat(result.tooLow()).containsExactly(CASES);
        assertThat(result.passed()).isFalse();
    }

    @Test
    void points_are_halves_between_zero_and_the_weight() {
        for (String right : List.of("0", "0.5", "60", "59.5", "12.0")) {
            assertThat(Reviewing.inRange(CASES, new BigDecimal(right)))
                    .as(right)
                    .isTrue();
        }
        for (String wrong : List.of("-0.5", "60.5", "12.25", "0.1", "1000")) {
            assertThat(Reviewing.inRange(CASES, new BigDecimal(wrong)))
                    .as(wrong)
                    .isFalse();
        }
    }

    @Test
    void a_full_quota_keeps_the_lower_ranked_off_and_a_minimum_is_never_filled_from_below_the_pass_mark() {
        Quota software = new Quota(Dimension.PROVIDER_KIND, "V1", 0, 1);
        Quota hardware = new Quota(Dimension.PROVIDER_KIND, "V2", 2, null);
        Ranking ranking = Ranking.of(
                List.of(
                        candidate(1, "70", true, Stages.PASSED, "V1"),
                        candidate(2, "90", true, Stages.PASSED, "V1"),
                        candidate(3, "80", true, Stages.PASSED, "V2"),
                        candidate(4, "50", false, Stages.PASSED, "V2"),
                        candidate(5, "65", true, Stages.MISSING, "V2")),
                List.of(software, hardware));

        assertThat(ranking.places().stream().map(place -> place.candidate().id()))
                .containsExactly(2L, 3L, 1L, 5L, 4L);
        assertThat(ranking.places().stream().map(Ranking.Place::suggestion))
                .containsExactly(
                        Suggestion.PROPOSE,
                        Suggestion.PROPOSE,
                        Suggestion.OVER_QUOTA,
                        Suggestion.MISSING_STAGE,
                        Suggestion.BELOW_PASS_MARK);
        assertThat(ranking.places().get(2).ranks()).containsEntry(software, 2);
        assertThat(ranking.quotas().get(1).shortfall()).isEqualTo(1);
    }

    private static Candidate candidate(long id, String score, boolean passed, Stages stages, String kind) {
        return new Candidate(
                id, new BigDecimal(score), passed, stages, false, Map.of(Dimension.PROVIDER_KIND, Set.of(kind)));
    }

    private static ScoreSheet sheet(boolean met, String cases, String team) {
        return new ScoreSheet(
                Map.of(REGISTERED.id, met),
                Map.of(CASES.id, new BigDecimal(cases), TEAM.id, new BigDecimal(team)),
                false);
    }

    private static ScoreSheet third(boolean met, String cases, String team) {
        ScoreSheet sheet = sheet(met, cases, team);
        return new ScoreSheet(sheet.met(), sheet.points(), true);
    }

    private static Criterion criterion(long id, Criterion.Kind kind, int weight, int passMark) {
        Criterion criterion = new Criterion();
        criterion.id = id;
        criterion.kind = kind;
        criterion.weight = weight;
        criterion.passMark = passMark;
        return criterion;
    }
}
