package org.solutionpool.local.elasticsearch.analysis;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** The character filters of {@code analysis-common} that the local node knows. */
final class CharFilters {

    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))", Pattern.DOTALL);

    private CharFilters() {
    }

    static Map<String, AnalysisProvider<CharFilterFactory>> byName() {
        return Map.of(
                "html_strip", (index, environment, name, settings) -> {
                    Set<String> kept = Set.copyOf(Parameters.of(name, settings, "escaped_tags").list("escaped_tags"));
                    return new Plain(name, text -> new HTMLStripCharFilter(text, kept));
                },
                "mapping", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
                    NormalizeCharMap map = map(Parameters.of(name, settings, "mappings"));
                    return new Normalizing(name, text -> new MappingCharFilter(map, text));
                }),
                "pattern_replace", AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) -> {
                    Parameters parameters = Parameters.of(name, settings, "pattern", "replacement", "flags");
                    Pattern pattern = parameters.pattern();
                    String replacement = parameters.text("replacement", "");
                    return new Normalizing(name, text -> new PatternReplaceCharFilter(pattern, replacement, text));
                }));
    }

    private static NormalizeCharMap map(Parameters parameters) {
        List<String> rules = parameters.list("mappings");
        if (rules.isEmpty()) {
            throw parameters.refusal("mappings are missing");
        }
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            int arrow = rule.lastIndexOf("=>");
            if (arrow < 1) {
                throw parameters.refusal("[" + rule + "] is not of the form key => value");
            }
            map.add(unescape(rule.substring(0, arrow).strip()), unescape(rule.substring(arrow + 2).strip()));
        }
        return map.build();
    }

    private static String unescape(String text) {
        return ESCAPED.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(
                escape.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                        : switch (escape.group(2)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "r" -> "\r";
                            case "b" -> "\b";
                            case "f" -> "\f";
                            default -> escape.group(2);
                        }));
    }

    private record Plain(String name, UnaryOperator<Reader> filter) implements CharFilterFactory {
        @Override
        public Reader create(Reader text) {
            return filter.apply(text);
        }
    }

    /** One that may also stand in a normalizer of a keyword field. */
    private record Normalizing(String name, UnaryOperator<Reader> filter) implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader text) {
            return filter.apply(text);
        }
    }
}
