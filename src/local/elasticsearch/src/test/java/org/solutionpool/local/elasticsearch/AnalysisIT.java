package org.solutionpool.local.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each component gives the tokens that Elastic's reference states for the example on its page
 * (https://www.elastic.co/docs/reference/text-analysis/analysis-NAME-tokenfilter and so on).
 */
class AnalysisIT {

    @TempDir
    static Path folder;

    private static StartedNode node;

    @BeforeAll
    static void start() throws IOException {
        node = StartedNode.in(folder);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static Stream<Arguments> documented() {
        return Stream.of(
                example("asciifolding", """
                        {"tokenizer": "standard", "filter": ["asciifolding"], "text": "açaí à la carte"}""",
                        "acai", "a", "la", "carte"),
                example("cjk_bigram", """
                        {"tokenizer": "standard", "filter": ["cjk_bigram"], "text": "東京都は、日本の首都であり"}""",
                        "東京", "京都", "都は", "日本", "本の", "の首", "首都", "都で", "であ", "あり"),
                example("cjk_width", """
                        {"tokenizer": "standard", "filter": ["cjk_width"], "text": "ｼｰｻｲﾄﾞﾗｲﾅｰ"}""",
                        "シーサイドライナー"),
                example("edge_ngram filter", """
                        {"tokenizer": "standard", "filter": [{"type": "edge_ngram", "min_gram": 1, "max_gram": 2}],
                         "text": "the quick brown fox jumps"}""",
                        "t", "th", "q", "qu", "b", "br", "f", "fo", "j", "ju"),
                example("keep_types", """
                        {"tokenizer": "standard", "filter": [{"type": "keep_types", "types": ["<NUM>"]}],
                         "text": "1 quick fox 2 lazy dogs"}""",
                        "1", "2"),
                example("keep_types that excludes", """
                        {"tokenizer": "standard", "filter": [{"type": "keep_types", "types": ["<NUM>"], "mode": "exclude"}],
                         "text": "1 quick fox 2 lazy dogs"}""",
                        "quick", "fox", "lazy", "dogs"),
                example("keyword_repeat", """
                        {"tokenizer": "whitespace", "filter": ["keyword_repeat", "stemmer"], "text": "fox running and jumping"}""",
                        "fox", "fox", "running", "run", "and", "and", "jumping", "jump"),
                example("remove_duplicates", """
                        {"tokenizer": "whitespace", "filter": ["keyword_repeat", "stemmer", "remove_duplicates"],
                         "text": "jumping dog"}""",
                        "jumping", "jump", "dog"),
                example("kstem", """
                        {"tokenizer": "standard", "filter": ["kstem"], "text": "the foxes jumping quickly"}""",
                        "the", "fox", "jump", "quick"),
                example("length", """
                        {"tokenizer": "whitespace", "filter": [{"type": "length", "min": 0, "max": 4}],
                         "text": "the quick brown fox jumps over the lazy dog"}""",
                        "the", "fox", "over", "the", "lazy", "dog"),
                example("limit", """
                        {"tokenizer": "standard", "filter": [{"type": "limit", "max_token_count": 2}],
                         "text": "quick fox jumps over lazy dog"}""",
                        "quick", "fox"),
                example("lowercase", """
                        {"tokenizer": "standard", "filter": ["lowercase"], "text": "THE Quick FoX JUMPs"}""",
                        "the", "quick", "fox", "jumps"),
                example("ngram filter", """
                        {"tokenizer": "standard", "filter": ["ngram"], "text": "Quick fox"}""",
                        "Q", "Qu", "u", "ui", "i", "ic", "c", "ck", "k", "f", "fo", "o", "ox", "x"),
                example("pattern_replace filter", """
                        {"tokenizer": "whitespace",
                         "filter": [{"type": "pattern_replace", "pattern": "(dog)", "replacement": "watch$1"}],
                         "text": "foxes jump lazy dogs"}""",
                        "foxes", "jump", "lazy", "watchdogs"),
                example("porter_stem", """
                        {"tokenizer": "standard", "filter": ["porter_stem"], "text": "the foxes jumping quickly"}""",
                        "the", "fox", "jump", "quickli"),
                example("stemmer", """
                        {"tokenizer": "standard", "filter": ["stemmer"], "text": "the foxes jumping quickly"}""",
                        "the", "fox", "jump", "quickli"),
                example("trim", """
                        {"tokenizer": "keyword", "filter": ["trim"], "text": " fox "}""",
                        "fox"),
                example("truncate", """
                        {"tokenizer": "whitespace", "filter": ["truncate"], "text": "the quinquennial extravaganza carried on"}""",
                        "the", "quinquenni", "extravagan", "carried", "on"),
                example("uppercase", """
                        {"tokenizer": "standard", "filter": ["uppercase"], "text": "the Quick FoX JUMPs"}""",
                        "THE", "QUICK", "FOX", "JUMPS"),
                example("word_delimiter_graph", """
                        {"tokenizer": "keyword", "filter": ["word_delimiter_graph"],
                         "text": "Neil's-Super-Duper-XL500--42+AutoCoder"}""",
                        "Neil", "Super", "Duper", "XL", "500", "42", "Auto", "Coder"),
                example("html_strip", """
                        {"tokenizer": "keyword", "char_filter": ["html_strip"],
                         "text": "<p>I&apos;m so <b>happy</b>!</p>"}""",
                        "\nI'm so happy!\n"),
                example("mapping", """
                        {"tokenizer": "keyword",
                         "char_filter": [{"type": "mapping", "mappings": ["٠ => 0", "١ => 1", "٢ => 2", "٥ => 5"]}],
                         "text": "My license plate is ٢٥٠١٥"}""",
                        "My license plate is 25015"),
                example("pattern_replace character filter", """
                        {"tokenizer": "standard",
                         "char_filter": [{"type": "pattern_replace", "pattern": "(\\\\d+)-(?=\\\\d)", "replacement": "$1_"}],
                         "text": "My credit card is 123-456-789"}""",
                        "My", "credit", "card", "is", "123_456_789"),
                example("edge_ngram tokenizer", """
                        {"tokenizer": "edge_ngram", "text": "Quick Fox"}""",
                        "Q", "Qu"),
                example("edge_ngram tokenizer of letters and digits", """
                        {"tokenizer": {"type": "edge_ngram", "min_gram": 2, "max_gram": 10, "token_chars": ["letter", "digit"]},
                         "text": "2 Quick Foxes."}""",
                        "Qu", "Qui", "Quic", "Quick", "Fo", "Fox", "Foxe", "Foxes"),
                example("ngram tokenizer", """
                        {"tokenizer": "ngram", "text": "Quick Fox"}""",
                        "Q", "Qu", "u", "ui", "i", "ic", "c", "ck", "k", "k ", " ", " F", "F", "Fo", "o", "ox", "x"),
                example("ngram tokenizer of letters and digits", """
                        {"tokenizer": {"type": "ngram", "min_gram": 3, "max_gram": 3, "token_chars": ["letter", "digit"]},
                         "text": "2 Quick Foxes."}""",
                        "Qui", "uic", "ick", "Fox", "oxe", "xes"),
                example("keyword tokenizer", """
                        {"tokenizer": "keyword", "text": "New York"}""",
                        "New York"),
                example("pattern tokenizer", """
                        {"tokenizer": "pattern", "text": "The foo_bar_size's default is 5."}""",
                        "The", "foo_bar_size", "s", "default", "is", "5"),
                example("pattern tokenizer at commas", """
                        {"tokenizer": {"type": "pattern", "pattern": ","}, "text": "comma,separated,values"}""",
                        "comma", "separated", "values"),
                example("whitespace tokenizer", """
                        {"tokenizer": "whitespace", "text": "The 2 QUICK Brown-Foxes jumped over the lazy dog's bone."}""",
                        "The", "2", "QUICK", "Brown-Foxes", "jumped", "over", "the", "lazy", "dog's", "bone."),
                // The plugin's own REST test, rest-api-spec/test/analysis_smartcn/10_basic.yml.
                example("smartcn", """
                        {"analyzer": "smartcn", "text": "我购买了道具和服装"}""",
                        "我", "购买", "了", "道具", "和", "服装"),
                example("smartcn_tokenizer", """
                        {"tokenizer": "smartcn_tokenizer", "text": "我购买了道具和服装"}""",
                        "我", "购买", "了", "道具", "和", "服装"),
                example("smartcn_stop", """
                        {"tokenizer": "smartcn_tokenizer",
                         "filter": ["porter_stem", {"type": "smartcn_stop", "stopwords": ["_smartcn_", "stack", "的"]}],
                         "text": "哈喽,我们是 Elastic Stack"}""",
                        "哈", "喽", "我们", "是", "elast"));
    }

    private static Arguments example(String component, String request, String... tokens) {
        return Arguments.of(component, request, List.of(tokens));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documented")
    void givesTheTokensOfTheReference(String component, String request, List<String> tokens) throws Exception {
        assertThat(node.tokens("", request)).isEqualTo(tokens);
    }

    @Test
    void theSmartcnAnalyzerIsItsPartsPutTogether() throws Exception {
        String text = "\"text\": \"我们是 Elastic 的开发公司，用 OPC UA 连接数控机床。\"}";
        assertThat(node.tokens("", "{\"analyzer\": \"smartcn\", " + text)).isEqualTo(node.tokens("", """
                {"tokenizer": "smartcn_tokenizer", "filter": ["porter_stem", "smartcn_stop"],\s""" + text));
    }

    @Test
    void anUnknownParameterIsRefused() throws Exception {
        var answer = node.send("PUT", "/refused", """
                {"settings": {"analysis": {
                  "filter": {"grams": {"type": "edge_ngram", "side": "back"}},
                  "analyzer": {"a": {"type": "custom", "tokenizer": "standard", "filter": ["grams"]}}}}}""");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("side").contains("grams");
    }

    @Test
    void everyMappingOfThePortalMakesAnIndex() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("search.mappings")))) {
            List<Path> mappings = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(mappings).isNotEmpty();
            for (Path mapping : mappings) {
                String index = "/" + mapping.getFileName().toString().replace(".json", "");
                node.ask("PUT", index, read(mapping));
                assertThat(node.ask("GET", index + "/_mapping", null).findValue("dynamic").asText()).isEqualTo("strict");
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
