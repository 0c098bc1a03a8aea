package org.solutionpool.matching;

import org.solutionpool.translation.QueryTranslation;
import org.solutionpool.web.Language;

/**
 * What is wanted as a text in one language: the person's own, or its translation word by word.
 *
 * @param title empty if there is none
 * @param description empty if there is none
 * @param translated whether it is not what the person wrote
 */
record NeedText(Language language, String title, String description, boolean translated) {

    /** As long as the models read, and longer than what anybody's description says that matters for ranking. */
    private static final int LONGEST = 600;

    /** The text in the language it is written in: Chinese as soon as it has a Chinese character. */
    static NeedText own(Wanted wanted) {
        boolean chinese = (wanted.title() + wanted.description())
                .codePoints()
                .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return new NeedText(chinese ? Language.ZH : Language.EN, cut(wanted.title()), cut(wanted.description()), false);
    }

    /** The same in the other language; empty where the dictionary knows no word of it. */
    NeedText translatedBy(QueryTranslation dictionary) {
        Language other = language == Language.ZH ? Language.EN : Language.ZH;
        return new NeedText(other, dictionary.gist(title, language), cut(dictionary.gist(description, language)), true);
    }

    boolean isEmpty() {
        return title.isEmpty() && description.isEmpty();
    }

    /** Title and description in one. */
    String whole() {
        if (title.isEmpty() || description.isEmpty()) {
            return title + description;
        }
        return title + (language == Language.ZH ? "。" : ". ") + description;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
