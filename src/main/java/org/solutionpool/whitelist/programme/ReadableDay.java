package org.solutionpool.whitelist.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.ReadableTime;

/** Days as a reader sees them. */
public final class ReadableDay {

    private ReadableDay() {}

    /** The day in words; empty for none. */
    public static String of(@Nullable LocalDate day, Language language) {
        return day == null
                ? ""
                : ReadableTime.day(day.atStartOfDay(ReadableTime.ZONE).toInstant(), language);
    }
}
