package org.solutionpool.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.solutionpool.text.TextFolding;

/**
 * Lays the marks of a highlighted passage over the text as it was published. The index holds folded text, so a
 * highlighted passage shows half-width brackets and simplified characters that its author never wrote.
 */
final class MarkedText {

    private static final Pattern PIECE = Pattern.compile("</?mark>|&(?:amp|lt|gt|quot|#x27|#x2F);|.", Pattern.DOTALL);

    private MarkedText() {}

    /**
     * The original with the marks of the passage, escaped.
     *
     * @param marked a whole text as Elasticsearch highlights it: escaped, with {@code <mark>}
     * @param original the text it was folded from
     * @return the passage as it is where folding changed the length, so that no mark can be placed with certainty
     */
    static String over(String marked, String original) {
        StringBuilder plain = new StringBuilder();
        StringBuilder laid = new StringBuilder();
        Matcher piece = PIECE.matcher(marked);
        while (piece.find()) {
            String found = piece.group();
            if (found.equals("<mark>") || found.equals("</mark>")) {
                laid.append(found);
            } else {
                if (plain.length() < original.length()) {
                    laid.append(escaped(original.charAt(plain.length())));
                }
                plain.append(found.length() == 1 ? found : unescaped(found));
            }
        }
        boolean same = plain.length() == original.length() && plain.toString().equals(TextFolding.fold(original));
        return same ? laid.toString() : marked;
    }

    /**
     * The passage of the original that Elasticsearch cut out and marked, escaped.
     *
     * @param marked a piece of a text as Elasticsearch highlights it: escaped, with {@code <mark>}
     * @param original the whole text it was folded from
     * @return the piece as it is where folding changed the length of the text, or the piece is not from it
     */
    static String within(String marked, String original) {
        String folded = TextFolding.fold(original);
        String piece = plain(marked);
        int start = folded.length() == original.length() ? folded.indexOf(piece) : -1;
        return start < 0 ? marked : over(marked, original.substring(start, start + piece.length()));
    }

    private static String plain(String marked) {
        StringBuilder plain = new StringBuilder();
        Matcher piece = PIECE.matcher(marked);
        while (piece.find()) {
            String found = piece.group();
            if (found.length() == 1) {
                plain.append(found);
            } else if (found.startsWith("&")) {
                plain.append(unescaped(found));
            }
        }
        return plain.toString();
    }

    private static String escaped(char character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#x27;";
            default -> String.valueOf(character);
        };
    }

    private static char unescaped(String entity) {
        return switch (entity) {
            case "&lt;" -> '<';
            case "&gt;" -> '>';
            case "&quot;" -> '"';
            case "&#x27;" -> '\'';
            case "&#x2F;" -> '/';
            default -> '&';
        };
    }
}
