package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.search.SearchRequest.Parsed;
import org.solutionpool.search.SearchRequest.Problem;

class SearchRequestTest {

    private static final Set<String> CODES = Set.of("E401", "E402", "raw_materials", "330000");

    @Test
    void anAddressWithoutParametersAsksForEverything() {
        Parsed parsed = parse(Map.of());
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.request()).isEqualTo(SearchRequest.EVERYTHING);
        assertThat(parsed.request().everything()).isTrue();
        assertThat(parsed.request().query()).isEmpty();
    }

    @Test
    void everyParameterIsRead() {
        SearchRequest request = parse(Map.of(
                        "q", List.of("  空压机　节能\t改造 "),
                        "equipment", List.of("E401", "E402"),
                        "industry", List.of("raw_materials"),
                        "sort", List.of("name"),
                        "page", List.of("3"),
                        "size", List.of("10")))
                .request();
        assertThat(request.text()).isEqualTo("空压机 节能 改造");
        assertThat(request.selected(Facet.EQUIPMENT)).containsExactly("E401", "E402");
        assertThat(request.selected(Facet.INDUSTRY)).containsExactly("raw_materials");
        assertThat(request.order()).isEqualTo(ResultOrder.NAME);
        assertThat(request.page()).isEqualTo(3);
        assertThat(request.offset()).isEqualTo(20);
    }

    @Test
    void theAddressOfARequestLeadsBackToIt() {
        SearchRequest request = SearchRequest.of("\"OPC UA\" & 数控+机床 😀 -打印")
                .with(Facet.EQUIPMENT, "E401")
                .with(Facet.REGION, "330000")
                .orderedBy(ResultOrder.NEWEST)
                .onPage(4);
        assertThat(parse(parametersOf(request.query())).request()).isEqualTo(request);
    }

    @Test
    void aParameterThatIsAsUsualIsNotSaid() {
        assertThat(parse(Map.of(
                                "sort",
                                List.of("relevance"),
                                "page",
                                List.of("1"),
                                "size",
                                List.of("20"),
                                "q",
                                List.of("")))
                        .request()
                        .query())
                .isEmpty();
    }

    @Test
    void aQueryOfTenThousandCharactersIsCutAndReported() {
        Parsed parsed = parse(Map.of("q", List.of("空".repeat(10_000))));
        assertThat(parsed.request().text()).isEqualTo("空".repeat(200));
        assertThat(parsed.problems()).containsExactly(new Problem("q", "q.tooLong", List.of(200, 10_000)));
    }

    @Test
    void theLimitCountsCharactersAndNotHalvesOfThem() {
        assertThat(parse(Map.of("q", List.of("𠮷".repeat(200)))).problems()).isEmpty();
        assertThat(parse(Map.of("q", List.of("𠮷".repeat(201)))).request().text())
                .isEqualTo("𠮷".repeat(200));
    }

    @Test
    void controlCharactersAndHalvesOfCharactersAreNoText() {
        assertThat(parse(Map.of("q", List.of("空\u0000压\ud83d机"))).request().text())
                .isEqualTo("空 压机");
    }

    @Test
    void anUnknownCodeIsReportedAndLeftOut() {
        Parsed parsed = parse(Map.of("equipment", List.of("E401", "<script>", "")));
        assertThat(parsed.request().selected(Facet.EQUIPMENT)).containsExactly("E401");
        assertThat(parsed.problems()).containsExactly(new Problem("equipment", "facet.unknown", List.of("<script>")));
    }

    @Test
    void aLongUnknownCodeIsNotRepeatedAsAWhole() {
        assertThat(parse(Map.of("mode", List.of("x".repeat(5000))))
                        .problems()
                        .getFirst()
                        .arguments())
                .containsExactly("x".repeat(40) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "501", "1000000000", "99999999999999999999", "two", "1.5"})
    void aPageThatCannotBeIsReported(String page) {
        Parsed parsed = parse(Map.of("page", List.of(page)));
        assertThat(parsed.pageOutOfReach()).isTrue();
        assertThat(parsed.request().page()).isEqualTo(1);
        assertThat(parsed.problems()).containsExactly(new Problem("page", "page.outOfBounds", List.of(500, page)));
    }

    @Test
    void theLastPageIsTheLastWhoseResultsElasticsearchPagesTo() {
        assertThat(parse(Map.of("page", List.of("500"))).pageOutOfReach()).isFalse();
        assertThat(parse(Map.of("page", List.of("200"), "size", List.of("50"))).pageOutOfReach())
                .isFalse();
        assertThat(parse(Map.of("page", List.of("201"), "size", List.of("50"))).pageOutOfReach())
                .isTrue();
    }

    @Test
    void anUnknownOrderIsReported() {
        Parsed parsed = parse(Map.of("sort", List.of("cheapest")));
        assertThat(parsed.request().order()).isEqualTo(ResultOrder.RELEVANCE);
        assertThat(parsed.problems()).containsExactly(new Problem("sort", "sort.unknown", List.of("cheapest")));
    }

    @Test
    void aChangedFilterStartsAgainAtTheFirstPage() {
        SearchRequest request =
                SearchRequest.of("MES").with(Facet.EQUIPMENT, "E401").onPage(7);
        assertThat(request.with(Facet.EQUIPMENT, "E402").page()).isEqualTo(1);
        assertThat(request.without(Facet.EQUIPMENT, "E401").page()).isEqualTo(1);
        assertThat(request.orderedBy(ResultOrder.NAME).page()).isEqualTo(1);
    }

    @Test
    void takingTheLastCodeAwayOpensTheFacet() {
        SearchRequest request = SearchRequest.of("MES").with(Facet.EQUIPMENT, "E401");
        assertThat(request.without(Facet.EQUIPMENT, "E401")).isEqualTo(SearchRequest.of("MES"));
    }

    private static Parsed parse(Map<String, List<String>> parameters) {
        return SearchRequest.parse(parameters, (facet, code) -> CODES.contains(code));
    }

    private static Map<String, List<String>> parametersOf(String query) {
        return Arrays.stream(query.substring(1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        Collectors.mapping(
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), Collectors.toList())));
    }
}
