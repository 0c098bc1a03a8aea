package org.solutionpool.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * CC-CEDICT, reduced (see {@code translation/NOTICE}), from Chinese to English and back. Kept in a few arrays, about 9 MB
 * altogether: as objects it would be five times that. Immutable.
 */
final class Dictionary {

    /** In characters; what the reduced file holds. */
    static final int LONGEST_WORD = 8;

    /** In words of an English phrase. */
    static final int LONGEST_PHRASE = 4;

    private static final String FILE = "/translation/cedict.tsv.gz";
    private static final int COMMONEST = 9;
    private static final int WORST = 255;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final int LINE = 0xFF_FFFF;
    private static final int RANK_SHIFT = 24;

    private final char[] words;
    private final int[] wordStarts;
    private final byte[] glosses;
    private final int[] glossStarts;
    private final byte[] commonness;

    /** Open addressing: number of the word plus 1, 0 where nothing stands. */
    private final int[] slots;

    /** Sorted: hash of an English phrase, rank of a word that means it (lower is better), number of the word. */
    private final long[] meanings;

    private Dictionary(List<String> lines) {
        int count = lines.size();
        StringBuilder allWords = new StringBuilder();
        StringBuilder allGlosses = new StringBuilder();
        wordStarts = new int[count + 1];
        glossStarts = new int[count + 1];
        commonness = new byte[count];
        slots = new int[Integer.highestOneBit(count * 2) * 2];
        long[] found = new long[count * 2];
        int size = 0;
        for (int i = 0; i < count; i++) {
            String line = lines.get(i);
            int tab = line.indexOf('\t');
            String word = line.substring(0, tab);
            String meaning = line.substring(tab + 3);
            commonness[i] = (byte) (line.charAt(tab + 1) - '0');
            allWords.append(word);
            allGlosses.append(meaning);
            wordStarts[i + 1] = allWords.length();
            glossStarts[i + 1] = allGlosses.length();
            int slot = slot(word.hashCode());
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i + 1;
            String[] each = meaning.isEmpty() ? new String[0] : meaning.split("/");
            for (int position = 0; position < each.length; position++) {
                String form = phrase(each[position]);
                if (!form.isEmpty()) {
                    if (size == found.length) {
                        found = Arrays.copyOf(found, size * 2);
                    }
                    long rank = rank(word, commonness[i], position, each.length);
                    found[size++] = (long) form.hashCode() << 32 | rank << RANK_SHIFT | i;
                }
            }
        }
        words = allWords.toString().toCharArray();
        glosses = allGlosses.toString().getBytes(StandardCharsets.ISO_8859_1);
        meanings = Arrays.copyOf(found, size);
        Arrays.sort(meanings);
    }

    /** Reads the file that the application ships; takes about a third of a second. */
    static Dictionary load() {
        try (InputStream file = Objects.requireNonNull(Dictionary.class.getResourceAsStream(FILE), FILE);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file, 1 << 16), StandardCharsets.UTF_8))) {
            return new Dictionary(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the longest word that begins there, -1 if none does; of simplified characters. */
    int longestAt(String text, int from, int before) {
        int longest = -1;
        int hash = 0;
        int limit = Math.min(before, from + LONGEST_WORD);
        for (int at = from; at < limit; at++) {
            hash = 31 * hash + text.charAt(at);
            int word = find(hash, text, from, at + 1);
            longest = word >= 0 ? word : longest;
        }
        return longest;
    }

    boolean holds(String text, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        return find(hash, text, from, to) >= 0;
    }

    int length(int word) {
        return wordStarts[word + 1] - wordStarts[word];
    }

    String word(int word) {
        return new String(words, wordStarts[word], length(word));
    }

    /** From 0, in no corpus, to 9, on every page. */
    int commonness(int word) {
        return commonness[word];
    }

    /** The commonest word of a list, as {@link #commonness}. */
    int commonness(List<Integer> candidates) {
        return candidates.stream().mapToInt(this::commonness).max().orElse(0);
    }

    /** What a word means, best first; empty for words that only hold a sentence together. */
    List<String> english(int word) {
        int from = glossStarts[word];
        int to = glossStarts[word + 1];
        return from == to
                ? List.of()
                : List.of(new String(glosses, from, to - from, StandardCharsets.ISO_8859_1).split("/"));
    }

    /**
     * The words that mean exactly an English phrase, best first.
     *
     * @param form as {@link English#form} writes it
     */
    List<Integer> chinese(String form) {
        long hash = (long) form.hashCode() << 32;
        int at = Arrays.binarySearch(meanings, hash);
        List<Integer> found = new ArrayList<>();
        for (int i = at < 0 ? -at - 1 : at; i < meanings.length && (meanings[i] & ~LOW) == hash; i++) {
            int word = (int) (meanings[i] & LINE);
            if (!found.contains(word)
                    && english(word).stream().anyMatch(gloss -> phrase(gloss).equals(form))) {
                found.add(word);
            }
        }
        return found;
    }

    private static String phrase(String gloss) {
        List<English.Word> english = English.words(gloss);
        boolean tooLong = english.size() > LONGEST_PHRASE + 1;
        return tooLong || english.stream().skip(1).anyMatch(English.Word::apart) ? "" : English.form(english);
    }

    /** A common word of two characters that means this before all else, and little else, is what an engineer would write. */
    private static long rank(String word, int common, int position, int meanings) {
        int length =
                switch (word.length()) {
                    case 1 -> 14;
                    case 2 -> 0;
                    case 3 -> 3;
                    case 4 -> 4;
                    default -> 9;
                };
        return Math.min(WORST, 5L * position + 2L * Math.min(meanings - 1, 4) + 4L * (COMMONEST - common) + length);
    }

    private int find(int hash, String text, int from, int to) {
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int word = slots[slot] - 1;
            if (same(word, text, from, to)) {
                return word;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private boolean same(int word, String text, int from, int to) {
        int start = wordStarts[word];
        if (length(word) != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (words[start + i - from] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9E37_79B1;
        return (mixed ^ mixed >>> 15) & (slots.length - 1);
    }
}
