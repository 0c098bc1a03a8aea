package org.solutionpool.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of the chain. Whoever keeps one can tell later whether anything before it was changed, even by somebody who
 * calculated every hash anew.
 *
 * @param number of the last link; 0 while there is none
 * @param hash of the last link; 64 zeros while there is none
 * @param sealedAt when it was added; null while there is none, and for one that was kept elsewhere
 */
public record Head(long number, String hash, @Nullable Instant sealedAt) {

    static final Head NONE = new Head(0, ChainLink.NOTHING_BEFORE, null);

    private static final Pattern KEPT = Pattern.compile("\\s*(\\d{1,18})\\s*:\\s*([0-9a-fA-F]{64})\\s*");

    /** Number and hash as one word, easy to keep and to paste: {@code 1234:ab12…}. */
    public String word() {
        return number + ":" + hash;
    }

    /** What {@link #word} wrote; empty for any other text. */
    public static Optional<Head> ofWord(String word) {
        Matcher kept = KEPT.matcher(word);
        return kept.matches()
                ? Optional.of(
                        new Head(Long.parseLong(kept.group(1)), kept.group(2).toLowerCase(Locale.ROOT), null))
                : Optional.empty();
    }
}
