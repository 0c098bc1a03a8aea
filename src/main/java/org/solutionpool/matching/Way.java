package org.solutionpool.matching;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways by which solutions are found for a need. Each can be left out, to see what it is worth. */
public enum Way {
    /** BM25 over the texts in the need's language, and over those in the other one by a dictionary. */
    WORDS,
    /** Nearness of meaning: dense vectors, one model a language. */
    VECTORS,
    /** The need's fields against the listing's, and everything else that is scored from facts. */
    STRUCTURE;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The way of that name; empty if there is none. */
    public static Optional<Way> ofCode(String code) {
        return Stream.of(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
