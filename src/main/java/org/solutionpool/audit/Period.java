package org.solutionpool.audit;

import java.time.Instant;
import java.time.LocalDate;
import org.solutionpool.web.ReadableTime;

/** Days from the first to the last, both within, on Chinese clocks. */
record Period(LocalDate first, LocalDate last) {

    /**
     * @throws IllegalArgumentException if it ends before it begins
     */
    Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("%s is before %s".formatted(last, first));
        }
    }

    Instant begin() {
        return first.atStartOfDay(ReadableTime.ZONE).toInstant();
    }

    /** The first moment that is no longer within. */
    Instant end() {
        return last.plusDays(1).atStartOfDay(ReadableTime.ZONE).toInstant();
    }
}
