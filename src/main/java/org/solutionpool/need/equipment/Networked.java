package org.solutionpool.need.equipment;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether machines are connected to a network already. */
public enum Networked {
    YES,
    NO,
    UNKNOWN;

    static Optional<Networked> ofName(@Nullable String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }
}
