package org.solutionpool.text;

/** What a text is written in. */
public final class Script {

    private Script() {}

    /** Whether a text has a Chinese character. */
    public static boolean hasChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
