package org.solutionpool.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.solutionpool.need.NeedState.CLOSED;
import static org.solutionpool.need.NeedState.DRAFT;
import static org.solutionpool.need.NeedState.OPEN;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.solutionpool.matching.Machines;
import org.solutionpool.matching.Strength;
import org.solutionpool.matching.Wanted;
import org.solutionpool.need.NeedContent.Chosen;
import org.solutionpool.web.IllegalTransitionException;

/** The states of a need, and what its content asks the matching for. */
class NeedRulesTest {

    /** Written a second time, so that a change of the table is a decision and not a slip. */
    private static final Map<NeedState, Set<NeedState>> STEPS =
            Map.of(DRAFT, Set.of(OPEN), OPEN, Set.of(CLOSED), CLOSED, Set.of(OPEN));

    static Stream<Arguments> steps() {
        return Arrays.stream(NeedState.values())
                .flatMap(from -> Arrays.stream(NeedState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("steps")
    void a_need_takes_the_steps_of_its_table_and_no_other(NeedState from, NeedState to) {
        if (STEPS.get(from).contains(to)) {
            assertThat(NeedState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> NeedState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @Test
    void machines_of_one_kind_are_wanted_together_however_they_were_chosen() {
        Wanted wanted = content(
                        List.of(
                                new NeededMachines("E402", 18, List.of("FOCAS"), true),
                                new NeededMachines("E203", 3, List.of(), false),
                                new NeededMachines("E402", 6, List.of("MTConnect", "FOCAS"), false)),
                        new Chosen(List.of("OPC-UA"), Strength.MUST))
                .wanted((scheme, code) -> true);

        assertThat(wanted.machines())
                .containsExactly(
                        new Machines("E402", 24, List.of("FOCAS", "MTConnect")), new Machines("E203", 3, List.of()));
        assertThat(wanted.equipmentStrength()).isEqualTo(Strength.MUST);
        assertThat(wanted.protocols().codes()).containsExactly("OPC-UA");
        assertThat(wanted.protocols().strength()).isEqualTo(Strength.MUST);
        assertThat(wanted.budget().max()).isEqualTo(500_000L);
        assertThat(wanted.deadline()).isNull();
    }

    @Test
    void retired_codes_stay_in_the_need_and_are_not_wanted() {
        NeedContent content = content(
                List.of(
                        new NeededMachines("E402", 18, List.of("FOCAS", "OLD"), true),
                        new NeededMachines("E999", 1, List.of(), true)),
                new Chosen(List.of("OLD", "Modbus"), Strength.WISH));

        Wanted wanted = content.wanted((scheme, code) -> !code.equals("OLD") && !code.equals("E999"));

        assertThat(wanted.machines()).containsExactly(new Machines("E402", 18, List.of("FOCAS")));
        assertThat(wanted.protocols().codes()).containsExactly("Modbus");
        assertThat(content.protocols().codes()).containsExactly("OLD", "Modbus");
    }

    @Test
    void protocols_that_must_be_spoken_are_held_against_what_the_machines_are_known_to_speak() {
        List<NeededMachines> machines =
                List.of(new NeededMachines("E402", 18, List.of("FOCAS"), true), unknown("E203"));

        assertThat(content(machines, new Chosen(List.of("FOCAS", "HART-IP"), Strength.MUST))
                        .protocolsNoMachineSpeaks())
                .containsExactly("HART-IP");
        assertThat(content(machines, new Chosen(List.of("HART-IP"), Strength.WISH))
                        .protocolsNoMachineSpeaks())
                .isEmpty();
        assertThat(content(List.of(unknown("E203")), new Chosen(List.of("HART-IP"), Strength.MUST))
                        .protocolsNoMachineSpeaks())
                .as("nothing is known of the machines")
                .isEmpty();
    }

    @Test
    void an_empty_need_says_nothing_and_one_code_says_something() {
        assertThat(NeedContent.EMPTY.saysNothing()).isTrue();
        assertThat(NeedContent.EMPTY.wanted((scheme, code) -> true).isEmpty()).isTrue();
        assertThat(content(List.of(unknown("E203")), new Chosen(List.of(), Strength.WISH))
                        .saysNothing())
                .isFalse();
    }

    @Test
    void what_is_written_down_reads_back_the_same() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        NeedContent content = new NeedContent(
                "能耗",
                "两行\n文字",
                new Chosen(List.of("C17"), Strength.OPEN),
                List.of(new NeededMachines("E203", 5, List.of("Modbus"), true)),
                Strength.MUST,
                null,
                null,
                null,
                "绍兴",
                null,
                null,
                null,
                800_000L,
                Strength.MUST,
                LocalDate.of(2027, 3, 31),
                Strength.OPEN);

        assertThat(json.readValue(json.writeValueAsString(content), NeedContent.class))
                .isEqualTo(content);
        assertThat(json.readValue("{}", NeedContent.class)).isEqualTo(NeedContent.EMPTY);
    }

    private static NeededMachines unknown(String category) {
        return new NeededMachines(category, 1, List.of(), false);
    }

    private static NeedContent content(List<NeededMachines> machines, Chosen protocols) {
        return new NeedContent(
                null,
                null,
                null,
                machines,
                Strength.MUST,
                protocols,
                null,
                null,
                null,
                null,
                null,
                200_000L,
                500_000L,
                null,
                null,
                null);
    }
}
