package org.solutionpool.local.elasticsearch.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The tokenizers of {@code analysis-common} and {@code analysis-smartcn} that the local node knows. */
final class Tokenizers {

    private static final int KEYWORD_BUFFER = 256;

    private Tokenizers() {
    }

    static Map<String, AnalysisProvider<TokenizerFactory>> byName() {
        return Map.of(
                "edge_ngram", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "min_gram", "max_gram", "token_chars");
                    int shortest = parameters.number("min_gram", 1);
                    int longest = parameters.number("max_gram", 2);
                    IntPredicate kept = tokenCharacters(parameters);
                    return factory(name, () -> new EdgeNGramTokenizer(shortest, longest) {
                        @Override
                        protected boolean isTokenChar(int character) {
                            return kept.test(character);
                        }
                    });
                },
                "keyword", (index, environment, name, settings) -> {
                    int buffer = Parameters.of(name, settings, "buffer_size").number("buffer_size", KEYWORD_BUFFER);
                    return factory(name, () -> new KeywordTokenizer(buffer));
                },
                "ngram", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "min_gram", "max_gram", "token_chars");
                    int shortest = parameters.number("min_gram", 1);
                    int longest = parameters.number("max_gram", 2);
                    requireNear(index, parameters, shortest, longest);
                    IntPredicate kept = tokenCharacters(parameters);
                    return factory(name, () -> new NGramTokenizer(shortest, longest) {
                        @Override
                        protected boolean isTokenChar(int character) {
                            return kept.test(character);
                        }
                    });
                },
                "pattern", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "pattern", "flags", "group");
                    Pattern pattern = parameters.pattern("\\W+");
                    int group = parameters.number("group", -1);
                    return factory(name, () -> new PatternTokenizer(pattern, group));
                },
                "smartcn_tokenizer", (index, environment, name, settings) -> {
                    Parameters.of(name, settings);
                    return factory(name, HMMChineseTokenizer::new);
                },
                "whitespace", (index, environment, name, settings) -> {
                    int longest = Parameters.of(name, settings, "max_token_length")
                            .number("max_token_length", CharTokenizer.DEFAULT_MAX_WORD_LEN);
                    return factory(name, () -> new WhitespaceTokenizer(
                            WhitespaceTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, longest));
                });
    }

    /**
     * Holds to {@code index.max_ngram_diff}, as a stock cluster does.
     *
     * @throws IllegalArgumentException when the grams span more lengths than the index allows
     */
    static void requireNear(IndexSettings index, Parameters parameters, int shortest, int longest) {
        int allowed = index.getMaxNgramDiff();
        if (longest - shortest > allowed) {
            throw parameters.refusal("max_gram may exceed min_gram by no more than index.max_ngram_diff, " + allowed + ",");
        }
    }

    private static TokenizerFactory factory(String name, Supplier<Tokenizer> tokenizer) {
        return TokenizerFactory.newFactory(name, tokenizer);
    }

    private static IntPredicate tokenCharacters(Parameters parameters) {
        List<String> classes = parameters.list("token_chars");
        if (classes.isEmpty()) {
            return character -> true;
        }
        return classes.stream()
                .map(name -> tokenCharacter(parameters, name))
                .reduce(IntPredicate::or)
                .orElseThrow();
    }

    private static IntPredicate tokenCharacter(Parameters parameters, String name) {
        return switch (name) {
            case "letter" -> Character::isLetter;
            case "digit" -> Character::isDigit;
            case "whitespace" -> Character::isWhitespace;
            case "punctuation" -> character -> switch (Character.getType(character)) {
                case Character.START_PUNCTUATION, Character.END_PUNCTUATION, Character.OTHER_PUNCTUATION,
                     Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION,
                     Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
                default -> false;
            };
            case "symbol" -> character -> switch (Character.getType(character)) {
                case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> true;
                default -> false;
            };
            default -> throw parameters.refusal("token_chars has the unknown class [" + name + "]");
        };
    }
}
