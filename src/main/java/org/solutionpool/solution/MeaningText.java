package org.solutionpool.solution;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.solutionpool.embedding.TextVectors;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.text.PlainText;
import org.solutionpool.web.Language;

/**
 * What of a listing a model reads, to place it among others by what it does: title, summary, challenges and description,
 * in this order, because a model reads 512 tokens and the rest is cut off. A need is put in the same words: what troubles
 * somebody, and what shall be different.
 *
 * <p>Left out are the provider's name and praise («claims»), which would place listings beside those of the same
 * provider; the cases, which speak of one customer each; and approach and value, which repeat the description. Codes and
 * figures are compared as what they are and not as words.
 *
 * <p>A passage belongs to the language it is written in, whatever field it stands in, as everywhere in the index.
 */
final class MeaningText {

    /**
     * More than a model reads: 510 tokens are at most as many Chinese characters, and about 2,500 letters. What is
     * changed behind it needs no new vector.
     */
    private static final int LONGEST = 3000;

    private MeaningText() {}

    /**
     * The passages of one language.
     *
     * @param provider the provider's names
     * @return empty if the listing says nothing in this language
     */
    static Optional<String> in(Language language, ListingContent content, Collection<String> provider) {
        StringBuilder text = new StringBuilder();
        passages(content)
                .map(passage -> without(provider, passage))
                .filter(passage -> !passage.isBlank() && TextVectors.languageOf(passage) == language)
                .distinct()
                .forEach(passage -> text.append(text.isEmpty() ? "" : "\n").append(passage));
        if (text.length() > LONGEST) {
            text.setLength(Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static Stream<String> passages(ListingContent content) {
        return Stream.of(
                        both(content.title()),
                        both(content.summary()),
                        content.challenges(),
                        both(content.description()).stream()
                                .map(PlainText::ofMarkdown)
                                .toList())
                .flatMap(List::stream);
    }

    private static List<String> both(LocalizedText text) {
        return Stream.of(Optional.ofNullable(text.zh()), Optional.ofNullable(text.en()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String without(Collection<String> names, String passage) {
        String rest = passage;
        for (String name : names) {
            rest = rest.replace(name, "");
        }
        return rest.strip();
    }
}
