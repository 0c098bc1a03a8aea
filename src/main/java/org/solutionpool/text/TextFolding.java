package org.solutionpool.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/** Makes two spellings of the same text equal: full and half width, traditional and simplified. */
public final class TextFolding {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /** ICU's transliterators are not documented to be safe for use by several threads at once. */
    private static final ThreadLocal<Transliterator> TO_SIMPLIFIED =
            ThreadLocal.withInitial(() -> Transliterator.getInstance("Traditional-Simplified"));

    private TextFolding() {}

    /** Half-width letters, compatibility forms resolved (Unicode NFKC) and simplified characters; case is kept. */
    public static String fold(String text) {
        return TO_SIMPLIFIED.get().transliterate(NFKC.normalize(text));
    }

    /**
     * The same, each Chinese character by itself: quick enough for a long text on the way of a request, and as good wherever
     * a word is not spelled by its neighbours (only 乾 and 著 and the like are).
     */
    public static String foldQuickly(String text) {
        char[] folded = NFKC.normalize(text).toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = simplified(folded[i]);
        }
        return new String(folded);
    }

    /** The simplified form of a Chinese character; any other character as it is. */
    public static char simplified(char character) {
        return character >= Simplified.FIRST && character <= Simplified.LAST
                ? Simplified.TABLE[character - Simplified.FIRST]
                : character;
    }

    /** Traditional to simplified, one character to one; filled once, folding each character of a text by itself is too slow. */
    private static final class Simplified {

        static final int FIRST = 0x4E00;
        static final int LAST = 0x9FFF;
        static final char[] TABLE = new char[LAST - FIRST + 1];

        static {
            StringBuilder all = new StringBuilder();
            for (int point = FIRST; point <= LAST; point++) {
                all.append((char) point).append('\n');
            }
            String[] lines = fold(all.toString()).split("\n");
            for (int i = 0; i < TABLE.length; i++) {
                TABLE[i] = lines[i].length() == 1 ? lines[i].charAt(0) : (char) (FIRST + i);
            }
        }
    }
}
