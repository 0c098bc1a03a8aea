package org.solutionpool.local.elasticsearch.analysis;

import static java.util.Map.entry;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_ALL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_NUMBERS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_WORDS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_WORD_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.IGNORE_KEYWORDS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_NUMERICS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.lucene.analysis.miscellaneous.DisableGraphAttribute;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The token filters of {@code analysis-common} and {@code analysis-smartcn} that the local node knows; {@code stop} and
 * {@code shingle} are in the server itself.
 */
final class TokenFilters {

    private static final Map<String, Integer> SCRIPTS = Map.of(
            "han", CJKBigramFilter.HAN,
            "hiragana", CJKBigramFilter.HIRAGANA,
            "katakana", CJKBigramFilter.KATAKANA,
            "hangul", CJKBigramFilter.HANGUL);

    private TokenFilters() {
    }

    static Map<String, AnalysisProvider<TokenFilterFactory>> byName() {
        return Map.ofEntries(
                entry("asciifolding", (index, environment, name, settings) -> {
                    boolean both = Parameters.of(name, settings, "preserve_original").flag("preserve_original", false);
                    // A normalizer must give one token, so there the original is never kept.
                    return new Normalizing(
                            name, in -> new ASCIIFoldingFilter(in, both), in -> new ASCIIFoldingFilter(in, false));
                }),
                entry("cjk_bigram", (index, environment, name, settings) -> cjkBigram(name, settings)),
                entry("cjk_width", normalizing(CJKWidthFilter::new)),
                entry("edge_ngram", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "min_gram", "max_gram", "preserve_original");
                    int shortest = parameters.number("min_gram", 1);
                    int longest = parameters.number("max_gram", 2);
                    boolean whole = parameters.flag("preserve_original", false);
                    return new Grams(name, in -> new EdgeNGramTokenFilter(in, shortest, longest, whole));
                }),
                entry("keep_types", AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> keepTypes(name, settings))),
                entry("keyword_repeat", plain(KeywordRepeatFilter::new)),
                entry("kstem", plain(KStemFilter::new)),
                entry("length", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "min", "max");
                    int shortest = parameters.number("min", 0);
                    int longest = parameters.number("max", Integer.MAX_VALUE);
                    return new Plain(name, in -> new LengthFilter(in, shortest, longest));
                }),
                entry("limit", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "max_token_count", "consume_all_tokens");
                    int most = parameters.number("max_token_count", 1);
                    boolean toTheEnd = parameters.flag("consume_all_tokens", false);
                    return new Plain(name, in -> new LimitTokenCountFilter(in, most, toTheEnd));
                }),
                entry("lowercase", normalizing(LowerCaseFilter::new)),
                entry("ngram", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "min_gram", "max_gram", "preserve_original");
                    int shortest = parameters.number("min_gram", 1);
                    int longest = parameters.number("max_gram", 2);
                    Tokenizers.requireNear(index, parameters, shortest, longest);
                    boolean whole = parameters.flag("preserve_original", false);
                    return new Grams(name, in -> new NGramTokenFilter(in, shortest, longest, whole));
                }),
                entry("pattern_replace", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "pattern", "replacement", "all", "flags");
                    Pattern pattern = parameters.pattern();
                    String replacement = parameters.text("replacement", "");
                    boolean all = parameters.flag("all", true);
                    UnaryOperator<TokenStream> filter =
                            in -> new PatternReplaceFilter(in, pattern, replacement, all);
                    return new Normalizing(name, filter, filter);
                })),
                entry("porter_stem", plain(PorterStemFilter::new)),
                entry("remove_duplicates", plain(RemoveDuplicatesTokenFilter::new)),
                entry("smartcn_stop", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "stopwords", "ignore_case");
                    CharArraySet words = Analysis.parseWords(
                            environment, settings, "stopwords", SmartChineseAnalyzer.getDefaultStopSet(),
                            Map.of("_smartcn_", SmartChineseAnalyzer.getDefaultStopSet()),
                            parameters.flag("ignore_case", false));
                    return new Plain(name, in -> new StopFilter(in, words));
                }),
                entry("stemmer", (index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "language", "name");
                    String language = parameters.text("language", parameters.text("name", "porter"));
                    return new Plain(name, stemmer(parameters, language));
                }),
                entry("trim", normalizing(TrimFilter::new)),
                entry("truncate", (index, environment, name, settings) -> {
                    int longest = Parameters.of(name, settings, "length").number("length", 10);
                    return new Plain(name, in -> new TruncateTokenFilter(in, longest));
                }),
                entry("uppercase", normalizing(UpperCaseFilter::new)),
                entry("word_delimiter_graph", (index, environment, name, settings) -> wordDelimiterGraph(name, settings)));
    }

    private static TokenFilterFactory cjkBigram(String name, Settings settings) {
        Parameters parameters = Parameters.of(name, settings, "ignored_scripts", "output_unigrams");
        List<String> ignored = parameters.list("ignored_scripts");
        if (!SCRIPTS.keySet().containsAll(ignored)) {
            throw parameters.refusal("ignored_scripts has an unknown script");
        }
        int scripts = SCRIPTS.entrySet().stream()
                .filter(script -> !ignored.contains(script.getKey()))
                .mapToInt(Map.Entry::getValue)
                .reduce(0, (a, b) -> a | b);
        boolean unigrams = parameters.flag("output_unigrams", false);
        return new Plain(name, in -> {
            CJKBigramFilter filter = new CJKBigramFilter(in, scripts, unigrams);
            if (unigrams) {
                // Characters and pairs at one position are no paths through a text: without this a phrase query would
                // try every combination of them.
                filter.addAttribute(DisableGraphAttribute.class);
            }
            return filter;
        });
    }

    private static TokenFilterFactory keepTypes(String name, Settings settings) {
        Parameters parameters = Parameters.of(name, settings, "types", "mode");
        Set<String> types = Set.copyOf(parameters.list("types"));
        if (types.isEmpty()) {
            throw parameters.refusal("types are missing");
        }
        boolean include = switch (parameters.text("mode", "include")) {
            case "include" -> true;
            case "exclude" -> false;
            default -> throw parameters.refusal("mode is neither include nor exclude");
        };
        return new Plain(name, in -> new TypeTokenFilter(in, types, include));
    }

    private static UnaryOperator<TokenStream> stemmer(Parameters parameters, String language) {
        return switch (language) {
            case "english", "porter" -> PorterStemFilter::new;
            case "porter2" -> in -> new SnowballFilter(in, new EnglishStemmer());
            case "light_english", "kstem" -> KStemFilter::new;
            case "minimal_english" -> EnglishMinimalStemFilter::new;
            case "possessive_english" -> EnglishPossessiveFilter::new;
            default -> throw parameters.refusal("the local node has no stemmer for [" + language + "]");
        };
    }

    private static TokenFilterFactory wordDelimiterGraph(String name, Settings settings) {
        Parameters parameters = Parameters.of(
                name, settings,
                "adjust_offsets", "catenate_all", "catenate_numbers", "catenate_words", "generate_number_parts",
                "generate_word_parts", "ignore_keywords", "preserve_original", "protected_words", "split_on_case_change",
                "split_on_numerics", "stem_english_possessive");
        int flags = (parameters.flag("catenate_all", false) ? CATENATE_ALL : 0)
                | (parameters.flag("catenate_numbers", false) ? CATENATE_NUMBERS : 0)
                | (parameters.flag("catenate_words", false) ? CATENATE_WORDS : 0)
                | (parameters.flag("generate_number_parts", true) ? GENERATE_NUMBER_PARTS : 0)
                | (parameters.flag("generate_word_parts", true) ? GENERATE_WORD_PARTS : 0)
                | (parameters.flag("ignore_keywords", false) ? IGNORE_KEYWORDS : 0)
                | (parameters.flag("preserve_original", false) ? PRESERVE_ORIGINAL : 0)
                | (parameters.flag("split_on_case_change", true) ? SPLIT_ON_CASE_CHANGE : 0)
                | (parameters.flag("split_on_numerics", true) ? SPLIT_ON_NUMERICS : 0)
                | (parameters.flag("stem_english_possessive", true) ? STEM_ENGLISH_POSSESSIVE : 0);
        boolean adjustOffsets = parameters.flag("adjust_offsets", true);
        List<String> words = parameters.list("protected_words");
        CharArraySet protectedWords = words.isEmpty() ? null : new CharArraySet(words, false);
        return new Plain(name, in -> new WordDelimiterGraphFilter(
                in, adjustOffsets, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags, protectedWords));
    }

    private static AnalysisProvider<TokenFilterFactory> plain(Function<TokenStream, TokenStream> filter) {
        return (index, environment, name, settings) -> {
            Parameters.of(name, settings);
            return new Plain(name, filter::apply);
        };
    }

    private static AnalysisProvider<TokenFilterFactory> normalizing(Function<TokenStream, TokenStream> filter) {
        return (index, environment, name, settings) -> {
            Parameters.of(name, settings);
            return new Normalizing(name, filter::apply, filter::apply);
        };
    }

    private record Plain(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }
    }

    /** One that may also stand in a normalizer of a keyword field. */
    private record Normalizing(String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer)
            implements NormalizingTokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }

        @Override
        public TokenStream normalize(TokenStream in) {
            return normalizer.apply(in);
        }
    }

    /** Pieces of words, whose positions the fast vector highlighter cannot follow and synonyms cannot be read with. */
    private record Grams(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {
        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }

        @Override
        public boolean breaksFastVectorHighlighter() {
            return true;
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            throw new IllegalArgumentException("Token filter [" + name + "] cannot be used to parse synonyms");
        }
    }
}
