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
}
