package org.solutionpool.whitelist.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.assessment.AssignmentState;
import org.solutionpool.whitelist.countersignature.Countersignature;

/** Written a second time, so that a change of a table is a decision and not a slip. */
class AssessmentStatesTest {

    private static final Map<ObjectionState, Set<ObjectionState>> OBJECTION = Map.of(
            ObjectionState.OPEN,
                    Set.of(
                            ObjectionState.ANSWERED,
                            ObjectionState.UPHELD,
                            ObjectionState.DISMISSED,
                            ObjectionState.WITHDRAWN),
            ObjectionState.ANSWERED, Set.of(ObjectionState.UPHELD, ObjectionState.DISMISSED, ObjectionState.WITHDRAWN),
            ObjectionState.UPHELD, Set.of(),
            ObjectionState.DISMISSED, Set.of(),
            ObjectionState.WITHDRAWN, Set.of());

    private static final Map<AssignmentState, Set<AssignmentState>> ASSIGNMENT = Map.of(
            AssignmentState.ASSIGNED, Set.of(AssignmentState.SCORING, AssignmentState.DECLINED),
            AssignmentState.SCORING, Set.of(AssignmentState.SUBMITTED, AssignmentState.DECLINED),
            AssignmentState.SUBMITTED, Set.of(),
            AssignmentState.DECLINED, Set.of());

    static <S> Stream<Arguments> steps(S[] states) {
        return Arrays.stream(states).flatMap(from -> Arrays.stream(states).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> objectionSteps() {
        return steps(ObjectionState.values());
    }

    static Stream<Arguments> assignmentSteps() {
        return steps(AssignmentState.values());
    }

    static Stream<Arguments> signatureSteps() {
        return steps(Countersignature.State.values());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("objectionSteps")
    void an_objection_takes_the_steps_of_its_table_and_no_other(ObjectionState from, ObjectionState to) {
        if (OBJECTION.get(from).contains(to)) {
            assertThat(ObjectionState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> ObjectionState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("assignmentSteps")
    void a_reviewers_work_takes_the_steps_of_its_table_and_no_other(AssignmentState from, AssignmentState to) {
        if (ASSIGNMENT.get(from).contains(to)) {
            assertThat(AssignmentState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> AssignmentState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("signatureSteps")
    void what_is_decided_is_not_decided_again(Countersignature.State from, Countersignature.State to) {
        boolean allowed = from == Countersignature.State.OPEN && to != Countersignature.State.OPEN;
        assertThat(Countersignature.State.TRANSITIONS.allows(from, to)).isEqualTo(allowed);
    }
}
