package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.search.SearchResult.FacetCounts.Value;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.web.Language;

/** What being vetted does to the order of results, and what it does not. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhitelistRankingTest {

    private static final String INDEX = "solutions-whitelist-ranking-test";

    private static final String PLAIN = "1";
    private static final String VETTED_TWIN = "2";
    private static final String VETTED_IN_PASSING = "3";
    private static final String VETTED_FOR_SOMETHING_ELSE = "4";
    private static final String VETTED_UNTIL_YESTERDAY = "5";

    @Inject
    ElasticsearchClient client;

    private SampleIndex index;
    private SolutionSearch search;

    @BeforeAll
    void index() throws IOException {
        List<Sample> samples = List.of(
                Sample.of(1, "冷站群控节能系统", "Chiller plant optimisation")
                        .by("甲科技有限公司")
                        .saying("按负荷调度冷水机组与水泵。"),
                Sample.of(2, "冷站群控节能系统", "Chiller plant optimisation")
                        .by("乙科技有限公司")
                        .saying("按负荷调度冷水机组与水泵。")
                        .vouchedFor("SY-2026-00002", "2099-12-31"),
                Sample.of(3, "厂区能源看板", "Energy dashboard")
                        .by("丙科技有限公司")
                        .saying("汇总水电气数据。", "也可展示冷站群控节能系统与 chiller plant optimisation 的读数。")
                        .vouchedFor("SY-2026-00003", "2099-12-31"),
                Sample.of(4, "焊接机器人运维", "Welding robot maintenance")
                        .by("丁科技有限公司")
                        .saying("预测减速机寿命。")
                        .vouchedFor("SY-2026-00004", "2099-12-31"),
                Sample.of(5, "刀具寿命监测", "Tool life monitoring")
                        .by("戊科技有限公司")
                        .saying("主轴电流分析。")
                        .vouchedFor("SY-2020-00005", "2020-12-31"));
        index = new SampleIndex(client, INDEX, samples);
        search = index.search();
    }

    @AfterAll
    void forget() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"冷站群控节能系统", "冷站", "chiller plant"})
    void ofTwoThatFitEquallyTheVettedOneStandsFirst(String query) {
        assertThat(ids(query)).startsWith(VETTED_TWIN, PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"冷站群控节能系统", "冷站", "chiller plant"})
    void aVettedOneThatFitsWorseStaysBehindOneThatFitsBetter(String query) {
        assertThat(ids(query)).containsSubsequence(PLAIN, VETTED_IN_PASSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"冷站群控节能系统", "冷站", "chiller plant"})
    void aVettedOneThatDoesNotFitIsNotFound(String query) {
        assertThat(ids(query)).doesNotContain(VETTED_FOR_SOMETHING_ELSE, VETTED_UNTIL_YESTERDAY);
    }

    @Test
    void theOrderByNameKnowsNoBoost() {
        SearchRequest byName = SearchRequest.of("冷站").orderedBy(ResultOrder.NAME);
        assertThat(found(byName)).startsWith(VETTED_IN_PASSING, PLAIN, VETTED_TWIN);
    }

    @Test
    void vettedOnesAreFilteredAndCounted() {
        SearchResult result = search.search(SearchRequest.of("").with(Facet.WHITELIST, "solution"), Language.ZH);
        assertThat(result.total()).isEqualTo(4);
        assertThat(result.facet(Facet.WHITELIST).values()).containsExactly(new Value("solution", 4, true));
    }

    @Test
    void anEntryWhoseLastDayIsOverShowsNoBadgeEvenBeforeItsDocumentIsWrittenAgain() {
        Map<String, Integer> badges = search.search(SearchRequest.of(""), Language.ZH).hits().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Hit::id, hit -> hit.whitelist().size()));
        assertThat(badges).containsEntry(VETTED_TWIN, 1).containsEntry(VETTED_UNTIL_YESTERDAY, 0);
    }

    private List<String> ids(String query) {
        return found(SearchRequest.of(query));
    }

    private List<String> found(SearchRequest request) {
        return search.search(request, Language.ZH).hits().stream().map(Hit::id).toList();
    }
}
