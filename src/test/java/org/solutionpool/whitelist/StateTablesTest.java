package org.solutionpool.whitelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.solutionpool.whitelist.application.ApplicationState.*;
import static org.solutionpool.whitelist.programme.BatchState.ASSESSMENT;
import static org.solutionpool.whitelist.programme.BatchState.CANCELLED;
import static org.solutionpool.whitelist.programme.BatchState.CLOSED;
import static org.solutionpool.whitelist.programme.BatchState.INTAKE;
import static org.solutionpool.whitelist.programme.BatchState.PUBLICITY;
import static org.solutionpool.whitelist.programme.BatchState.PUBLISHED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Programme;

/** Written a second time, so that a change of a table is a decision and not a slip. */
class StateTablesTest {

    private static final Map<ApplicationState, Set<ApplicationState>> APPLICATION = Map.of(
            DRAFT, Set.of(RECOMMENDATION, FORMAL_CHECK, WITHDRAWN),
            RECOMMENDATION, Set.of(FORMAL_CHECK, REFUSED, WITHDRAWN),
            FORMAL_CHECK, Set.of(RETURNED, SCORING, REFUSED, WITHDRAWN),
            RETURNED, Set.of(FORMAL_CHECK, REFUSED, WITHDRAWN),
            SCORING, Set.of(SCORED, REFUSED, WITHDRAWN),
            SCORED, Set.of(PROPOSED, REFUSED, WITHDRAWN),
            PROPOSED, Set.of(SCORED, LISTED, REFUSED, WITHDRAWN),
            LISTED, Set.of(),
            REFUSED, Set.of(RECOMMENDATION, FORMAL_CHECK, RETURNED, SCORING, SCORED),
            WITHDRAWN, Set.of());

    private static final Map<BatchState, Set<BatchState>> BATCH = Map.of(
            INTAKE, Set.of(ASSESSMENT, CANCELLED),
            ASSESSMENT, Set.of(PUBLICITY, CLOSED, CANCELLED),
            PUBLICITY, Set.of(PUBLISHED, ASSESSMENT),
            PUBLISHED, Set.of(PUBLICITY),
            CLOSED, Set.of(),
            CANCELLED, Set.of());

    private static final Map<Programme.State, Set<Programme.State>> PROGRAMME = Map.of(
            Programme.State.DRAFT, Set.of(Programme.State.ACTIVE),
            Programme.State.ACTIVE, Set.of(Programme.State.ENDED),
            Programme.State.ENDED, Set.of());

    private static <S extends Enum<S>> Stream<Arguments> pairs(S[] states) {
        return Arrays.stream(states).flatMap(from -> Arrays.stream(states).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> applicationSteps() {
        return pairs(ApplicationState.values());
    }

    static Stream<Arguments> batchSteps() {
        return pairs(BatchState.values());
    }

    static Stream<Arguments> programmeSteps() {
        return pairs(Programme.State.values());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("applicationSteps")
    void anApplicationTakesTheStepsOfItsTableAndNoOther(ApplicationState from, ApplicationState to) {
        if (APPLICATION.get(from).contains(to)) {
            assertThat(ApplicationState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> ApplicationState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("batchSteps")
    void aBatchTakesTheStepsOfItsTableAndNoOther(BatchState from, BatchState to) {
        if (BATCH.get(from).contains(to)) {
            assertThat(BatchState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> BatchState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("programmeSteps")
    void aProgrammeTakesTheStepsOfItsTableAndNoOther(Programme.State from, Programme.State to) {
        if (PROGRAMME.get(from).contains(to)) {
            assertThat(Programme.State.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> Programme.State.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }
}
