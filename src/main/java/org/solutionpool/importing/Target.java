package org.solutionpool.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column can say about a listing or a line of a record. The names in layouts are those of the enum in small letters. */
public enum Target {
    TITLE(Kind.LINE, 200),
    TITLE_EN(Kind.LINE, 300),
    PROVIDER(Kind.LINE, 300),
    /** Of the provider; links a record to its organization. A listing is claimed by its provider and needs none. */
    CREDIT_CODE(Kind.LINE, 40),
    SUMMARY(Kind.LINE, 500),
    DESCRIPTION(Kind.TEXT, 20_000),
    CHALLENGES(Kind.LINES, 2_000),
    APPROACH(Kind.LINES, 2_000),
    VALUE(Kind.LINES, 2_000),
    CLAIMS(Kind.LINES, 2_000),
    CASES(Kind.LINES, 4_000),
    FIELD(Kind.LINE, 300),
    OFFER_KIND(Kind.LINE, 100),
    KEYWORDS(Kind.WORDS, 100),
    REGION(Kind.LINE, 300),
    DEPLOYMENT(Kind.LINE, 300),
    INDUSTRIES(Kind.WORDS, 100),
    EQUIPMENT(Kind.WORDS, 100),
    PROTOCOLS(Kind.WORDS, 100),
    SCENARIOS(Kind.WORDS, 100),
    MODES(Kind.WORDS, 100),
    SOURCE_URL(Kind.LINE, 1_000),
    ROW_ID(Kind.LINE, 200),
    NOTE(Kind.LINE, 1_000),
    LANG(Kind.LINE, 20),
    LIST(Kind.LINE, 300),
    ISSUER(Kind.LINE, 300),
    YEAR(Kind.LINE, 20),
    BATCH(Kind.LINE, 100),
    LICENCE(Kind.LINE, 500);

    /** What can be the same for every row of a file and so be given once. */
    public static final List<Target> CONSTANTS = List.of(LIST, ISSUER, YEAR, BATCH, LICENCE, LANG);

    /** How the content of a cell is read. */
    enum Kind {
        /** One line of text. */
        LINE,
        /** Text with its line breaks. */
        TEXT,
        /** Several texts: a JSON array, or a line each. */
        LINES,
        /** Several words: a JSON array, or separated by line breaks, commas, semicolons, slashes or 、 */
        WORDS
    }

    final Kind kind;
    private final int limit;

    Target(Kind kind, int limit) {
        this.kind = kind;
        this.limit = limit;
    }

    /** The most characters of the text, or of each one of several. */
    public int limit() {
        return limit;
    }

    /** The name in layouts and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Target> ofCode(String code) {
        return Arrays.stream(values())
                .filter(target -> target.code().equals(code))
                .findFirst();
    }
}
