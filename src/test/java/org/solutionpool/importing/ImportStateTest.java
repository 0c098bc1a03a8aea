package org.solutionpool.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.solutionpool.importing.ImportState.CHECKING;
import static org.solutionpool.importing.ImportState.DISCARDED;
import static org.solutionpool.importing.ImportState.DONE;
import static org.solutionpool.importing.ImportState.FAILED;
import static org.solutionpool.importing.ImportState.IMPORTING;
import static org.solutionpool.importing.ImportState.MAPPING;
import static org.solutionpool.importing.ImportState.READY;
import static org.solutionpool.importing.ImportState.STOPPED;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.solutionpool.web.IllegalTransitionException;

class ImportStateTest {

    private static final Map<ImportState, Set<ImportState>> ALLOWED = Map.of(
            MAPPING, Set.of(CHECKING, DISCARDED),
            CHECKING, Set.of(READY, FAILED, MAPPING, DISCARDED),
            READY, Set.of(IMPORTING, MAPPING, DISCARDED),
            IMPORTING, Set.of(DONE, STOPPED, FAILED),
            STOPPED, Set.of(IMPORTING, DISCARDED),
            FAILED, Set.of(MAPPING, DISCARDED),
            DONE, Set.of(),
            DISCARDED, Set.of());

    @Test
    void every_step_that_is_not_in_the_table_is_refused() {
        for (ImportState from : ImportState.values()) {
            for (ImportState to : ImportState.values()) {
                if (ALLOWED.get(from).contains(to)) {
                    assertThat(ImportState.TRANSITIONS.apply(from, to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> ImportState.TRANSITIONS.apply(from, to))
                            .as("%s -> %s", from, to)
                            .isInstanceOf(IllegalTransitionException.class);
                }
            }
        }
    }

    @Test
    void a_claim_is_decided_once() {
        for (ClaimState from : ClaimState.values()) {
            for (ClaimState to : ClaimState.values()) {
                assertThat(ClaimState.TRANSITIONS.allows(from, to))
                        .as("%s -> %s", from, to)
                        .isEqualTo(from == ClaimState.OPEN && to != ClaimState.OPEN);
            }
        }
    }
}
