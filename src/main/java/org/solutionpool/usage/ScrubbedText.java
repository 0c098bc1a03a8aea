package org.solutionpool.usage;

import java.util.regex.Pattern;
import org.solutionpool.text.TextFolding;

/**
 * A query as the log keeps it: without what identifies somebody. What looks like a mail address, a unified social credit
 * code (GB 32100-2015), an identity card's number (GB 11643-1999, or the older one of 15 digits) or a telephone number is
 * replaced by a word in angle brackets. Rather once too often than once too seldom: a part number of seven digits goes too.
 * A name in characters cannot be told from other words and stays.
 */
final class ScrubbedText {

    private static final String BEFORE = "(?<![\\p{Alnum}])";
    private static final String AFTER = "(?![\\p{Alnum}])";

    private static final Pattern MAIL = Pattern.compile("[^\\s@,;:<>()，；：（）]+@[^\\s@,;:<>()，；：（）]+");
    private static final Pattern IDENTITY = Pattern.compile(BEFORE + "(?:\\d{17}[\\dXx]|\\d{15})" + AFTER);
    private static final Pattern CREDIT_CODE = Pattern.compile(
            BEFORE + "[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}" + AFTER, Pattern.CASE_INSENSITIVE);

    /** Chinese mobile numbers, those with an area code in front, service numbers, foreign ones, any seven digits on end. */
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)"
                    + "|\\(?0\\d{2,3}\\)?[ -]?\\d{4}[ -]?\\d{3,4}(?!\\d)"
                    + "|400[ -]?\\d{3}[ -]?\\d{4}(?!\\d)"
                    + "|\\+\\d[\\d ()-]{6,}\\d"
                    + "|\\d{7,})");

    private ScrubbedText() {}

    /** Normalised, scrubbed, at most {@value QueryKey#LONGEST} characters. Cutting comes last: half a number is one too. */
    static String of(String typed) {
        String text = TextFolding.fold(typed);
        text = MAIL.matcher(text).replaceAll("<mail>");
        text = IDENTITY.matcher(text).replaceAll("<id>");
        text = CREDIT_CODE.matcher(text).replaceAll("<code>");
        text = PHONE.matcher(text).replaceAll("<phone>");
        return QueryKey.of(text);
    }
}
