package org.solutionpool.whitelist.upkeep;

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

/** Written a second time, so that a change of a table is a decision and not a slip. */
class UpkeepStatesTest {

    private static final Map<AppealState, Set<AppealState>> APPEAL = Map.of(
            AppealState.OPEN, Set.of(AppealState.UPHELD, AppealState.DISMISSED, AppealState.WITHDRAWN),
            AppealState.UPHELD, Set.of(),
            AppealState.DISMISSED, Set.of(),
            AppealState.WITHDRAWN, Set.of());

    private static final Map<Complaint.State, Set<Complaint.State>> COMPLAINT = Map.of(
            Complaint.State.OPEN,
                    Set.of(
                            Complaint.State.ANSWERED,
                            Complaint.State.UPHELD,
                            Complaint.State.DISMISSED,
                            Complaint.State.WITHDRAWN),
            Complaint.State.ANSWERED,
                    Set.of(Complaint.State.UPHELD, Complaint.State.DISMISSED, Complaint.State.WITHDRAWN),
            Complaint.State.UPHELD, Set.of(),
            Complaint.State.DISMISSED, Set.of(),
            Complaint.State.WITHDRAWN, Set.of());

    private static final Map<AnnualReview.State, Set<AnnualReview.State>> REVIEW = Map.of(
            AnnualReview.State.DUE, Set.of(AnnualReview.State.REPORTED),
            AnnualReview.State.REPORTED, Set.of(AnnualReview.State.ASKED, AnnualReview.State.CONFIRMED),
            AnnualReview.State.ASKED, Set.of(AnnualReview.State.REPORTED),
            AnnualReview.State.CONFIRMED, Set.of());

    static Stream<Arguments> appealSteps() {
        return pairs(AppealState.values());
    }

    static Stream<Arguments> complaintSteps() {
        return pairs(Complaint.State.values());
    }

    static Stream<Arguments> reviewSteps() {
        return pairs(AnnualReview.State.values());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("appealSteps")
    void an_appeal_takes_the_steps_of_its_table_and_no_other(AppealState from, AppealState to) {
        if (APPEAL.get(from).contains(to)) {
            assertThat(AppealState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> AppealState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("complaintSteps")
    void a_complaint_takes_the_steps_of_its_table_and_no_other(Complaint.State from, Complaint.State to) {
        if (COMPLAINT.get(from).contains(to)) {
            assertThat(Complaint.State.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> Complaint.State.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("reviewSteps")
    void an_annual_review_takes_the_steps_of_its_table_and_no_other(AnnualReview.State from, AnnualReview.State to) {
        if (REVIEW.get(from).contains(to)) {
            assertThat(AnnualReview.State.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> AnnualReview.State.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    private static Stream<Arguments> pairs(Enum<?>[] states) {
        return Arrays.stream(states).flatMap(from -> Arrays.stream(states).map(to -> Arguments.of(from, to)));
    }
}
