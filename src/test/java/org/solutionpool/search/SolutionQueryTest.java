package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.json.JsonpUtils;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.taxonomy.ReferenceTerms;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.web.Language;

/** Each rule of the query, read in what is sent to Elasticsearch. */
class SolutionQueryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final TermFinder NAMES = ReferenceTerms.finder();

    // What is found

    @Test
    void nothingTypedFindsEverything() {
        assertThat(sent(SearchRequest.EVERYTHING).at("/query").has("match_all")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "\"", "- - -", "！"})
    void whatIsNoTextFindsEverything(String typed) {
        assertThat(sent(SearchRequest.of(typed)).at("/query").has("match_all")).isTrue();
    }

    @Test
    void everyWordOfAShortQueryIsNeededAndThreeQuartersOfALongOne() {
        JsonNode wanted = wanted("CNC 数控机床 MTConnect");
        assertThat(wanted.get("should")).hasSize(3);
        assertThat(wanted.get("minimum_should_match").asText()).isEqualTo("4<75%");
    }

    @Test
    void chineseIsMatchedByPairsInEveryFieldAndByWordsInShortOnes() {
        JsonNode ways = wanted("余热回收").at("/should/0/bool/should");
        assertThat(fields(ways.get(0)))
                .containsExactly(
                        "text.title.zh.bigrams",
                        "text.provider.zh.bigrams",
                        "text.terms.zh.bigrams",
                        "text.summary.zh.bigrams",
                        "text.challenges.zh.bigrams",
                        "text.description.zh.bigrams",
                        "text.cases.zh.bigrams");
        assertThat(ways.at("/0/multi_match/minimum_should_match").asText()).isEqualTo("2<75%");
        assertThat(fields(ways.get(1))).containsExactly("text.title.zh", "text.provider.zh", "text.summary.zh");
        assertThat(ways.at("/1/multi_match/operator").asText()).isEqualTo("and");
    }

    @Test
    void oneChineseCharacterIsMatchedAsACharacter() {
        assertThat(fields(wanted("油").at("/should/0"))).allMatch(field -> field.endsWith(".zh.characters"));
    }

    @Test
    void anEnglishWordIsMatchedStemmedInEnglishAndAsItStandsInChinese() {
        JsonNode ways = wanted("retrofit").at("/should/0/bool/should");
        assertThat(ways).hasSize(2);
        assertThat(fields(ways.get(0))).contains("text.title.en", "text.description.en");
        assertThat(fields(ways.get(1))).contains("text.title.zh.bigrams", "text.description.zh.bigrams");
    }

    @Test
    void noFieldIsBoosted() {
        assertThat(sent(SearchRequest.of("空压机 节能 retrofit \"OPC UA\"")).toString())
                .doesNotContain("boost")
                .doesNotContain("^");
    }

    @Test
    void beingVettedMultipliesTheScoreOfATextSearchInTheOrderOfRelevanceAndOfNothingElse() {
        JsonNode text = asSent(new SolutionQuery(SearchRequest.of("空压机"), NAMES, Language.ZH, false));
        assertThat(text.at("/query/function_score/boost_mode").asText()).isEqualTo("multiply");
        assertThat(text.at("/query/function_score/functions")).hasSize(1);
        assertThat(text.at("/query/function_score/functions/0/weight").asDouble())
                .isEqualTo(SolutionQuery.WHITELIST_BOOST);
        for (SearchRequest other : List.of(
                SearchRequest.EVERYTHING,
                SearchRequest.of("空压机").orderedBy(ResultOrder.NAME),
                SearchRequest.of("空压机").orderedBy(ResultOrder.NEWEST))) {
            assertThat(asSent(new SolutionQuery(other, NAMES, Language.ZH, false))
                            .toString())
                    .doesNotContain("function_score");
        }
    }

    @Test
    void aNameIsAlsoFoundByItsOtherNamesInBothLanguages() {
        JsonNode names = wanted("空压机").at("/should/0/dis_max/queries");
        assertThat(names.findValuesAsText("query"))
                .contains("空压机", "空气压缩机")
                .anyMatch("air compressor"::equalsIgnoreCase);
        JsonNode back = wanted("Air Compressors").at("/should/0/dis_max/queries");
        assertThat(back.findValuesAsText("query")).contains("空压机", "空气压缩机");
    }

    @Test
    void otherNamesAreMatchedAsPhrases() {
        List<JsonNode> names = wanted("空压机").at("/should/0/dis_max").findValues("multi_match");
        JsonNode english = named(names, "air compressor");
        assertThat(english.get("type").asText()).isEqualTo("phrase");
        assertThat(texts(english.get("fields"))).contains("text.terms.zh.characters", "text.terms.en");
        assertThat(texts(named(names, "空气压缩机").get("fields")))
                .contains("text.terms.zh.characters")
                .doesNotContain("text.terms.en");
    }

    @Test
    void aQuotedPhraseIsMatchedToTheLetter() {
        JsonNode phrase = wanted("\"空压机 OPC\"").at("/should/0/multi_match");
        assertThat(phrase.get("type").asText()).isEqualTo("phrase");
        assertThat(texts(phrase.get("fields")))
                .allMatch(field -> field.endsWith(".zh.characters") || field.endsWith(".en.words"));
        assertThat(wanted("\"空压机\"").toString()).doesNotContain("空气压缩机");
    }

    @Test
    void aMinusTermExcludesWhatHasItAnywhere() {
        JsonNode query = sent(SearchRequest.of("MES -打印 -\"3D printing\"")).at("/query/bool");
        assertThat(query.get("must_not")).hasSize(2);
        assertThat(query.at("/must_not/0/multi_match/query").asText()).isEqualTo("打印");
        assertThat(fields(query.at("/must_not/0"))).hasSize(TextQuery.FIELDS.size());
        assertThat(fields(query.at("/must_not/1"))).hasSize(2 * TextQuery.FIELDS.size());
    }

    @Test
    void aQueryOfMinusTermsAloneFindsTheRest() {
        JsonNode query = sent(SearchRequest.of("-打印")).at("/query/bool");
        assertThat(query.at("/must/0").has("match_all")).isTrue();
        assertThat(query.get("must_not")).hasSize(1);
    }

    // What tolerance adds

    @Test
    void typingErrorsAndSoundsAreLetThroughOnlyWhenAskedFor() {
        String strict = sent(SearchRequest.of("compresor")).toString();
        assertThat(strict).doesNotContain("fuzziness").doesNotContain("pinyin");
        String tolerant = tolerant("compresor").toString();
        assertThat(tolerant).contains("fuzziness").contains("text.title.pinyin");
    }

    @Test
    void onlyEnglishWordsMayHaveErrors() {
        assertThat(tolerant("空压鸡").toString()).doesNotContain("fuzziness");
        assertThat(tolerant("61850").toString()).doesNotContain("fuzziness");
        assertThat(tolerant("\"compresor\"").toString()).doesNotContain("fuzziness");
    }

    @Test
    void aLatinQueryIsTriedAsPinyinAndAsInitialsOfTitlesAndProviders() {
        List<JsonNode> prefixes =
                tolerant("Kong Ya Ji").at("/query/bool/must/0/bool/should").findValues("prefix");
        assertThat(prefixes.stream().flatMap(prefix -> iterate(prefix.fieldNames())))
                .containsExactly(
                        "text.title.pinyin", "text.title.initials", "text.provider.pinyin", "text.provider.initials");
        assertThat(prefixes.getFirst().findValue("value").asText()).isEqualTo("kongyaji");
    }

    @ParameterizedTest
    @ValueSource(strings = {"空压机 kyj", "\"kongyaji\"", "k"})
    void aQueryThatIsNoSoundIsNotTriedAsOne(String typed) {
        assertThat(tolerant(typed).toString()).doesNotContain("prefix\"");
    }

    // Facets

    @Test
    void valuesOfAFacetAreAlternativesAndFacetsAddUp() {
        JsonNode filters = sent(SearchRequest.of("MES")
                        .with(Facet.EQUIPMENT, "E401")
                        .with(Facet.EQUIPMENT, "E402")
                        .with(Facet.REGION, "330000"))
                .at("/post_filter/bool/filter");
        assertThat(filters).hasSize(2);
        assertThat(texts(filters.at("/0/terms/filter.equipment"))).containsExactly("E401", "E402");
        assertThat(texts(filters.at("/1/terms/filter.region"))).containsExactly("330000");
    }

    @Test
    void filtersDoNotChangeTheScore() {
        assertThat(sent(SearchRequest.of("MES").with(Facet.EQUIPMENT, "E401"))
                        .at("/query")
                        .toString())
                .doesNotContain("E401");
    }

    @Test
    void theCountsOfAFacetIgnoreItsOwnSelectionAndHeedAllOthers() {
        JsonNode counts = sent(SearchRequest.EVERYTHING
                        .with(Facet.EQUIPMENT, "E401")
                        .with(Facet.REGION, "330000"))
                .get("aggregations");
        assertThat(counts.at("/equipment/filter").toString()).contains("330000").doesNotContain("E401");
        assertThat(counts.at("/region/filter").toString()).contains("E401").doesNotContain("330000");
        assertThat(counts.at("/industry/filter").toString()).contains("E401").contains("330000");
    }

    @Test
    void aFacetIsCountedUnderEverythingWhenNoOtherIsChosen() {
        assertThat(sent(SearchRequest.EVERYTHING)
                        .at("/aggregations/mode/filter")
                        .has("match_all"))
                .isTrue();
        assertThat(sent(SearchRequest.EVERYTHING).has("post_filter")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Facet.class)
    void everyCountedFacetIsCountedByItsField(Facet facet) {
        JsonNode counted = sent(SearchRequest.EVERYTHING).at("/aggregations/" + facet.parameter());
        assertThat(counted.isMissingNode()).isEqualTo(!facet.counted());
        if (facet.counted()) {
            assertThat(counted.at("/aggregations/codes/terms/field").asText()).isEqualTo("filter." + facet.parameter());
        }
    }

    // Order and pages

    @Test
    void theBestComesFirstAndEqualOnesByTheirId() {
        assertThat(order(SearchRequest.of("MES"), Language.ZH)).containsExactly("_score desc", "id asc");
    }

    @Test
    void withoutWordsTheNewestComesFirst() {
        assertThat(order(SearchRequest.EVERYTHING, Language.ZH)).containsExactly("sort.published desc", "id asc");
        assertThat(order(SearchRequest.of("MES").orderedBy(ResultOrder.NEWEST), Language.ZH))
                .containsExactly("sort.published desc", "id asc");
    }

    @Test
    void theOrderByNameIsPinyinInChineseAndTheAlphabetInEnglish() {
        SearchRequest byName = SearchRequest.of("MES").orderedBy(ResultOrder.NAME);
        assertThat(order(byName, Language.ZH)).containsExactly("sort.title asc", "id asc");
        assertThat(order(byName, Language.EN)).containsExactly("sort.title_en asc", "id asc");
    }

    @Test
    void aPageStartsWhereTheLastOneEnds() {
        JsonNode query = sent(SearchRequest.of("MES").onPage(3));
        assertThat(query.get("from").asInt()).isEqualTo(40);
        assertThat(query.get("size").asInt()).isEqualTo(20);
    }

    @Test
    void hitsAreCountedExactly() {
        assertThat(sent(SearchRequest.of("MES")).get("track_total_hits").asBoolean())
                .isTrue();
    }

    // What is shown

    @Test
    void markedPassagesAreEscaped() {
        JsonNode highlight = sent(SearchRequest.of("MES")).get("highlight");
        assertThat(highlight.get("encoder").asText()).isEqualTo("html");
        assertThat(highlight.at("/pre_tags/0").asText()).isEqualTo("<mark>");
    }

    @Test
    void theTitleIsMarkedAsAWholeAndOtherTextsInOnePassage() {
        JsonNode fields = sent(SearchRequest.of("MES")).at("/highlight/fields");
        List<String> whole = new ArrayList<>();
        fields.forEach(entry -> entry.properties().forEach(field -> {
            if (field.getValue().get("number_of_fragments").asInt() == 0) {
                whole.add(field.getKey());
            }
        }));
        assertThat(whole).containsExactly("text.title.zh.bigrams", "text.title.en");
    }

    @Test
    void otherNamesAreMarkedToo() {
        assertThat(sent(SearchRequest.of("空压机")).get("highlight").toString()).contains("空气压缩机");
    }

    @Test
    void aCardIsDrawnFromTheIndexAlone() {
        assertThat(texts(sent(SearchRequest.of("MES")).at("/_source/includes"))).contains("display");
    }

    @Test
    void otherSpellingsAreAskedForLatinWordsOnly() {
        assertThat(sent(SearchRequest.of("空压机 compresor")).at("/suggest/text").asText())
                .isEqualTo("compresor");
        assertThat(sent(SearchRequest.of("空压机")).has("suggest")).isFalse();
    }

    // The contract

    @Test
    void everyFieldThatIsAskedForStandsInTheMapping() throws IOException {
        Set<String> asked = new TreeSet<>();
        JsonNode query = sent(SearchRequest.of("空压机 油 compresor \"OPC UA\" -打印")
                .with(Facet.PROVIDER, "organization:7")
                .orderedBy(ResultOrder.NAME));
        collectFields(query, asked);
        collectFields(tolerant("compresor"), asked);
        assertThat(asked).isNotEmpty().isSubsetOf(mapped());
    }

    private static void collectFields(JsonNode node, Set<String> fields) {
        node.findValues("fields")
                .forEach(list -> list.forEach(field -> {
                    if (field.isTextual()) {
                        fields.add(field.asText());
                    } else {
                        field.fieldNames().forEachRemaining(fields::add);
                    }
                }));
        node.findValues("field").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .forEach(fields::add);
        Stream.of("terms", "prefix", "sort")
                .flatMap(name -> node.findValues(name).stream())
                .forEach(value -> value.fieldNames().forEachRemaining(name -> {
                    if (name.contains(".")) {
                        fields.add(name);
                    }
                }));
    }

    private static Set<String> mapped() throws IOException {
        try (InputStream file = SolutionQueryTest.class.getResourceAsStream("/search-mappings/solutions.v2.json")) {
            Set<String> names = new TreeSet<>();
            collectMapped(JSON.readTree(file).at("/mappings/properties"), "", names);
            return names;
        }
    }

    private static void collectMapped(JsonNode properties, String prefix, Set<String> names) {
        properties.properties().forEach(property -> {
            String name = prefix + property.getKey();
            if (property.getValue().has("type")) {
                names.add(name);
            }
            Stream.of("properties", "fields")
                    .map(property.getValue()::get)
                    .filter(Objects::nonNull)
                    .forEach(inner -> collectMapped(inner, name + ".", names));
        });
    }

    // Reading what is sent

    private static JsonNode sent(SearchRequest request) {
        return json(new SolutionQuery(request, NAMES, Language.ZH, false));
    }

    private static JsonNode tolerant(String typed) {
        return json(new SolutionQuery(SearchRequest.of(typed), NAMES, Language.ZH, true));
    }

    private static JsonNode json(SolutionQuery query) {
        ObjectNode page = asSent(query);
        JsonNode fitting = page.at("/query/function_score/query");
        if (fitting.isObject()) {
            // What fits; what being vetted adds to it has a test of its own.
            page.set("query", fitting);
        }
        return page;
    }

    private static ObjectNode asSent(SolutionQuery query) {
        try {
            return (ObjectNode)
                    JSON.readTree(JsonpUtils.toJsonString(query.page("solutions"), new JacksonJsonpMapper()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The clause of the wanted words. */
    private static JsonNode wanted(String typed) {
        return sent(SearchRequest.of(typed)).at("/query/bool/must/0/bool");
    }

    private static JsonNode named(List<JsonNode> matches, String name) {
        return matches.stream()
                .filter(match -> match.get("query").asText().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> fields(JsonNode query) {
        return texts(query.at("/multi_match/fields"));
    }

    private static List<String> order(SearchRequest request, Language language) {
        JsonNode sort = json(new SolutionQuery(request, NAMES, language, false)).get("sort");
        List<String> order = new ArrayList<>();
        sort.forEach(one -> one.properties()
                .forEach(by ->
                        order.add(by.getKey() + " " + by.getValue().get("order").asText())));
        return order;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static <T> Stream<T> iterate(Iterator<T> iterator) {
        List<T> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all.stream();
    }
}
