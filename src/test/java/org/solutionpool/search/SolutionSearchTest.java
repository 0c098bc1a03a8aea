package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.indexing.SearchAvailability;
import org.solutionpool.search.SearchResult.FacetCounts.Value;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.search.SearchResult.Loosening;
import org.solutionpool.taxonomy.ReferenceTerms;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.Language;

/** What a reader finds, in a real Elasticsearch with the mapping that production has. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SolutionSearchTest {

    private static final String INDEX = "solutions-search-test";

    private static final String COMPRESSOR = "1";
    private static final String MACHINE_TOOL = "2";
    private static final String KILN = "3";
    private static final String MES = "4";
    private static final String PUMP = "5";
    private static final String ENGLISH_AIR = "6";
    private static final String ROBOT = "7";
    private static final String INSPECTION = "8";

    @Inject
    ElasticsearchClient client;

    private SampleIndex index;
    private SolutionSearch search;

    @BeforeAll
    void index() throws IOException {
        index = new SampleIndex(client, INDEX, samples());
        search = index.search();
    }

    @AfterAll
    void forget() throws IOException {
        index.close();
    }

    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>(List.of(
                Sample.of(1, "空压机群控与节能云平台", "Compressor fleet control in the cloud")
                        .by("浙江蓝风智能科技有限公司")
                        .saying("为多台空压机统一调压，<b>按需</b>供气。", "采集压力、流量与电流，按用气负荷自动启停，减少卸载运行。", "适用于纺织、化纤车间。")
                        .tagged(Scheme.EQUIPMENT, "E203")
                        .tagged(Scheme.INDUSTRY, "C17")
                        .filtered(Facet.REGION, "330000", "320000")
                        .vouchedFor("SY-2026-00001", "2099-12-31")
                        .published("2026-03-01"),
                Sample.of(2, "CNC 数控机床 MTConnect 数据采集", "CNC data collection by MTConnect")
                        .by("重庆山城数控技术有限公司")
                        .saying("用 MTConnect 与 OPC UA 接入多品牌数控系统。", "读取主轴负载、刀具寿命和报警，计算设备综合效率。")
                        .tagged(Scheme.EQUIPMENT, "E402")
                        .filtered(Facet.REGION, "500000")
                        .published("2026-05-01"),
                Sample.of(3, "工業窯爐燃燒優化", null)
                        .by("佛山南海窑炉节能公司")
                        .saying("通过氧含量与温度场建模，稳定窑温，降低单位能耗。")
                        .tagged(Scheme.EQUIPMENT, "E101")
                        .filtered(Facet.REGION, "440000")
                        .published("2026-02-01"),
                Sample.of(4, "ＭＥＳ 制造执行系统", "Manufacturing execution system")
                        .by("长安云制造有限公司")
                        .saying("工单、质量与追溯一体化。", "与数控机床联动报工。")
                        .filtered(Facet.REGION, "610000")
                        .published("2026-04-01"),
                Sample.of(5, "泵房无人值守", null)
                        .by("长春清源水务科技有限公司")
                        .saying("远程启停与振动监测，提前发现轴承磨损。")
                        .tagged(Scheme.EQUIPMENT, "E204")
                        .filtered(Facet.REGION, "220000", "330000")
                        .published("2026-01-15"),
                Sample.of(6, "Air compressor leak detection", "Air compressor leak detection")
                        .by("Blue Wind Ltd")
                        .saying(
                                "Finds leaks with ultrasonic sensors & cloud analytics.",
                                "Retrofits running compressors.")
                        .filtered(Facet.REGION, "310000")
                        .published("2026-06-01"),
                Sample.of(7, "焊接机器人远程运维", "Remote maintenance of welding robots")
                        .by("上海焊智自动化有限公司")
                        .saying("预测减速机寿命，安排备件。")
                        .tagged(Scheme.EQUIPMENT, "E403")
                        .filtered(Facet.REGION, "310000")
                        .published("2026-07-01"),
                Sample.of(8, "机器视觉质检", "Visual inspection")
                        .by("苏州明察视觉有限公司")
                        .saying("用 3D 打印夹具快速换型，检测焊缝缺陷。")
                        .filtered(Facet.REGION, "320000")
                        .published("2026-07-01")));
        IntStream.rangeClosed(100, 144)
                .mapToObj(id -> Sample.of(id, "能源看板", null).by("同名服务商").saying("车间能源数据展示。"))
                .forEach(samples::add);
        return samples;
    }

    // Words

    @ParameterizedTest
    @ValueSource(strings = {"空压机", "空气压缩机", "air compressor", "Air Compressors", "空壓機", "空压机 节能", "空压机节能"})
    void aNameFindsTheThingByAllItsNamesInBothLanguages(String query) {
        assertThat(ids(query)).contains(COMPRESSOR);
    }

    @Test
    void everyWordOfAShortQueryMustBeMet() {
        assertThat(find("螺杆 空压机 节能").hits()).isEmpty();
        assertThat(find("空压机 窑炉").hits()).isEmpty();
    }

    @Test
    void aChineseNameFindsAnEnglishListing() {
        assertThat(ids("空压机")).contains(COMPRESSOR, ENGLISH_AIR);
    }

    @Test
    void mixedTextFindsWhatHasAllOfIt() {
        assertThat(ids("CNC 数控机床 MTConnect")).containsExactly(MACHINE_TOOL);
        assertThat(ids("ＣＮＣ数控机床ＭＴＣｏｎｎｅｃｔ")).containsExactly(MACHINE_TOOL);
    }

    @Test
    void aMatchInTheTitleComesBeforeOneInTheDescription() {
        assertThat(ids("数控机床")).containsExactly(MACHINE_TOOL, MES);
    }

    @Test
    void traditionalCharactersAndWidthsDoNotMatter() {
        assertThat(ids("工业窑炉")).contains(KILN);
        assertThat(ids("燃燒優化")).containsExactly(KILN);
        assertThat(ids("mes")).contains(MES);
    }

    @Test
    void englishWordsAreFoundInAnyForm() {
        assertThat(ids("leaks retrofit")).containsExactly(ENGLISH_AIR);
        assertThat(ids("inspections")).containsExactly(INSPECTION);
    }

    @Test
    void oneCharacterFindsTheNamesItStandsIn() {
        assertThat(ids("泵")).contains(PUMP);
        assertThat(ids("炉")).contains(KILN);
    }

    @Test
    void aQuotedPhraseIsFoundToTheLetterOnly() {
        assertThat(ids("\"主轴负载\"")).containsExactly(MACHINE_TOOL);
        assertThat(find("\"负载主轴\"").hits()).isEmpty();
        assertThat(ids("\"OPC UA\"")).containsExactly(MACHINE_TOOL);
        assertThat(find("\"UA OPC\"").hits()).isEmpty();
    }

    @Test
    void aMinusTermTakesOutWhatHasIt() {
        assertThat(ids("焊缝 检测")).containsExactly(INSPECTION);
        assertThat(find("焊缝 检测 -打印").hits()).isEmpty();
        assertThat(ids("空压机 -leak")).containsExactly(COMPRESSOR);
    }

    @ParameterizedTest
    @CsvSource({"compresor leak,6", "mtconect,2", "weldng robots,7"})
    void anEnglishTypingErrorIsForgiven(String query, String id) {
        SearchResult result = find(query);
        assertThat(result.tolerant()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"kongyaji,1", "kyj,1", "Kong Ya Ji,1", "gongyeyaolu,3", "yaolu,3", "cqscsk,2", "changchun,5"})
    void aLatinQueryFindsNamesByPinyinAndInitials(String query, String id) {
        assertThat(find(query).hits()).extracting(Hit::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"kongqiyasuoji", "kong qi ya suo ji"})
    void aLatinQueryFindsWhatIsTaggedWithTheNameThatSoundsSo(String query) {
        SearchResult result = find(query);
        assertThat(result.tolerant()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).contains(COMPRESSOR);
    }

    @Test
    void aSentenceIsUnderstoodByTheNamesInIt() {
        SearchResult result = find("我想找一个可以监测空压机的系统");
        assertThat(result.tolerant()).isTrue();
        assertThat(result.hits()).extracting(Hit::id).contains(COMPRESSOR);
    }

    @Test
    void toleranceIsOnlyUsedWhenNothingIsFoundToTheLetter() {
        assertThat(find("compressor").tolerant()).isFalse();
        assertThat(find("能源看板").tolerant()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "-", "😀", "空压机😀", "\"空压机", "𠮷", "()[]{}:^~*?\\/", "AND OR NOT", "a:b && c", "-\"-\""})
    void anythingCanBeTyped(String query) {
        assertThat(find(query)).isNotNull();
    }

    // Facets

    @Test
    void aFacetCountsEverythingFoundAndIgnoresItsOwnSelection() {
        SearchRequest zhejiang = SearchRequest.of("空压机").with(Facet.REGION, "330000");
        assertThat(counts(find(zhejiang), Facet.REGION))
                .containsExactlyInAnyOrderEntriesOf(Map.of("330000", 1L, "320000", 1L, "310000", 1L));
        assertThat(ids(zhejiang)).containsExactly(COMPRESSOR);
    }

    @Test
    void aFacetHeedsTheSelectionOfTheOthers() {
        SearchRequest pumps = SearchRequest.EVERYTHING.with(Facet.EQUIPMENT, "E204");
        assertThat(counts(find(pumps), Facet.REGION))
                .containsExactlyInAnyOrderEntriesOf(Map.of("220000", 1L, "330000", 1L));
        assertThat(counts(find(pumps), Facet.EQUIPMENT)).containsEntry("E203", 1L);
    }

    @Test
    void valuesOfOneFacetAreAlternativesAndFacetsAddUp() {
        SearchRequest either =
                SearchRequest.EVERYTHING.with(Facet.EQUIPMENT, "E203").with(Facet.EQUIPMENT, "E204");
        assertThat(ids(either)).containsExactlyInAnyOrder(COMPRESSOR, PUMP);
        assertThat(ids(either.with(Facet.REGION, "220000"))).containsExactly(PUMP);
    }

    @Test
    void aGroupHoldsAllItsKinds() {
        assertThat(ids(SearchRequest.EVERYTHING.with(Facet.EQUIPMENT, "E2")))
                .containsExactlyInAnyOrder(COMPRESSOR, PUMP);
    }

    @Test
    void aChosenValueStandsFirstEvenWithoutSolutions() {
        Value first = find(SearchRequest.of("数控机床").with(Facet.REGION, "650000"))
                .facet(Facet.REGION)
                .values()
                .getFirst();
        assertThat(first).isEqualTo(new Value("650000", 0, true));
    }

    // Order and pages

    @Test
    void everythingComesNewestFirst() {
        assertThat(ids(SearchRequest.EVERYTHING)).startsWith(ROBOT, INSPECTION, ENGLISH_AIR, MACHINE_TOOL);
    }

    @Test
    void namesAreInTheOrderOfTheirPinyinOrTheAlphabet() {
        SearchRequest byName = SearchRequest.of("\"有限公司\"").orderedBy(ResultOrder.NAME);
        assertThat(ids(byName)).containsExactly(PUMP, MACHINE_TOOL, ROBOT, INSPECTION, COMPRESSOR, MES);
        List<String> english =
                search.search(byName, Language.EN).hits().stream().map(Hit::id).toList();
        assertThat(english).containsExactly(PUMP, MACHINE_TOOL, COMPRESSOR, MES, ROBOT, INSPECTION);
    }

    @Test
    void pagesOfEqualResultsNeitherRepeatNorLoseAny() {
        SearchRequest request = SearchRequest.of("能源看板");
        List<String> all = IntStream.rangeClosed(1, 3)
                .mapToObj(page -> ids(request.onPage(page)))
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSize(45).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
        SearchResult last = find(request.onPage(3));
        assertThat(last.total()).isEqualTo(45);
        assertThat(last.lastPage()).isEqualTo(3);
        assertThat(last.first()).isEqualTo(41);
        assertThat(last.last()).isEqualTo(45);
    }

    @Test
    void aPageBeyondTheLastIsKnownAsSuch() {
        assertThat(find(SearchRequest.of("能源看板").onPage(3)).beyondLastPage()).isFalse();
        assertThat(find(SearchRequest.of("能源看板").onPage(4)).beyondLastPage()).isTrue();
        assertThat(find(SearchRequest.of("能源看板").onPage(500)).hits()).isEmpty();
    }

    // What is shown

    @Test
    void foundWordsAreMarkedInTitleAndSnippet() {
        Hit hit = find("空压机").hits().stream()
                .filter(one -> one.id().equals(COMPRESSOR))
                .findFirst()
                .orElseThrow();
        assertThat(hit.titleHtml()).isEqualTo("<mark>空压机</mark>群控与节能云平台");
        assertThat(hit.title()).isEqualTo("空压机群控与节能云平台");
        assertThat(hit.snippetHtml()).contains("<mark>空压机</mark>");
    }

    @Test
    void whatAListingSaysIsEscaped() {
        assertThat(find("按需供气").hits().getFirst().snippetHtml())
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(find("ultrasonic").hits().getFirst().snippetHtml()).contains("&amp; cloud");
        assertThat(find(SearchRequest.EVERYTHING.with(Facet.EQUIPMENT, "E203"))
                        .hits()
                        .getFirst()
                        .snippetHtml())
                .contains("&lt;b&gt;");
    }

    @Test
    void theTitleIsInTheReadersLanguage() {
        assertThat(search.search(SearchRequest.of("MTConnect"), Language.EN)
                        .hits()
                        .getFirst()
                        .titleHtml())
                .isEqualTo("CNC data collection by <mark>MTConnect</mark>");
        assertThat(search.search(SearchRequest.of("窑炉"), Language.EN)
                        .hits()
                        .getFirst()
                        .titleHtml())
                .as("as it was published, though it is found in simplified characters")
                .isEqualTo("<mark>工業窯爐</mark>燃燒優化");
    }

    @Test
    void aCardHasWhatItNeeds() {
        Hit hit = find("按需供气").hits().getFirst();
        assertThat(hit.provider()).isEqualTo("浙江蓝风智能科技有限公司");
        assertThat(hit.regions()).containsExactly("330000", "320000");
        assertThat(hit.whitelist()).singleElement().satisfies(standing -> {
            assertThat(standing.number()).isEqualTo("SY-2026-00001");
            assertThat(standing.url()).isEqualTo("/whitelist/entries/SY-2026-00001");
        });
        assertThat(hit.published()).hasToString("2026-03-01T00:00:00Z");
        assertThat(hit.url()).isEqualTo("/solutions/1");
    }

    // When something is amiss

    @Test
    void aMisspeltEnglishWordIsOfferedInAKnownSpelling() {
        assertThat(find("compresor 节能").didYouMean()).isEqualTo("compressor 节能");
        assertThat(find("compressor").didYouMean()).isNull();
    }

    @Test
    void aWrongCharacterOfTheRightSoundIsOfferedAsTheKnownName() {
        SearchResult result = find("空压鸡");
        assertThat(result.hits()).isEmpty();
        assertThat(result.didYouMean()).isEqualTo("空压机");
    }

    @Test
    void anEmptyResultSaysWhatToLoosenAndWhatThatBrings() {
        SearchResult result = find(SearchRequest.of("数控机床 窑炉").with(Facet.REGION, "500000"));
        assertThat(result.total()).isZero();
        assertThat(result.loosenings())
                .extracting(Loosening::word, Loosening::total)
                .containsExactly(tuple("窑炉", 1L));
        assertThat(ids(result.loosenings().getFirst().request())).containsExactly(MACHINE_TOOL);
    }

    @Test
    void aFilterThatKeepsEverythingAwayIsNamed() {
        SearchResult result = find(SearchRequest.of("数控机床").with(Facet.REGION, "650000"));
        assertThat(result.loosenings())
                .extracting(Loosening::facet, Loosening::total)
                .containsExactly(tuple(Facet.REGION, 2L));
    }

    @Test
    void anElasticsearchThatIsAwayIsSaidToBeAway() throws IOException {
        try (ElasticsearchClient nobody = ElasticsearchClient.of(there -> there.host("http://127.0.0.1:1"))) {
            SearchAvailability availability = new SearchAvailability();
            SolutionSearch lost = new SolutionSearch(
                    nobody, availability, ReferenceTerms::finder, () -> new SoundAlikes(List.of()), INDEX);
            assertThatThrownBy(() -> lost.search(SearchRequest.EVERYTHING, Language.ZH))
                    .isInstanceOf(SearchUnavailableException.class);
            assertThat(availability.available()).isFalse();
        }
    }

    private SearchResult find(String query) {
        return find(SearchRequest.of(query));
    }

    private SearchResult find(SearchRequest request) {
        return search.search(request, Language.ZH);
    }

    private List<String> ids(String query) {
        return ids(SearchRequest.of(query));
    }

    private List<String> ids(SearchRequest request) {
        return find(request).hits().stream().map(Hit::id).toList();
    }

    private static Map<String, Long> counts(SearchResult result, Facet facet) {
        return result.facet(facet).values().stream().collect(Collectors.toMap(Value::code, Value::count));
    }
}
