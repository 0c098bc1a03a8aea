package org.solutionpool.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.solutionpool.journeys.Visitor.field;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.TaxonomyTerm;
import org.solutionpool.web.Language;
import org.solutionpool.web.ReadableTime;

/** An admin sees what is searched for in vain, tries a remedy, and only then switches it on. */
@QuarkusTest
class ImprovementsTest {

    private static final Contact CONTACT = new Contact("方宁", null, "0571-1", null);
    private static final String FORM = "main form[data-unsaved]";

    /** Characters that no listing has beside each other, so that nothing is found by them. */
    private static final String RARE = "龘靐齉爩麤鱻灪厵滟虋龖饕餮魑魅魍魉貔貅";

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Inject
    UsageLog log;

    @Inject
    BestBets bestBets;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ListingLifecycle lifecycle;

    private final LocalDate today = LocalDate.now(ReadableTime.ZONE);

    @AfterEach
    void leaveTheTaxonomyAsItWas() {
        QuarkusTransaction.requiringNew().run(() -> {
            TaxonomyTerm term = TaxonomyTerm.<TaxonomyTerm>find("scheme = ?1 and code = 'E203'", Scheme.EQUIPMENT)
                    .firstResult();
            term.aliases = Arrays.stream(term.aliases)
                    .filter(alias -> RARE.indexOf(alias.charAt(0)) < 0)
                    .toArray(String[]::new);
        });
        taxonomy.reload();
    }

    @Test
    void a_query_without_hits_becomes_an_alias_after_a_trial() {
        String compressor = "空压机集群控制" + UsageLogTest.word();
        Solution solution = published(compressor);
        findable(compressor);
        String word = rareWord();
        assertThat(found(word).select(".card__title")).isEmpty();
        found(word);
        log.flush();

        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        Answer usage = admin.get("/admin/usage?days=7");
        var row = usage.page().select("main tbody tr:has(a[href^='/search'])").stream()
                .filter(line -> line.text().contains(word))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("td").get(1).text()).as("asked twice").isEqualTo("2");
        assertThat(usage.page().select("svg[role=img] rect")).hasSize(14);

        Answer planned = admin.submit(
                admin.get(row.selectFirst("a[href*='/aliases/new']").attr("href")),
                FORM,
                field("term", "equipment/E203"),
                field("reason", "车间的叫法"));
        assertThat(planned.page().selectFirst("h1").text()).contains("别名", word, "待试运行");
        assertThat(planned.page().select("form[action$='/on']"))
                .as("nothing untried is switched on")
                .isEmpty();
        assertThat(admin.post(
                                Visitor.absolute(planned.path() + "/on"),
                                List.of(field("csrf-token", token(planned))),
                                false)
                        .status())
                .isEqualTo(409);

        Answer tried = admin.submit(planned, "form[action$='/trial']");
        assertThat(tried.text()).contains("试运行完成", "用最近 2 次搜索试运行，其中 2 次的答复会改变");
        var line = tried.page().select("#outcome").first().closest("section").selectFirst("tbody tr");
        assertThat(line.select("td").get(2).text()).contains("共 0 个");
        assertThat(line.select("td").get(3).select("li")).isNotEmpty();
        assertThat(found(word).select(".card__title"))
                .as("a trial changes nothing for readers")
                .isEmpty();

        Answer on = admin.submit(tried, "form[action$='/on']");
        assertThat(on.text()).contains("已启用");
        assertThat(found(word).select(".card__title")).isNotEmpty();
        assertThat(taxonomy.finder().equivalents(word)).contains("空压机");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() ->
                                AuditEvent.of("taxonomy_term", "equipment/E203").getFirst().reason))
                .isEqualTo("车间的叫法");
        assertThat(solution.id).isNotNull();
    }

    @Test
    void a_query_of_which_nothing_was_opened_is_shown_as_such() {
        String title = "无人打开的方案" + UsageLogTest.word();
        Solution solution = published(title);
        findable(title);
        Document results = found(title);
        log.flush();
        Visitor admin = Visitor.reading("en").signIn("admin@demo.pool");

        assertThat(admin.get("/admin/usage?days=7&view=unopened").text())
                .contains("Queries with results that nobody opened");
        assertThat(line(admin, "unopened", title))
                .hasValueSatisfying(line -> assertThat(line).contains(" 0 %"));
        given().get(results.select("main .card__title a[href*=from]").stream()
                        .map(link -> link.attr("href"))
                        .filter(link -> link.contains("/" + solution.id + "?"))
                        .findFirst()
                        .orElseThrow())
                .then()
                .statusCode(200);
        log.flush();
        log.flush();

        assertThat(line(admin, "unopened", title)).isEmpty();
        assertThat(line(admin, "frequent", title))
                .hasValueSatisfying(line -> assertThat(line).contains(" 100 %"));
        assertThat(admin.get("/admin/usage?days=90&view=slow").status()).isEqualTo(200);
    }

    @Test
    void a_best_bet_stands_above_the_results_of_its_query_while_it_is_valid() {
        String query = "Blast Furnace " + UsageLogTest.word();
        Solution solution = published("推荐测试方案" + UsageLogTest.word());
        findable(solution.title(Language.ZH));
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer tried =
                admin.submit(planned(admin, query, solution, today, today.plusDays(10)), "form[action$='/trial']");
        assertThat(tried.text()).contains("推荐测试方案");
        assertThat(recommended(query)).as("tried and not on").isEmpty();
        Answer on = admin.submit(tried, "form[action$='/on']");

        assertThat(recommended("  " + query.toUpperCase(java.util.Locale.ROOT)))
                .as("in any writing")
                .containsExactly(String.valueOf(solution.id));
        Document page = found(query);
        assertThat(page.select("section.recommended h2").text()).contains("推荐：资源池编辑");
        assertThat(page.select("section.recommended a[href^='/solutions/" + solution.id + "?from='][href$='at=0']"))
                .hasSize(1);
        assertThat(found(query + " 泵").select("section.recommended"))
                .as("the very query")
                .isEmpty();
        assertThat(given().get("/search?equipment=E203&q=" + encoded(query)).asString())
                .as("not under filters")
                .doesNotContain("class=\"recommended");
        assertThat(bestBets.on(query, today.plusDays(10))).hasSize(1);
        assertThat(bestBets.on(query, today.plusDays(11))).as("over").isEmpty();
        assertThat(bestBets.on(query, today.minusDays(1))).as("not yet").isEmpty();

        QuarkusTransaction.requiringNew().run(() -> lifecycle.suspend(Solution.findById(solution.id), "核实中"));
        await().atMost(Duration.ofMinutes(1)).until(() -> recommended(query).isEmpty());
        assertThat(found(query).select("section.recommended")).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> lifecycle.reinstate(Solution.findById(solution.id), null));
        await().atMost(Duration.ofMinutes(1)).until(() -> !recommended(query).isEmpty());

        assertThat(admin.submit(on, "form[action$='/off']").text()).contains("已停用");
        assertThat(recommended(query)).isEmpty();
        assertThat(admin.get("/admin/best-bets").text()).contains(QueryKey.of(query));
    }

    @Test
    void a_best_bet_of_next_month_is_on_and_not_shown() {
        String query = "blast stove " + UsageLogTest.word();
        Solution solution = published("下月推荐方案" + UsageLogTest.word());
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer tried = admin.submit(
                planned(admin, query, solution, today.plusMonths(1), today.plusMonths(2)), "form[action$='/trial']");
        assertThat(admin.submit(tried, "form[action$='/on']").text()).contains("已启用，不在有效期内");

        assertThat(recommended(query)).isEmpty();
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer bet = admin.submit(
                admin.get("/admin/best-bets/new"),
                FORM,
                field("solution1", "/solutions/999999999"),
                field("validFrom", "2030-02-01"),
                field("validUntil", "2030-01-01"));
        assertThat(bet.status()).isEqualTo(422);
        assertThat(bet.page().select(".field__error").eachText())
                .anySatisfy(text -> assertThat(text).contains("请填写中文或英文搜索词"))
                .anySatisfy(text -> assertThat(text).contains("没有这个已公开的方案"))
                .anySatisfy(text -> assertThat(text).contains("结束日期不能早于开始日期"))
                .anySatisfy(text -> assertThat(text).contains("请说明理由"));
        assertThat(bet.page().selectFirst("#solution1").val()).isEqualTo("/solutions/999999999");

        Answer alias = admin.submit(
                admin.get("/admin/best-bets/aliases/new"),
                FORM,
                field("alias", "空压机"),
                field("term", "equipment/E203"),
                field("reason", "测试"));
        assertThat(alias.status()).isEqualTo(422);
        assertThat(alias.page().selectFirst("#alias-error").text()).contains("已经有这个名称或别名");
        assertThat(admin.get("/admin/usage?page=9999").status()).isEqualTo(404);
    }

    @Test
    void nobody_but_admins_gets_in() {
        Visitor reviewer = Visitor.anonymous().signIn("reviewer@demo.pool");
        for (String path : List.of("/admin/usage", "/admin/best-bets", "/admin/best-bets/new")) {
            assertThat(reviewer.get(path).status()).as(path).isEqualTo(403);
            assertThat(Visitor.anonymous().get(path).uri().getPath()).as(path).contains("/realms/");
        }
    }

    private static Answer planned(Visitor admin, String query, Solution solution, LocalDate from, LocalDate until) {
        Answer planned = admin.submit(
                admin.get("/admin/best-bets/new?q=" + encoded(query)),
                FORM,
                field("solution1", "/solutions/" + solution.id + "?from=x"),
                field("validFrom", from.toString()),
                field("validUntil", until.toString()),
                field("reason", "编辑推荐"));
        assertThat(planned.status()).as(planned.text()).isEqualTo(200);
        assertThat(planned.page().selectFirst("h1").text()).contains("推荐", QueryKey.of(query));
        return planned;
    }

    private static List<String> recommended(String query) {
        return given().queryParam("q", query)
                .get("/api/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .path("recommended.id");
    }

    /** The row of a query, on whichever page of the list it stands. */
    private static Optional<String> line(Visitor admin, String view, String query) {
        String address = "/admin/usage?days=7&view=" + view;
        while (true) {
            Document page = admin.get(address).page();
            Optional<String> line = page.select("main tbody tr").stream()
                    .map(Element::text)
                    .filter(row -> row.startsWith(query + " "))
                    .findFirst();
            Element next = page.selectFirst("nav.pager a[rel=next]");
            if (line.isPresent() || next == null) {
                return line;
            }
            address = next.attr("href");
        }
    }

    private static Document found(String query) {
        return Jsoup.parse(given().header("Accept-Language", "zh-CN")
                .queryParam("q", query)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static String token(Answer page) {
        return page.page().selectFirst("main form input[name=csrf-token]").val();
    }

    private static Solution published(String title) {
        Person owner = Cast.owner("方宁", "杭州改进测试公司" + UsageLogTest.word(), true, false);
        return Cast.solution(owner, title, CONTACT);
    }

    private static void findable(String title) {
        await().atMost(Duration.ofMinutes(1)).until(() -> given().header("DNT", "1")
                .queryParam("q", title)
                .get("/search")
                .asString()
                .contains("card__title"));
    }

    private static String rareWord() {
        int at = NEXT.getAndIncrement() * 3;
        return RARE.substring(at, at + 3);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
