package org.solutionpool.matching;

import java.util.List;
import java.util.regex.Pattern;
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

    /** Each is a vector more to compute while somebody waits. */
    private static final int MOST_SENTENCES = 8;

    /** Characters; what is shorter is a heading or a number. */
    private static final int SHORTEST_SENTENCE = 6;

    private static final Pattern SENTENCE_END = Pattern.compile("[。！？；!?;\\n]+|\\.\\s+");

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

    /**
     * The description's sentences, at most {@value #MOST_SENTENCES}, the first ones; none if it is a single one, which
     * {@link #whole} says already.
     */
    List<String> sentences() {
        List<String> sentences = SENTENCE_END
                .splitAsStream(description)
                .map(String::strip)
                .filter(sentence -> sentence.codePointCount(0, sentence.length()) >= SHORTEST_SENTENCE)
                .distinct()
                .limit(MOST_SENTENCES)
                .toList();
        return sentences.size() < 2 ? List.of() : sentences;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
