package org.solutionpool.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;

/**
 * One sentence about a solution, before it is put into words: {@link ReasonTexts} writes it in either language.
 *
 * @param fit whether it speaks for the solution, against it, or says what is not known
 * @param key the sentence's key in the message bundle {@code matching}, below {@code reason.}
 * @param arguments numbers, days, texts, {@link Terms} and {@link MixedTerms}
 * @param anchor the place on the listing's page that supports it; null if none does
 */
public record Reason(
        Fit fit,
        String key,
        List<Object> arguments,
        @Nullable String anchor) {

    public Reason {
        arguments = List.copyOf(arguments);
    }

    /** Terms of the taxonomy, named in the reader's language. */
    public record Terms(Scheme scheme, List<String> codes) {}

    /** Terms of several schemes, named one after the other. */
    public record MixedTerms(List<Terms> parts) {}
}
