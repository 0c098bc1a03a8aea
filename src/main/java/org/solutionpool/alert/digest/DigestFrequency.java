package org.solutionpool.alert.digest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How soon somebody wants to hear of what they follow. */
public enum DigestFrequency {
    AT_ONCE,
    DAILY,
    WEEKLY,
    /** It is kept and can be looked at, but nothing is mailed. */
    NEVER;

    /** Its value in a form, and the last part of its key in the message bundle {@code alert}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The frequency of a form's value; empty if there is none of that name. */
    public static Optional<DigestFrequency> ofCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(frequency -> frequency.code().equals(code))
                .findFirst();
    }
}
