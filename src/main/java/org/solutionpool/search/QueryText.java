package org.solutionpool.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.solutionpool.text.TextFolding;

/**
 * A typed query taken apart: words, {@code "quoted phrases"} and {@code -excluded} ones of either. Widths and
 * traditional characters are folded as in the index. Anything can be typed: an unbalanced quotation mark is white space,
 * a minus that excludes nothing is too, and what has neither letter nor digit (emoji, punctuation) is left out.
 *
 * @param wanted what a result must have, in the order typed
 * @param excluded what a result must not have
 */
public record QueryText(List<Part> wanted, List<Part> excluded) {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final String QUOTES = "\"“”„‟«»「」『』《》";

    /** A quoted phrase or a run without white space, either with a minus before it. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<minus>(?<![^\\s])-+)?(?:\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))");

    /** Letters and digits, and what holds them together in names such as OPC-UA, S7.1200, R&D and C++. */
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}+#]|[-._&'’](?=[\\p{L}\\p{N}]))*");

    /**
     * The words that the English analyzer drops (Lucene's {@code EnglishAnalyzer.ENGLISH_STOP_WORDS_SET}): asked for,
     * none of them could ever be found.
     */
    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not",
            "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was",
            "will", "with");

    /**
     * One word or phrase.
     *
     * @param text folded, never empty
     * @param quoted whether it is meant to the letter
     */
    public record Part(String text, boolean quoted) {

        /** Whether it has a Chinese character. */
        public boolean han() {
            return QueryText.hasHan(text);
        }
    }

    public QueryText {
        wanted = List.copyOf(wanted);
        excluded = List.copyOf(excluded);
    }

    /** Takes a query apart. Never throws. */
    public static QueryText parse(String typed) {
        String folded = TextFolding.fold(typed);
        String text = balanced(folded.chars()
                .map(c -> QUOTES.indexOf(c) >= 0 ? '"' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
        List<Part> wanted = new ArrayList<>();
        List<Part> excluded = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            List<Part> into = tokens.group("minus") == null ? wanted : excluded;
            String phrase = tokens.group("phrase");
            if (phrase != null) {
                List<String> words = words(phrase);
                if (!words.isEmpty()) {
                    into.add(new Part(phrase.strip().replaceAll("\\s+", " "), true));
                }
            } else {
                words(tokens.group("word")).forEach(word -> into.add(new Part(word, false)));
            }
        }
        return new QueryText(withoutStopWords(wanted), withoutStopWords(excluded));
    }

    /** Makes the last of an odd number of quotation marks white space. */
    private static String balanced(String text) {
        long marks = text.chars().filter(c -> c == '"').count();
        if (marks % 2 == 0) {
            return text;
        }
        int last = text.lastIndexOf('"');
        return text.substring(0, last) + ' ' + text.substring(last + 1);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }

    private static List<Part> withoutStopWords(List<Part> parts) {
        List<Part> rest = parts.stream()
                .filter(part ->
                        part.quoted() || !STOP_WORDS.contains(part.text().toLowerCase(Locale.ROOT)))
                .toList();
        return rest.isEmpty() ? parts : rest;
    }

    /** Whether nothing is left to search for or to exclude. */
    public boolean isEmpty() {
        return wanted.isEmpty() && excluded.isEmpty();
    }

    static boolean hasHan(String text) {
        return HAN.matcher(text).find();
    }

    /**
     * The query without one of its wanted parts, as it would be typed.
     *
     * @param left the place of the part among the wanted ones
     */
    public String typedWithout(int left) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (i != left) {
                parts.add(typed(wanted.get(i)));
            }
        }
        excluded.forEach(part -> parts.add("-" + typed(part)));
        return String.join(" ", parts);
    }

    private static String typed(Part part) {
        return part.quoted() ? '"' + part.text() + '"' : part.text();
    }
}
