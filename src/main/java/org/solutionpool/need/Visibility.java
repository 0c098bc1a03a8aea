package org.solutionpool.need;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which providers see an open need. */
public enum Visibility {
    /** Every provider. */
    PUBLIC,
    /** Only those with a solution that fits. */
    MATCHED;

    static Optional<Visibility> ofName(@Nullable String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
