package org.solutionpool.usage;

import java.util.Locale;
import java.util.regex.Pattern;
import org.solutionpool.text.TextFolding;

/** A query in the writing by which two of them are the same: folded, in small letters, with single gaps. */
final class QueryKey {

    /** Characters that are kept. */
    static final int LONGEST = 200;

    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

    private QueryKey() {}

    static String of(String text) {
        String key = GAP.matcher(TextFolding.fold(text).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        int length = key.codePointCount(0, key.length());
        return length <= LONGEST
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST)).strip();
    }
}
