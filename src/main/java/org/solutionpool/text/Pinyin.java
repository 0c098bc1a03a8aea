package org.solutionpool.text;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sound of Chinese names in Latin letters: what people type, and the order of lists. */
public final class Pinyin {

    private static final int LONGEST_SORT_KEY = 400;

    private Pinyin() {}

    /** Without tones or gaps: 空压机 is {@code kongyaji}. Other characters stay, in lower case. */
    public static String full(String text) {
        return String.join("", syllables(text));
    }

    /** First letters: 空压机 is {@code kyj}. Latin words stay whole, in lower case. */
    public static String initials(String text) {
        return words(text).stream().map(Word::initial).collect(Collectors.joining());
    }

    /** One by one, without tones: 空压机 is {@code kong, ya, ji}. A Latin word or a number counts as one, in lower case. */
    public static List<String> syllables(String text) {
        return words(text).stream().map(Word::sound).toList();
    }

    /**
     * What somebody may have typed who types from the middle of a name: the pinyin from each syllable to the end, 空压机
     * {@code kongyaji, yaji, ji}.
     *
     * @param longest after how many characters each is cut
     */
    public static List<String> fullFromEachSyllable(String text, int longest) {
        return tails(syllables(text), longest);
    }

    /** As {@link #fullFromEachSyllable}, in first letters: 空压机 {@code kyj, yj, j}. */
    public static List<String> initialsFromEachSyllable(String text, int longest) {
        return tails(words(text).stream().map(Word::initial).toList(), longest);
    }

    /**
     * What a list is ordered by: syllables one by one, so that 长安 (chang an) stands before 长春 (chang chun); cut to 400
     * characters.
     */
    public static String sortKey(String text) {
        return cut(String.join(" ", syllables(text)), LONGEST_SORT_KEY);
    }

    private record Word(String sound, String initial) {}

    private static List<Word> words(String text) {
        // The library cuts characters beyond the basic plane in halves that no database takes.
        String plain = TextFolding.fold(text)
                .codePoints()
                .filter(Character::isBmpCodePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String[] sounds = split(PinyinHelper.toPinyin(plain, PinyinStyleEnum.NORMAL, " "));
        String[] initials = split(PinyinHelper.toPinyin(plain, PinyinStyleEnum.FIRST_LETTER, " "));
        List<Word> words = new ArrayList<>(sounds.length);
        for (int i = 0; i < sounds.length; i++) {
            words.add(new Word(sounds[i], i < initials.length ? initials[i] : sounds[i]));
        }
        return words;
    }

    private static String[] split(String spelled) {
        return Arrays.stream(spelled.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    private static List<String> tails(List<String> parts, int longest) {
        List<String> tails = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            tails.add(cut(String.join("", parts.subList(i, parts.size())), longest));
        }
        return tails.stream().distinct().toList();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
