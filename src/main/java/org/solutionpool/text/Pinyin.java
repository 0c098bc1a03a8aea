package org.solutionpool.text;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.Locale;

/** The sound of Chinese names in Latin letters: what people type, and the order of lists. */
public final class Pinyin {

    private static final int LONGEST_SORT_KEY = 400;

    private Pinyin() {}

    /** Without tones or gaps: 空压机 is {@code kongyaji}. Other characters stay, in lower case. */
    public static String full(String text) {
        return PinyinHelper.toPinyin(TextFolding.fold(text), PinyinStyleEnum.NORMAL, "")
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** First letters: 空压机 is {@code kyj}. Latin words stay whole, in lower case. */
    public static String initials(String text) {
        return PinyinHelper.toPinyin(TextFolding.fold(text), PinyinStyleEnum.FIRST_LETTER, "")
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * What a list is ordered by: syllables one by one, so that 长安 (chang an) stands before 长春 (chang chun); cut to 400
     * characters.
     */
    public static String sortKey(String text) {
        // The library cuts characters beyond the basic plane in halves that no database takes.
        String plain = text.codePoints()
                .filter(Character::isBmpCodePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String key = PinyinHelper.toPinyin(TextFolding.fold(plain), PinyinStyleEnum.NORMAL, " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return key.length() <= LONGEST_SORT_KEY ? key : key.substring(0, LONGEST_SORT_KEY);
    }
}
