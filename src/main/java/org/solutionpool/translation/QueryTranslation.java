package org.solutionpool.translation;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.text.TextFolding;
import org.solutionpool.web.Language;

/**
 * What somebody asks for, in the words of the other language. The industry's words come first: the names and aliases of
 * the taxonomy as it stands now, and our own glossary; whatever they leave comes from CC-CEDICT. Longest words from the
 * left. Abbreviations and types (MES, OPC UA, S7-1200) stay as they are.
 *
 * <p>The text is only looked up word by word, never followed or interpreted. Its first 5,000 characters count. About a
 * millisecond for 2,000 characters. The dictionary is read at the start beside everything else, in about half a second;
 * who asks before that waits for it.
 */
@ApplicationScoped
public class QueryTranslation {

    /** More words make a query slower, not better: the best ones stand first. */
    static final int MOST_WORDS = 40;

    /** A person's description of a need is shorter; matching must stay quick with any text. */
    static final int LONGEST_TEXT = 5_000;

    private static final Executor ASIDE = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    Taxonomy taxonomy;

    private final Once<Translator> translator =
            new Once<>(() -> new Translator(Glossary.load(), Dictionary.load()), ASIDE);

    void start(@Observes StartupEvent event) {
        translator.begin();
    }

    /**
     * Words and phrases to search for in the other language, without repetition: first those of the industry, most often
     * meant first, then the dictionary's, rare ones before common ones, then second meanings.
     *
     * @param from what the text is written in; words of the other language in a Chinese text stay
     * @return at most 40; empty if no word of the text is known
     */
    public List<String> words(String text, Language from) {
        Map<String, Wanted> wanted = new HashMap<>();
        int order = 0;
        for (Piece piece : pieces(fold(text), from)) {
            for (int choice = 0; choice < piece.translations().size(); choice++) {
                String word = piece.translations().get(choice);
                if (number(word)) {
                    continue;
                }
                Wanted one = new Wanted(word, choice, piece.weight(), 1, order++);
                wanted.merge(word.toLowerCase(Locale.ROOT), one, Wanted::and);
            }
        }
        return wanted.values().stream()
                .sorted(Wanted.BEST_FIRST)
                .limit(MOST_WORDS)
                .map(Wanted::word)
                .toList();
    }

    /**
     * The same in one text, in the order of the original and with its parts set apart by commas, to be embedded: one
     * translation for each word that has one.
     *
     * @param from what the text is written in
     * @return empty if no word of the text is known
     */
    public String gist(String text, Language from) {
        String folded = fold(text);
        StringBuilder gist = new StringBuilder();
        int end = 0;
        boolean latin = false;
        for (Piece piece : pieces(folded, from)) {
            if (piece.translations().isEmpty()) {
                continue;
            }
            String word = piece.translations().getFirst();
            if (!gist.isEmpty()) {
                boolean apart = folded.substring(end, piece.start()).chars().anyMatch(QueryTranslation::parts);
                if (from == Language.ZH) {
                    gist.append(apart ? ", " : " ");
                } else if (apart) {
                    gist.append('，');
                } else if (latin && latin(word)) {
                    gist.append(' ');
                }
            }
            gist.append(word);
            latin = latin(word);
            end = piece.end();
        }
        return gist.toString();
    }

    private List<Piece> pieces(String folded, Language from) {
        Translator ready = translator.get();
        return from == Language.ZH
                ? ready.ofChinese(folded, taxonomy.finder())
                : ready.ofEnglish(folded, taxonomy.finder());
    }

    private static String fold(String text) {
        return TextFolding.foldQuickly(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    private static boolean parts(int c) {
        return c == '\n' || ",.;:!?，。；：！？、".indexOf(c) >= 0;
    }

    private static boolean latin(String word) {
        return word.charAt(0) < 0x250;
    }

    private static boolean number(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    /**
     * @param choice 0 for the best translation of its piece
     * @param times how often the text says it
     * @param order of first appearance
     */
    private record Wanted(String word, int choice, int weight, int times, int order) {

        static final Comparator<Wanted> BEST_FIRST = Comparator.comparingInt(Wanted::rank)
                .thenComparing(Comparator.comparingInt(Wanted::weight).reversed())
                .thenComparing(Comparator.comparingInt(Wanted::times).reversed())
                .thenComparingInt(Wanted::order);

        /** First choices, the industry's before the dictionary's, then second ones. */
        private int rank() {
            return choice == 0 ? 0 : weight == Piece.INDUSTRY ? choice : choice + 1;
        }

        Wanted and(Wanted other) {
            return new Wanted(
                    word,
                    Math.min(choice, other.choice),
                    Math.max(weight, other.weight),
                    times + other.times,
                    Math.min(order, other.order));
        }
    }

    /** A value made once, beside whoever asked for it to begin. */
    private static final class Once<T> {

        private final Supplier<T> maker;
        private final Executor executor;
        private final CompletableFuture<T> value = new CompletableFuture<>();
        private boolean begun;

        Once(Supplier<T> maker, Executor executor) {
            this.maker = maker;
            this.executor = executor;
        }

        synchronized void begin() {
            if (!begun) {
                begun = true;
                value.completeAsync(maker, executor);
            }
        }

        T get() {
            begin();
            return value.join();
        }
    }
}
