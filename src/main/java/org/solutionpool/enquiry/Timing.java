package org.solutionpool.enquiry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When a manufacturer wants the solution to be in use. */
public enum Timing {
    ONE_MONTH,
    THREE_MONTHS,
    SIX_MONTHS,
    ONE_YEAR,
    OPEN;

    static @Nullable Timing of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(timing -> timing.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
