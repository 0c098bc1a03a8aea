package org.solutionpool.taxonomy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.solutionpool.text.TextFolding;

/**
 * Cuts texts and phrases into the tokens they are compared by: one Chinese character, one run of letters, or one run of
 * digits. Full and half width, traditional and simplified, accents and case are folded; space, hyphen and the like
 * between tokens do not count, so that OPC-UA, OPC UA and 三菱 PLC, 三菱PLC meet. Any other punctuation is a token
 * that nothing equals: no phrase is found across a comma.
 */
final class Phrases {

    private static final String SOFT = "-_–—‐‑·•・'’‘\"“”()[]（）《》「」&+";
    private static final char BREAK = '\n';

    /**
     * @param text folded
     * @param start in the text it was cut from, in UTF-16 units
     * @param word letters or digits, not a Chinese character
     * @param glued a word right behind another one without anything between, as 7 in S7
     * @param capitals letters that were all capitals, two at least
     */
    record Token(String text, int start, int end, boolean word, boolean glued, boolean capitals) {

        /** The singular of an English noun, roughly: the same rule on both sides is all that matters. */
        String singular() {
            if (!word || text.length() <= 3 || !text.endsWith("s")) {
                return text;
            }
            if (text.endsWith("ies") && text.length() > 4) {
                return text.substring(0, text.length() - 3) + "y";
            }
            if (text.endsWith("sses") || text.endsWith("xes") || text.endsWith("ches") || text.endsWith("shes")) {
                return text.substring(0, text.length() - 2);
            }
            return text.endsWith("ss") || text.endsWith("us") || text.endsWith("is")
                    ? text
                    : text.substring(0, text.length() - 1);
        }
    }

    private Phrases() {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (Character.isIdeographic(point)) {
                tokens.add(new Token(folded(point), at, next, false, false, false));
            } else if (Character.isLetter(point) || Character.isDigit(point)) {
                boolean digits = Character.isDigit(point);
                while (next < text.length() && sameRun(text.codePointAt(next), digits)) {
                    next += Character.charCount(text.codePointAt(next));
                }
                tokens.add(word(text, at, next, tokens));
            } else if (!soft(text, at, point)) {
                tokens.add(new Token(String.valueOf(BREAK), at, next, false, false, false));
            }
            at = next;
        }
        return tokens;
    }

    private static Token word(String text, int from, int to, List<Token> before) {
        String written = Normalizer.normalize(text.substring(from, to), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "");
        boolean glued =
                !before.isEmpty() && before.getLast().word() && before.getLast().end() == from;
        boolean capitals = written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT));
        return new Token(written.toLowerCase(Locale.ROOT), from, to, true, glued, capitals);
    }

    private static boolean sameRun(int point, boolean digits) {
        if (Character.getType(point) == Character.NON_SPACING_MARK) {
            return true;
        }
        return digits ? Character.isDigit(point) : Character.isLetter(point) && !Character.isIdeographic(point);
    }

    /** Space and the signs within names. A slash or a dot joins two words (EtherNet/IP, 698.45) but parts Chinese. */
    private static boolean soft(String text, int at, int point) {
        if (Character.isWhitespace(point)) {
            return point != BREAK;
        }
        if (Character.isSpaceChar(point) || SOFT.indexOf(point) >= 0) {
            return true;
        }
        return (point == '/' || point == '.')
                && at > 0
                && at + 1 < text.length()
                && wordCharacter(text.codePointBefore(at))
                && wordCharacter(text.codePointAt(at + 1));
    }

    private static boolean wordCharacter(int point) {
        return Character.isLetterOrDigit(point) && !Character.isIdeographic(point);
    }

    private static String folded(int point) {
        String compatible = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        int single = compatible.codePointAt(0);
        return Character.isIdeographic(single) && Character.isBmpCodePoint(single)
                ? String.valueOf(TextFolding.simplified((char) single))
                : compatible;
    }
}
