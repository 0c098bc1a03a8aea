package org.solutionpool.whitelist.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.ReadableTime;

/** Days that may be missing, as a reader sees them: nothing is shown for none. */
final class ShownDay {

    private ShownDay() {}

    static @Nullable String of(@Nullable LocalDate day, Language language) {
        return day == null ? null : ReadableTime.day(day, language);
    }

    static @Nullable String of(@Nullable Instant at, Language language) {
        return at == null ? null : ReadableTime.day(at, language);
    }
}
