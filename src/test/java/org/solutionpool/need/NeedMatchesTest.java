package org.solutionpool.need;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.indexing.PublishedListings;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.matching.Strength;
import org.solutionpool.need.NeedContent.Chosen;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContents;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;

/** What a manufacturer reads about the solutions that fit its need, and everybody about solutions that are alike. */
@QuarkusTest
@TestSecurity(
        user = NeedMatchesTest.READER,
        roles = {"manufacturer"})
class NeedMatchesTest {

    static final String READER = "reader-of-matches";

    private static final String XINJIANG = "650000";
    private static final String TIBET = "540000";
    private static final String FOOD = "E419";
    private static final String PHARMACY = "E418";
    private static final String COKE_OVENS = "E112";
    private static final String TRACTORS = "E416";
    private static final String ELEVATORS = "E412";
    private static final List<String> NONE = List.of();

    @Inject
    NeedLifecycle lifecycle;

    @Inject
    ListingLifecycle listingLifecycle;

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    private final Visitor reader = Visitor.anonymous();
    private Organization own;

    @BeforeEach
    void a_reader_of_a_new_organization() {
        own = Cast.organization("喀什自测食品有限公司" + System.nanoTime(), false, true);
        if (QuarkusTransaction.requiringNew()
                .call(() -> Person.ofSubject(READER).isEmpty())) {
            Person person = Cast.person("买工");
            QuarkusTransaction.requiringNew().run(() -> Person.<Person>findById(person.id).subject = READER);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> Person.ofSubject(READER).orElseThrow().join(own.id, Membership.OWNER));
    }

    @Test
    void the_page_shows_the_order_the_scores_and_the_reasons_of_the_api() {
        publish("食品加工设备联网", List.of(FOOD), List.of("Modbus"), List.of("100000"), NONE);
        publish("制药设备数据采集", List.of(PHARMACY), NONE, NONE, NONE);
        long need = need("食品与制药车间联网", foodAndPharmacy(), Strength.WISH, regions(Strength.MUST), Chosen.NONE);

        Document page = matches(need).page();
        JsonPath answer = given().header("Accept-Language", "zh-CN")
                .get("/api/v1/needs/" + need + "/matches")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        Elements rows = page.select("main ol.cards > li");
        assertThat(rows.select(".card__title a").eachText()).isEqualTo(answer.getList("matches.title"));
        assertThat(page.select("main .results-head").text()).contains(answer.getString("total"));
        for (int i = 0; i < rows.size(); i++) {
            String here = "matches[" + i + "].";
            Element row = rows.get(i);
            double score = Double.parseDouble(row.select(".match__score b").text());
            assertThat(score).isCloseTo(answer.getDouble(here + "score"), within(0.051));
            assertThat(row.select("ul[aria-labelledby^=fits] li").eachText())
                    .isEqualTo(answer.getList(here + "fits.text"));
            assertThat(row.select("ul[aria-labelledby^=unknown] li").eachText())
                    .isEqualTo(answer.getList(here + "unknown.text"));
            assertThat(sum(row.select("tbody .number:nth-child(2)"))).isEqualByComparingTo(BigDecimal.valueOf(score));
            assertThat(row.select("tfoot .number").first().text())
                    .isEqualTo(row.select(".match__score b").text());
        }
        assertThat(matches(need).body()).as("asked again").isNotEmpty();
        assertThat(matches(need).page().select(".card__title").eachText())
                .isEqualTo(page.select(".card__title").eachText());
    }

    @Test
    void each_reason_leads_to_the_place_on_the_listing_that_supports_it() {
        long food = publish("食品加工设备联网", List.of(FOOD), List.of("Modbus"), List.of("100000"), NONE);
        long silent = publish("制药设备数据采集", List.of(PHARMACY), NONE, NONE, NONE);
        long need = need("食品与制药车间联网", foodAndPharmacy(), Strength.WISH, regions(Strength.MUST), Chosen.NONE);

        Document page = matches(need).page();
        Element row = row(page, food);
        assertThat(row.text())
                .contains("食品加工机械", "支持 Modbus", "服务全国", "未列出可接入：制药设备")
                .doesNotContain("请向服务商确认");
        for (Element link : row.select(".match__said a")) {
            String[] place = link.attr("href").split("#");
            assertThat(place[0]).startsWith("/solutions/" + food + "?from=").endsWith("&by=reason");
            assertThat(reader.get(place[0]).page().getElementById(place[1]))
                    .as(link.text())
                    .isNotNull();
        }
        assertThat(row(page, silent).text()).contains("方案没有说明的必须条件：服务地区", "未说明服务地区");

        Answer enquiry = reader.get(row.select("a[href*=contact]").attr("href"));
        assertThat(enquiry.page().selectFirst("#subject").val()).isEqualTo("食品与制药车间联网");
        assertThat(enquiry.page().select("input[name=equipment][checked]").eachAttr("value"))
                .contains(FOOD, PHARMACY);
    }

    @Test
    void a_must_excludes_with_its_reason_and_loosening_it_brings_back_what_it_kept_away() {
        long far = publish("食品机械远程运维", List.of(FOOD), List.of("Modbus"), List.of(TIBET), NONE);
        long need = need("食品车间", foodAndPharmacy(), Strength.WISH, regions(Strength.MUST), Chosen.NONE);

        Answer before = matches(need);
        assertThat(before.page().select("main ol.cards a[href^='/solutions/" + far + "']"))
                .isEmpty();
        Element excluded = before.page().selectFirst(".match-excluded a[href='/solutions/" + far + "']");
        assertThat(excluded.closest("li").text()).contains("未列出服务 新疆");
        assertThat(before.page()
                        .select("#excluded ~ .table-scroll, section[aria-labelledby=excluded] table")
                        .text())
                .contains("服务地区", "个解决方案");

        Answer after = reader.submit(before, "form[action$='/loosen']");
        assertThat(after.path()).isEqualTo("/needs/" + need + "/matches");
        assertThat(after.text()).contains("“服务地区”已改为希望");
        assertThat(row(after.page(), far).text()).contains("未列出服务 新疆");
        assertThat(need(need).content.regions()).isEqualTo(new Chosen(List.of(XINJIANG), Strength.WISH));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                AuditEvent.count("action = ?1 and subjectId = ?2", "need.save", String.valueOf(need))))
                .isEqualTo(1);

        Answer stale = reader.submit(before, "form[action$='/loosen']");
        assertThat(stale.text()).contains("这次没有改动");
    }

    @Test
    void where_musts_exclude_everything_the_page_says_which_one_to_loosen() {
        long lift = publish("电梯运行监测", List.of(ELEVATORS), NONE, NONE, List.of("D4"));
        long need = need(
                "",
                List.of(new NeededMachines(ELEVATORS, 8, NONE, false)),
                Strength.MUST,
                Chosen.NONE,
                new Chosen(List.of("D6"), Strength.MUST));

        Answer nothing = matches(need);
        assertThat(nothing.page().select("main ol.cards")).isEmpty();
        assertThat(nothing.page().selectFirst(".empty").text()).contains("必须条件排除了所有方案", "如果把“部署方式”从必须改为希望，可以找回");
        Answer loosened = reader.submit(nothing, ".empty form[action$='/loosen']");
        assertThat(row(loosened.page(), lift).text()).contains("只列出其他部署方式");
    }

    @Test
    void solutions_that_only_together_do_everything_are_proposed_together() {
        publish("食品加工设备联网", List.of(FOOD), List.of("Modbus"), List.of("100000"), NONE);
        publish("制药设备数据采集", List.of(PHARMACY), NONE, NONE, NONE);
        List<NeededMachines> machines = List.of(
                new NeededMachines(FOOD, 4, List.of("Modbus"), false),
                new NeededMachines(PHARMACY, 2, NONE, false),
                new NeededMachines(COKE_OVENS, 1, NONE, false));
        long need = need("食品与制药", machines, Strength.WISH, Chosen.NONE, Chosen.NONE);

        String together =
                matches(need).page().select("section[aria-labelledby=together]").text();
        assertThat(together).contains("2 个方案组合", "承担：食品加工机械", "承担：制药设备", "仍未解决：焦炉");
    }

    @Test
    void the_matrix_says_which_solution_connects_what_and_where_the_gaps_are() {
        long food = publish("食品加工设备联网矩阵", List.of(FOOD), List.of("Modbus"), List.of("100000"), NONE);
        List<NeededMachines> machines = List.of(
                new NeededMachines(FOOD, 4, List.of("Modbus"), false), new NeededMachines(COKE_OVENS, 1, NONE, false));
        long need = need("食品加工设备联网矩阵", machines, Strength.WISH, Chosen.NONE, Chosen.NONE);

        Document zh = reader.get("/needs/" + need + "/matrix").page();
        assertThat(zh.select("thead a[href='/solutions/" + food + "']").text()).contains("食品加工设备联网矩阵");
        assertThat(zh.select("tbody tr").get(0).text()).contains("食品加工机械", "4 台", "可接入，通过 Modbus");
        assertThat(zh.select("tbody tr").get(1).text()).contains("焦炉", "缺口", "只列出其他设备");
        Document en = Visitor.reading("en").get("/needs/" + need + "/matrix").page();
        assertThat(en.select("tbody tr").get(0).text())
                .contains("Food processing machinery", "Connects through Modbus");
        assertThat(en.select(".note").text()).contains("1 kind of equipment is connected by none");

        long bare = need("把文件归档", NONE_OF_IT, Strength.WISH, Chosen.NONE, Chosen.NONE);
        assertThat(reader.get("/needs/" + bare + "/matrix").text()).contains("需求没有列出设备");
    }

    private static final List<NeededMachines> NONE_OF_IT = List.of();

    @Test
    void the_page_of_a_need_shows_the_first_with_their_best_reasons() {
        publish("灌装线与杀菌釜联网", List.of(FOOD), List.of("Modbus"), List.of("100000"), NONE);
        long need = need("灌装线与杀菌釜联网", foodAndPharmacy(), Strength.WISH, Chosen.NONE, Chosen.NONE);

        Document page = reader.get("/needs/" + need).page();
        Elements first = page.select("section[aria-labelledby=matches] ol.cards > li");
        assertThat(first).hasSizeBetween(1, 3);
        assertThat(first.select(".card__title a").eachText())
                .isEqualTo(matches(need).page().select("ol.cards .card__title a").eachText().stream()
                        .limit(first.size())
                        .toList());
        assertThat(first.getFirst().select(".match__said li")).hasSize(2);
        assertThat(page.select("main a[href$='/matches'], main a[href$='/matrix']"))
                .hasSize(2);
    }

    @Test
    void what_is_typed_stays_text_and_a_need_that_says_nothing_is_told_so() {
        publish("食品加工 <script>alert(2)</script>", List.of(FOOD), NONE, NONE, NONE);
        long need = need("食品加工 <script>alert(1)</script>", foodAndPharmacy(), Strength.WISH, Chosen.NONE, Chosen.NONE);
        for (String path : List.of("/matches", "/matrix", "")) {
            Answer page = reader.get("/needs/" + need + path);
            assertThat(page.page().select("main script")).isEmpty();
            assertThat(page.text()).contains("<script>alert(1)</script>");
        }
        assertThat(matches(need).text()).contains("<script>alert(2)</script>");
        long empty = need("", NONE_OF_IT, Strength.WISH, Chosen.NONE, Chosen.NONE);
        assertThat(matches(empty).text()).contains("还没有可匹配的内容");
        assertThat(reader.get("/needs/" + empty).status()).isEqualTo(200);
    }

    @Test
    void it_reads_in_english_and_tells_unknown_from_no() {
        long silent = publish("制药设备数据采集", List.of(PHARMACY), NONE, NONE, NONE);
        long need = need("制药车间", foodAndPharmacy(), Strength.WISH, regions(Strength.MUST), Chosen.NONE);

        Answer page = Visitor.reading("en").get("/needs/" + need + "/matches");
        assertThat(page.text()).contains("neither a yes nor a no", "How the score is made up");
        assertThat(row(page.page(), silent).text())
                .contains("A must that the listing does not confirm: Region served", "Not stated");
    }

    @Test
    void the_need_of_another_is_not_there() {
        Person stranger = Cast.owner("外人", "别家厂", false, true);
        long need = QuarkusTransaction.requiringNew().call(() -> lifecycle.create(
                        stranger.organizationId,
                        Person.findById(stranger.id),
                        content("别家的", foodAndPharmacy(), Strength.WISH, Chosen.NONE, Chosen.NONE),
                        Visibility.PUBLIC,
                        true)
                .id);

        assertThat(matches(need).status()).isEqualTo(404);
        assertThat(reader.get("/needs/" + need + "/matrix").status()).isEqualTo(404);
        given().get("/api/v1/needs/" + need + "/matches").then().statusCode(404);
        long mine = need("我的", foodAndPharmacy(), Strength.WISH, Chosen.NONE, Chosen.NONE);
        assertThat(reader.get("/needs/" + mine + "/matches?page=99").status()).isEqualTo(404);
        given().get("/api/v1/needs/" + mine + "/matches?page=0").then().statusCode(404);
    }

    @Test
    void while_the_search_is_away_the_pages_say_so_and_keep_everything() {
        long food = publish("食品加工设备联网", List.of(FOOD), NONE, NONE, NONE);
        long need = need("食品", foodAndPharmacy(), Strength.WISH, Chosen.NONE, Chosen.NONE);
        for (String path : List.of("/needs/" + need + "/matches", "/needs/" + need + "/matrix", "/needs/" + need)) {
            assertThat(index.whileAway(() -> reader.get(path).text())).as(path).contains("搜索服务暂时不可用", "食品");
        }
        assertThat(index.whileAway(
                        () -> given().get("/api/v1/needs/" + need + "/matches").statusCode()))
                .isEqualTo(503);
        assertThat(index.whileAway(() -> reader.get("/solutions/" + food)
                        .page()
                        .select("#similar")
                        .size()))
                .isZero();
    }

    @Test
    void a_solution_names_others_that_are_alike_never_itself_nor_what_is_not_public() {
        long here = publish("烘焙隧道炉监测" + own.id, List.of(TRACTORS), NONE, NONE, NONE);
        long alike = publish("烘焙隧道炉监测与节能" + own.id, List.of(TRACTORS), NONE, NONE, NONE);
        long drafted = draft("烘焙隧道炉监测草稿" + own.id);

        Elements similar = similar(here);
        assertThat(similar.select("a[href^='/solutions/']").eachAttr("href"))
                .contains("/solutions/" + alike)
                .doesNotContain("/solutions/" + here, "/solutions/" + drafted)
                .hasSizeBetween(1, 4);
        assertThat(similar.text()).contains("也可接入 农业机械");

        listings.suspend(alike);
        assertThat(similar(here).select("a[href='/solutions/" + alike + "']")).isEmpty();
    }

    private Elements similar(long id) {
        return reader.get("/solutions/" + id).page().select("section[aria-labelledby=similar]");
    }

    private Answer matches(long need) {
        return reader.get("/needs/" + need + "/matches");
    }

    private static Element row(Document page, long solution) {
        Element link = page.selectFirst("main ol.cards .card__title a[href^='/solutions/" + solution + "?from=']");
        assertThat(link).as(page.text()).isNotNull();
        return link.closest("article");
    }

    private static BigDecimal sum(Elements cells) {
        return cells.eachText().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<NeededMachines> foodAndPharmacy() {
        return List.of(
                new NeededMachines(FOOD, 4, List.of("Modbus"), false),
                new NeededMachines(PHARMACY, 2, List.of("OPC-UA"), false));
    }

    private static Chosen regions(Strength strength) {
        return new Chosen(List.of(XINJIANG), strength);
    }

    private long need(
            String title,
            List<NeededMachines> machines,
            Strength equipmentStrength,
            Chosen regions,
            Chosen deployments) {
        NeedContent content = content(title, machines, equipmentStrength, regions, deployments);
        return QuarkusTransaction.requiringNew().call(() -> lifecycle.create(
                        own.id, Person.ofSubject(READER).orElseThrow(), content, Visibility.PUBLIC, true)
                .id);
    }

    private static Need need(long id) {
        return QuarkusTransaction.requiringNew().call(() -> Need.<Need>findById(id));
    }

    private static NeedContent content(
            String title,
            List<NeededMachines> machines,
            Strength equipmentStrength,
            Chosen regions,
            Chosen deployments) {
        return NeedContents.of(title, "", Chosen.NONE, machines, equipmentStrength, regions, deployments);
    }

    private long publish(
            String title,
            List<String> equipment,
            List<String> protocols,
            List<String> regions,
            List<String> deployments) {
        Person author = Cast.owner("供方", "供方" + System.nanoTime(), true, false);
        long id = QuarkusTransaction.requiringNew().call(() -> {
            Person by = Person.findById(author.id);
            Solution solution = listingLifecycle.create(
                    Organization.findById(by.organizationId),
                    by,
                    listing(title, equipment, protocols, regions, deployments));
            listingLifecycle.submit(solution.working);
            listingLifecycle.approve(solution.working, null);
            return solution.id;
        });
        index.awaitFound(id);
        return id;
    }

    private long draft(String title) {
        Person author = Cast.owner("供方", "供方" + System.nanoTime(), true, false);
        return QuarkusTransaction.requiringNew().call(() -> {
            Person by = Person.findById(author.id);
            return listingLifecycle.create(
                            Organization.findById(by.organizationId),
                            by,
                            listing(title, List.of(TRACTORS), NONE, NONE, NONE))
                    .id;
        });
    }

    private static ListingContent listing(
            String title,
            List<String> equipment,
            List<String> protocols,
            List<String> regions,
            List<String> deployments) {
        return ListingContents.connecting(title, "把设备接入平台，减少停机", equipment, protocols, regions, deployments);
    }
}
