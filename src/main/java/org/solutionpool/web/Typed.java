package org.solutionpool.web;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Makes text out of what came from a form field: trimmed, composed (Unicode NFC), without characters nobody can see. */
public final class Typed {

    private Typed() {}

    /** One line: line breaks and runs of blanks become one blank. Null if nothing is left. */
    public static @Nullable String line(@Nullable String typed) {
        String text = text(typed);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    /** Several lines, as {@code \n}, at most one of them empty in a row. Null if nothing is left. */
    public static @Nullable String text(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(typed.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .codePoints()
                .filter(Typed::visible)
                .forEach(kept::appendCodePoint);
        String text = kept.toString().strip().replaceAll("\\n{3,}", "\n\n");
        return text.isEmpty() ? null : text;
    }

    /** The length as people count it and as PostgreSQL does: an emoji is one. 0 for null. */
    public static int length(@Nullable String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }

    private static boolean visible(int character) {
        // Bidirectional overrides can make a text read as what it is not; the zero-width joiner holds emoji together.
        boolean bidirectional =
                character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE -> false;
            default -> !bidirectional && character != 0xFEFF;
        };
    }
}
