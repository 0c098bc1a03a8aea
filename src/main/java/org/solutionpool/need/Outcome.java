package org.solutionpool.need;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a need. */
public enum Outcome {
    /** A contract was made, with a solution of the pool or with somebody named. */
    CONTRACTED,
    /** Done without the pool. */
    ELSEWHERE,
    /** No longer wanted. */
    DROPPED;

    static Optional<Outcome> ofName(@Nullable String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
