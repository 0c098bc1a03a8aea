package org.solutionpool.matching;

import java.util.List;

/**
 * Codes of one scheme of the taxonomy that are wanted.
 *
 * @param codes in the order the person gave them, without repetition; empty if nothing is wanted of this kind
 * @param strength how much they count together
 */
public record Condition(List<String> codes, Strength strength) {

    /** Nothing is wanted of this kind. */
    public static final Condition NONE = new Condition(List.of(), Strength.OPEN);

    public Condition {
        codes = codes.stream().distinct().toList();
    }

    public static Condition must(String... codes) {
        return new Condition(List.of(codes), Strength.MUST);
    }

    public static Condition wish(String... codes) {
        return new Condition(List.of(codes), Strength.WISH);
    }

    /** Whether it excludes or ranks anything. */
    public boolean counts() {
        return !codes.isEmpty() && strength != Strength.OPEN;
    }
}
