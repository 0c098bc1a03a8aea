package org.solutionpool.solution;

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
class StateTablesTest {

    private static final Map<ListingState, Set<ListingState>> LISTING = Map.of(
            ListingState.UNPUBLISHED, Set.of(ListingState.PUBLISHED),
            ListingState.PUBLISHED, Set.of(ListingState.PUBLISHED, ListingState.SUSPENDED, ListingState.RETIRED),
            ListingState.SUSPENDED, Set.of(ListingState.PUBLISHED, ListingState.RETIRED),
            ListingState.RETIRED, Set.of(ListingState.PUBLISHED));

    private static final Map<RevisionState, Set<RevisionState>> REVISION = Map.of(
            RevisionState.DRAFT, Set.of(RevisionState.SUBMITTED),
            RevisionState.SUBMITTED,
                    Set.of(
                            RevisionState.DRAFT,
                            RevisionState.CHANGES_REQUESTED,
                            RevisionState.PUBLISHED,
                            RevisionState.REJECTED),
            RevisionState.CHANGES_REQUESTED, Set.of(RevisionState.SUBMITTED),
            RevisionState.PUBLISHED, Set.of(RevisionState.SUPERSEDED),
            RevisionState.REJECTED, Set.of(),
            RevisionState.SUPERSEDED, Set.of());

    static Stream<Arguments> listingSteps() {
        return Arrays.stream(ListingState.values())
                .flatMap(from -> Arrays.stream(ListingState.values()).map(to -> Arguments.of(from, to)));
    }

    static Stream<Arguments> revisionSteps() {
        return Arrays.stream(RevisionState.values())
                .flatMap(from -> Arrays.stream(RevisionState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("listingSteps")
    void aListingTakesTheStepsOfItsTableAndNoOther(ListingState from, ListingState to) {
        if (LISTING.get(from).contains(to)) {
            assertThat(ListingState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> ListingState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("revisionSteps")
    void aRevisionTakesTheStepsOfItsTableAndNoOther(RevisionState from, RevisionState to) {
        if (REVISION.get(from).contains(to)) {
            assertThat(RevisionState.TRANSITIONS.apply(from, to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> RevisionState.TRANSITIONS.apply(from, to))
                    .isInstanceOf(IllegalTransitionException.class);
        }
    }
}
