package org.solutionpool.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.solutionpool.matching.Offers.offer;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.solutionpool.matching.Offer.Case;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;

/** What is said about an offer, and what it is worth, for a dozen needs written by hand. */
@QuarkusTest
class ScorerTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Inject
    Taxonomy taxonomy;

    @Inject
    ReasonTexts texts;

    /** A need: nothing is wanted until it is said. */
    private record Need(
            String title,
            Condition industries,
            List<Machines> machines,
            Strength equipment,
            Condition protocols,
            Condition scenarios,
            Condition regions,
            Condition deployments,
            Condition certificates,
            Budget budget,
            Deadline deadline) {

        static Need of() {
            return new Need(
                    "",
                    Condition.NONE,
                    List.of(),
                    Strength.WISH,
                    Condition.NONE,
                    Condition.NONE,
                    Condition.NONE,
                    Condition.NONE,
                    Condition.NONE,
                    Budget.NONE,
                    null);
        }

        Need machines(Strength strength, Machines... all) {
            return new Need(
                    title,
                    industries,
                    List.of(all),
                    strength,
                    protocols,
                    scenarios,
                    regions,
                    deployments,
                    certificates,
                    budget,
                    deadline);
        }

        Need industries(Condition condition) {
            return new Need(
                    title,
                    condition,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    regions,
                    deployments,
                    certificates,
                    budget,
                    deadline);
        }

        Need protocols(Condition condition) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    condition,
                    scenarios,
                    regions,
                    deployments,
                    certificates,
                    budget,
                    deadline);
        }

        Need scenarios(Condition condition) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    protocols,
                    condition,
                    regions,
                    deployments,
                    certificates,
                    budget,
                    deadline);
        }

        Need regions(Condition condition) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    condition,
                    deployments,
                    certificates,
                    budget,
                    deadline);
        }

        Need deployments(Condition condition) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    regions,
                    condition,
                    certificates,
                    budget,
                    deadline);
        }

        Need certificates(Condition condition) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    regions,
                    deployments,
                    condition,
                    budget,
                    deadline);
        }

        Need budget(long max, Strength strength) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    regions,
                    deployments,
                    certificates,
                    new Budget(null, max, strength),
                    deadline);
        }

        Need deadline(LocalDate day, Strength strength) {
            return new Need(
                    title,
                    industries,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    regions,
                    deployments,
                    certificates,
                    budget,
                    new Deadline(day, strength));
        }

        Wanted wanted() {
            return new Wanted(
                    title,
                    "",
                    industries,
                    machines,
                    equipment,
                    protocols,
                    scenarios,
                    regions,
                    deployments,
                    certificates,
                    budget,
                    deadline);
        }
    }

    private static Machines machines(String category, String... protocols) {
        return new Machines(category, 1, List.of(protocols));
    }

    private Match score(Need need, Offers offer) {
        return new Scorer(need.wanted(), Weights.load(), taxonomy, true, TODAY).score(offer.build(), TextNearness.NONE);
    }

    private List<String> fits(Match match, Language language) {
        return match.reasonsFor().stream()
                .map(reason -> texts.text(reason, language))
                .toList();
    }

    private List<String> lacks(Match match, Language language) {
        return match.reasonsAgainst().stream()
                .map(reason -> texts.text(reason, language))
                .toList();
    }

    private List<String> unknowns(Match match, Language language) {
        return match.unknowns().stream()
                .map(reason -> texts.text(reason, language))
                .toList();
    }

    @Test
    void a_machine_shop_reads_what_is_covered_and_what_is_not() {
        Match match = score(
                Need.of()
                        .machines(
                                Strength.WISH,
                                machines("E402", "OPC-UA"),
                                machines("E403", "Profinet-IO"),
                                machines("E203", "Modbus"),
                                machines("E405")),
                offer(1).equipment("E402", "E403", "E203").protocols("OPC-UA", "Modbus"));
        assertThat(fits(match, Language.ZH)).containsExactly("覆盖您 4 类设备中的 3 类：数控机床、工业机器人、大型空压机", "支持 OPC UA、Modbus");
        assertThat(lacks(match, Language.ZH)).containsExactly("未列出可接入：注塑机", "未列出支持 PROFINET");
        assertThat(fits(match, Language.EN))
                .containsExactly(
                        "Covers 3 of your 4 kinds of equipment: CNC machine tools, Industrial robots, Large air compressors",
                        "Speaks OPC UA, Modbus");
        assertThat(lacks(match, Language.EN))
                .containsExactly("Does not state: Injection moulding machines", "Does not state PROFINET");
        assertThat(match.offer().url(match.reasonsFor().getFirst())).isEqualTo("/solutions/1#equipment");
    }

    @Test
    void a_broader_kind_that_is_stated_covers_a_narrower_one_and_a_sibling_does_not() {
        Need need = Need.of().machines(Strength.MUST, machines("E203"));
        assertThat(score(need, offer(1).equipment("E2")).excludedBy()).isEmpty();
        assertThat(score(need, offer(2).equipment("E204")).excludedBy()).containsExactly(Factor.EQUIPMENT);
        assertThat(score(need, offer(2).equipment("E204")).score())
                .isGreaterThan(score(need, offer(3).equipment("E402")).score());
    }

    @Test
    void what_a_listing_does_not_say_is_said_earns_nothing_and_excludes_nothing() {
        Match match = score(
                Need.of()
                        .machines(Strength.MUST, machines("E402", "OPC-UA"))
                        .industries(Condition.must("C33"))
                        .scenarios(Condition.must("S04"))
                        .regions(Condition.must("330000"))
                        .deployments(Condition.must("D4"))
                        .certificates(Condition.must("ISO27001"))
                        .budget(200_000, Strength.MUST)
                        .deadline(TODAY.plusDays(90), Strength.MUST),
                offer(1));
        assertThat(match.excludedBy()).isEmpty();
        assertThat(match.score()).isZero();
        assertThat(match.unconfirmed())
                .containsExactly(
                        Factor.EQUIPMENT,
                        Factor.INDUSTRY,
                        Factor.SCENARIO,
                        Factor.REGION,
                        Factor.BUDGET,
                        Factor.DEPLOYMENT,
                        Factor.CERTIFICATE,
                        Factor.DELIVERY);
        assertThat(unknowns(match, Language.EN))
                .contains(
                        "Does not say which equipment it connects (you have: CNC machine tools)",
                        "Does not say which protocols it speaks (you need: OPC UA)",
                        "Does not state a price",
                        "Does not state a delivery time",
                        "States no cases");
    }

    @Test
    void every_must_that_a_listing_contradicts_excludes_it_with_the_reason() {
        Match match = score(
                Need.of()
                        .machines(Strength.MUST, machines("E402"))
                        .protocols(Condition.must("OPC-UA"))
                        .industries(Condition.must("C33"))
                        .scenarios(Condition.must("S04"))
                        .regions(Condition.must("330000"))
                        .deployments(Condition.must("D4"))
                        .certificates(Condition.must("ISO27001"))
                        .budget(200_000, Strength.MUST)
                        .deadline(TODAY.plusDays(20), Strength.MUST),
                offer(1).equipment("E102")
                        .protocols("Modbus")
                        .industries("C17")
                        .scenarios("S07")
                        .regions("440000")
                        .deployments("D1")
                        .certificate("ISO9001", null)
                        .price(500_000L, null)
                        .delivery(60, 90));
        assertThat(match.excludedBy())
                .containsExactly(
                        Factor.EQUIPMENT,
                        Factor.PROTOCOL,
                        Factor.INDUSTRY,
                        Factor.SCENARIO,
                        Factor.REGION,
                        Factor.BUDGET,
                        Factor.DEPLOYMENT,
                        Factor.CERTIFICATE,
                        Factor.DELIVERY);
        assertThat(lacks(match, Language.EN))
                .containsExactly(
                        "Does not state: CNC machine tools",
                        "Does not state OPC UA",
                        "For other industries: " + taxonomy.name(Scheme.INDUSTRY, "C17", Language.EN),
                        "Does not state the scenario: Predictive maintenance",
                        "Does not state that it serves " + taxonomy.name(Scheme.REGION, "330000", Language.EN),
                        "Costs at least 500,000 yuan, above your 200,000 yuan",
                        "States other forms of deployment only: Public cloud",
                        "Does not state " + taxonomy.name(Scheme.CERTIFICATE, "ISO27001", Language.EN),
                        "Takes at least 60 days, with only 20 days left");
    }

    @Test
    void the_same_as_wishes_exclude_nothing() {
        Match match = score(
                Need.of()
                        .machines(Strength.WISH, machines("E402"))
                        .regions(Condition.wish("330000"))
                        .budget(200_000, Strength.WISH),
                offer(1).equipment("E102").regions("440000").price(500_000L, null));
        assertThat(match.excludedBy()).isEmpty();
        assertThat(lacks(match, Language.ZH))
                .containsExactly("未列出可接入：数控机床", "未列出服务 浙江省", "最低 500,000 元，高于预算上限 200,000 元");
    }

    @Test
    void an_open_condition_neither_excludes_nor_counts() {
        Need need = Need.of()
                .machines(Strength.WISH, machines("E402"))
                .regions(new Condition(List.of("330000"), Strength.OPEN));
        Match match = score(need, offer(1).equipment("E402").regions("440000"));
        assertThat(match.factor(Factor.REGION)).isEmpty();
        assertThat(match.excludedBy()).isEmpty();
    }

    @Test
    void all_of_china_serves_every_province() {
        Match match = score(Need.of().regions(Condition.must("330100")), offer(1).regions("100000"));
        assertThat(fits(match, Language.ZH)).containsExactly("服务全国");
        assertThat(match.excludedBy()).isEmpty();
    }

    @Test
    void a_price_that_starts_inside_the_budget_is_worth_less_than_one_that_ends_there() {
        Need need = Need.of().budget(300_000, Strength.WISH);
        Match within = score(need, offer(1).price(100_000L, 300_000L));
        Match starts = score(need, offer(2).price(100_000L, 800_000L));
        assertThat(fits(within, Language.EN)).containsExactly("Costs 100,000 to 300,000 yuan, within your budget");
        assertThat(fits(starts, Language.EN))
                .containsExactly("Costs from 100,000 yuan; up to 800,000 yuan may exceed your budget");
        assertThat(within.score()).isGreaterThan(starts.score());
    }

    @Test
    void an_expired_certificate_is_not_held() {
        Need need = Need.of().certificates(Condition.must("ISO27001"));
        assertThat(score(need, offer(1).certificate("ISO27001", TODAY)).excludedBy())
                .isEmpty();
        Match expired = score(need, offer(2).certificate("ISO27001", TODAY.minusDays(1)));
        assertThat(expired.excludedBy()).containsExactly(Factor.CERTIFICATE);
        assertThat(lacks(expired, Language.ZH)).singleElement().asString().startsWith("证书已过期");
    }

    @Test
    void cases_in_the_same_line_of_industry_or_with_the_same_equipment_are_proof() {
        Need need = Need.of().industries(Condition.wish("C33")).machines(Strength.WISH, machines("E415"));
        Match match = score(
                need,
                offer(1).industries("C33")
                        .cases(
                                new Case(1, "C17", List.of()),
                                new Case(2, "C339", List.of()),
                                new Case(3, null, List.of("E415"))));
        assertThat(match.factor(Factor.PROOF).orElseThrow().reasons())
                .extracting(reason -> texts.text(reason, Language.EN))
                .containsExactly(
                        "2 cases in your industry: " + taxonomy.name(Scheme.INDUSTRY, "C339", Language.EN),
                        "2 cases with equipment like yours: Casting and die-casting equipment");
        assertThat(match.factor(Factor.PROOF).orElseThrow().reasons().getFirst().anchor())
                .isEqualTo("case-2");
    }

    @Test
    void what_the_portal_itself_put_there_is_told_from_what_the_provider_states() {
        Match match = score(
                Need.of().machines(Strength.WISH, machines("E402")),
                offer(1).equipment("E402").proposed("equipment:E402"));
        assertThat(fits(match, Language.EN)).singleElement().asString().contains("not confirmed by the provider");
    }

    @Test
    void being_vetted_and_answering_soon_count_a_little() {
        Need need = Need.of().machines(Strength.WISH, machines("E402"));
        double plain = score(need, offer(1).equipment("E402")).score();
        Match better = score(
                need,
                offer(2).equipment("E402").listed(ListingStanding.Kind.SOLUTION).answersWithin(5));
        assertThat(better.score()).isGreaterThan(plain);
        assertThat(fits(better, Language.ZH)).contains("方案在白名单内（SP-2026-01-0001）", "服务商通常一天内回复");
        assertThat(score(need, offer(3).listed(ListingStanding.Kind.SOLUTION).answersWithin(5))
                        .score())
                .isLessThan(plain);
    }

    @Test
    void a_tight_delivery_is_said_and_a_late_one_excludes() {
        Need need = Need.of().deadline(TODAY.plusDays(60), Strength.MUST);
        assertThat(fits(score(need, offer(1).delivery(30, 45)), Language.EN))
                .containsExactly("Delivered within 45 days, with 60 days left");
        assertThat(fits(score(need, offer(1).delivery(30, 90)), Language.EN))
                .containsExactly("Delivered in 30 to 90 days, with only 60 days left");
        assertThat(score(need, offer(1).delivery(61, 90)).excludedBy()).containsExactly(Factor.DELIVERY);
    }

    @Test
    void the_score_is_the_sum_of_the_factors_and_never_above_100() {
        Need need = Need.of()
                .machines(Strength.MUST, machines("E402", "OPC-UA"), machines("E403"))
                .industries(Condition.wish("C33"))
                .regions(Condition.wish("330000"))
                .budget(400_000, Strength.WISH);
        List<Offers> offers = List.of(
                offer(1),
                offer(2).equipment("E402").protocols("OPC-UA"),
                offer(3).equipment("E402", "E403")
                        .protocols("OPC-UA")
                        .industries("C33")
                        .regions("100000")
                        .price(1L, 2L)
                        .cases(
                                new Case(1, "C33", List.of("E402")),
                                new Case(2, "C33", List.of()),
                                new Case(3, "C33", List.of()))
                        .listed(ListingStanding.Kind.SOLUTION)
                        .answersWithin(1));
        for (Offers one : offers) {
            Match match = score(need, one);
            assertThat(match.score())
                    .isCloseTo(
                            match.factors().stream()
                                    .mapToDouble(FactorScore::points)
                                    .sum(),
                            within(1e-6));
            assertThat(match.factors().stream().mapToDouble(FactorScore::of).sum())
                    .isCloseTo(100, within(1e-6));
        }
        assertThat(score(need, offers.getLast()).score()).isCloseTo(100, within(1e-6));
    }

    @Test
    void the_order_does_not_depend_on_the_order_in_which_things_are_given() {
        List<Machines> machines = new ArrayList<>(
                List.of(machines("E402", "OPC-UA"), machines("E403"), machines("E203", "Modbus"), machines("E405")));
        List<Offers> offers = List.of(
                offer(4).equipment("E402", "E203"),
                offer(3).equipment("E405", "E403"),
                offer(2).equipment("E402", "E403", "E405").protocols("OPC-UA"),
                offer(1).equipment("E203", "E402"));
        List<Long> expected = order(machines, offers);
        assertThat(expected).startsWith(2L).containsSubsequence(1L, 4L);
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(machines, random);
            List<Offers> shuffled = new ArrayList<>(offers);
            Collections.shuffle(shuffled, random);
            assertThat(order(machines, shuffled)).isEqualTo(expected);
        }
    }

    private List<Long> order(List<Machines> machines, List<Offers> offers) {
        Need need = Need.of().machines(Strength.WISH, machines.toArray(Machines[]::new));
        return offers.stream()
                .map(offer -> score(need, offer))
                .sorted(Match.BEST_FIRST)
                .map(match -> match.offer().id())
                .toList();
    }

    @Test
    void two_solutions_together_are_proposed_when_none_covers_everything() {
        Wanted wanted = Need.of()
                .machines(Strength.MUST, machines("E402"), machines("E203"), machines("E405"))
                .wanted();
        List<Match> partial = Stream.of(
                        offer(1).equipment("E402"),
                        offer(2).equipment("E402", "E203"),
                        offer(3).equipment("E405"),
                        offer(4).equipment("E203"))
                .map(one ->
                        new Scorer(wanted, Weights.load(), taxonomy, true, TODAY).score(one.build(), TextNearness.NONE))
                .toList();
        Combination combination = Combination.of(new MatchResult(wanted, List.of(), partial, List.of(), true), taxonomy)
                .orElseThrow();
        assertThat(combination.parts())
                .extracting(part -> part.match().offer().id())
                .containsExactly(2L, 3L);
        assertThat(combination.parts().getLast().takesOn())
                .containsExactly(new Reason.Terms(Scheme.EQUIPMENT, List.of("E405")));
        assertThat(combination.missing()).isEmpty();
        assertThat(Combination.of(new MatchResult(wanted, List.of(), partial.subList(0, 1), List.of(), true), taxonomy))
                .as("one alone is no combination")
                .isEmpty();
    }

    @Test
    void the_matrix_shows_by_which_protocol_and_where_the_gaps_are() {
        Coverage coverage = Coverage.of(
                List.of(machines("E402", "OPC-UA", "Modbus"), machines("E203", "Modbus"), machines("E405")),
                Stream.of(offer(1).equipment("E402", "E203").protocols("OPC-UA"), offer(2).equipment("E402"), offer(3))
                        .map(Offers::build)
                        .toList(),
                taxonomy);
        assertThat(coverage.rows().getFirst().cells())
                .extracting(Coverage.Cell::covered)
                .containsExactly(Coverage.Covered.CONNECTS, Coverage.Covered.LIKELY, Coverage.Covered.UNKNOWN);
        assertThat(coverage.rows().getFirst().cells().getFirst().protocols()).containsExactly("OPC-UA");
        assertThat(coverage.rows().get(1).cells().getFirst().covered()).isEqualTo(Coverage.Covered.OTHER_PROTOCOLS);
        assertThat(coverage.rows()).extracting(Coverage.Row::gap).containsExactly(false, true, true);
    }
}
