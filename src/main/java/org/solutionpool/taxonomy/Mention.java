package org.solutionpool.taxonomy;

/**
 * A term found in a text.
 *
 * @param kind what the words in the text are to the term
 * @param phrase the name, alias or cue that was found, as the taxonomy writes it
 * @param start where the words begin in the text, in UTF-16 units
 * @param end where they end, exclusive
 */
public record Mention(Term term, Kind kind, String phrase, int start, int end) {

    /** What a phrase is to its term. Names and aliases mean the term, a cue only points to it. */
    public enum Kind {
        NAME,
        ALIAS,
        CUE;

        boolean meansTheTerm() {
            return this != CUE;
        }
    }
}
