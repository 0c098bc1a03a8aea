package org.solutionpool.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Words of the industry that a general dictionary lacks or gets wrong, both ways. The file has one meaning a line: its
 * Chinese words, a tab, its English words, both separated by bars, the usual one first.
 */
final class Glossary {

    private static final String FILE = "/translation/industry.tsv";

    private final Map<String, List<String>> english = new HashMap<>();
    private final Map<String, List<String>> chinese = new HashMap<>();
    /** How long the longest word with a first character is: most characters begin none. */
    private final Map<Character, Integer> longestWords = new HashMap<>();

    private int longestPhrase;

    private Glossary() {}

    static Glossary load() {
        Glossary glossary = new Glossary();
        try (InputStream file = Objects.requireNonNull(Glossary.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank()).forEach(glossary::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return glossary;
    }

    /** The longest word of at least so many characters that begins there; empty if none does. */
    String longestAt(String text, int from, int before, int least) {
        for (int length = Math.min(longestWords.getOrDefault(text.charAt(from), 0), before - from);
                length >= least;
                length--) {
            String word = text.substring(from, from + length);
            if (english.containsKey(word)) {
                return word;
            }
        }
        return "";
    }

    /** How many of the words from there on are the longest phrase; 0 if none begins there. */
    int longestAt(List<English.Word> words, int from) {
        if (words.get(from).article()) {
            return 0;
        }
        int limit = 1;
        while (limit < longestPhrase
                && from + limit < words.size()
                && !words.get(from + limit).apart()) {
            limit++;
        }
        for (int length = Math.min(limit, words.size() - from); length > 0; length--) {
            if (chinese.containsKey(English.form(words.subList(from, from + length)))) {
                return length;
            }
        }
        return 0;
    }

    List<String> english(String word) {
        return english.getOrDefault(word, List.of());
    }

    /** @param form as {@link English#form} writes it */
    List<String> chinese(String form) {
        return chinese.getOrDefault(form, List.of());
    }

    private void learn(String line) {
        String[] sides = line.split("\t");
        List<String> words = List.of(sides[0].split("\\|"));
        List<String> phrases = List.of(sides[1].split("\\|"));
        for (String word : words) {
            longestWords.merge(word.charAt(0), word.length(), Math::max);
            addAll(english.computeIfAbsent(word, key -> new ArrayList<>()), phrases);
        }
        for (String phrase : phrases) {
            List<English.Word> cut = English.words(phrase);
            longestPhrase = Math.max(longestPhrase, cut.size());
            addAll(chinese.computeIfAbsent(English.form(cut), key -> new ArrayList<>()), words);
        }
    }

    private static void addAll(List<String> known, List<String> more) {
        more.stream().filter(each -> !known.contains(each)).forEach(known::add);
    }
}
