package org.solutionpool.alert.digest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody wants of digests altogether, whatever they chose for each thing they follow. */
public enum DigestPreference {
    AS_CHOSEN,
    DAILY_AT_MOST,
    NONE;

    /** Its value in a form, and the last part of its key in the message bundle {@code alert}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preference of a form's value; empty if there is none of that name. */
    public static Optional<DigestPreference> ofCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(preference -> preference.code().equals(code))
                .findFirst();
    }

    /** What is left of a frequency under this preference. */
    public DigestFrequency over(DigestFrequency chosen) {
        return switch (this) {
            case AS_CHOSEN -> chosen;
            case DAILY_AT_MOST -> chosen == DigestFrequency.AT_ONCE ? DigestFrequency.DAILY : chosen;
            case NONE -> DigestFrequency.NEVER;
        };
    }
}
