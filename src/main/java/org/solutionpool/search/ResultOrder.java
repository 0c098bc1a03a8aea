package org.solutionpool.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The order of results. Equal ones stand in the order of their ids, so that no page repeats or loses any. */
public enum ResultOrder {
    /** Best match first; newest first where nothing is searched for. */
    RELEVANCE,
    NEWEST,
    /** By the title in the reader's language: pinyin in Chinese. */
    NAME;

    /** The value of the parameter {@code sort}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order of a parameter's value; empty if there is none of that name. */
    public static Optional<ResultOrder> ofCode(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }
}
