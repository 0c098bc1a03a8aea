package org.solutionpool.usage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.solutionpool.journeys.Visitor.field;
import static org.solutionpool.journeys.Visitor.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.activity.Channel;
import org.solutionpool.activity.Kind;
import org.solutionpool.activity.Searched;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** What a search leaves behind, and what it does not. */
@QuarkusTest
class UsageLogTest {

    private static final Contact CONTACT = new Contact("方宁", null, "0571-1", null);

    @Inject
    UsageLog log;

    @Inject
    UsageRetention retention;

    @Inject
    EntityManager entityManager;

    @Test
    void a_search_leaves_its_words_and_nobody() {
        String word = word();

        search(word + " 联系 13812345678", reader -> reader.header("User-Agent", "Curious/1.0"));

        List<Tuple> rows = rows(word);
        assertThat(rows).hasSize(1);
        Tuple row = rows.getFirst();
        String all = row.getElements().stream()
                .map(element -> element.getAlias() + "=" + row.get(element.getAlias()))
                .collect(Collectors.joining(" "));
        assertThat(all)
                .contains("text=" + word + " 联系 <phone>", "channel=PAGE", "kind=SEARCH", "language=ZH", "total=0")
                .doesNotContain("127.0.0.1", "Curious", "13812345678", "person", "session");
        assertThat(row.get("hour", Instant.class).getEpochSecond() % 3600).isZero();
    }

    @Test
    void the_api_is_recorded_as_such_with_its_filters_and_says_the_id() {
        String word = word();
        String id = given().queryParam("q", word)
                .queryParam("equipment", "E203")
                .get("/api/v1/search")
                .then()
                .statusCode(200)
                .extract()
                .path("searchId");
        log.flush();

        assertThat(rows(word)).singleElement().satisfies(row -> {
            assertThat(row.get("id")).isEqualTo(id);
            assertThat(row.get("channel")).isEqualTo("API");
            assertThat(row.get("filters")).isEqualTo("equipment=E203");
        });
    }

    @Test
    void who_asks_not_to_be_tracked_leaves_nothing_and_gets_plain_links() {
        Solution solution = published("追踪测试" + word());
        String title = solution.title(Language.ZH);
        findable(title);

        for (String header : List.of("DNT", "Sec-GPC")) {
            String word = word();
            Document page = search(title + " " + word, reader -> reader.header(header, "1"));
            assertThat(rows(word)).isEmpty();
            assertThat(page.select("main a[href*=/solutions/][href*=from=]")).isEmpty();
            assertThat(Jsoup.parse(given().header(header, "1").get("/about").asString())
                            .text())
                    .contains("您的浏览器已声明不希望被跟踪");
        }
    }

    @Test
    void the_switch_on_the_page_about_the_pool_stops_and_allows_recording() {
        Visitor reader = Visitor.anonymous();
        String before = word();
        String off = word();
        String again = word();

        reader.get("/search?q=" + before);
        Answer stopped = reader.submit(reader.get("/about"), "form[action='/about/recording']");
        assertThat(stopped.text()).contains("已关闭：不会记录您的搜索");
        reader.get("/search?q=" + off);
        assertThat(reader.submit(stopped, "form[action='/about/recording']").text())
                .contains("目前会记录");
        reader.get("/search?q=" + again);
        log.flush();

        assertThat(rows(before)).hasSize(1);
        assertThat(rows(off)).isEmpty();
        assertThat(rows(again)).hasSize(1);
    }

    @Test
    void the_account_remembers_the_switch_on_another_machine() {
        Visitor reader = Visitor.anonymous().signIn("manufacturer2@demo.pool");
        reader.submit(reader.get("/about"), "form[action='/about/recording']");
        String word = word();

        Visitor elsewhere = Visitor.anonymous().signIn("manufacturer2@demo.pool");
        elsewhere.get("/search?q=" + word);
        log.flush();
        Answer about = elsewhere.get("/about");
        assertThat(about.text()).contains("已关闭：不会记录您的搜索");
        elsewhere.submit(about, "form[action='/about/recording']");

        assertThat(rows(word)).isEmpty();
    }

    @Test
    void a_click_and_a_contact_are_linked_to_their_search() {
        Solution solution = published("对接测试" + word());
        String title = solution.title(Language.ZH);
        findable(title);
        Visitor manufacturer = Visitor.anonymous();
        String mail = "usage-" + word() + "@example.cn";
        manufacturer.register(mail, "王", "使用", "/account");
        QuarkusTransaction.requiringNew().run(() -> Person.<Person>find("email", mail)
                .<Person>firstResult()
                .join(Cast.organization("使用测试工厂", false, true).id, Membership.OWNER));

        Answer results = manufacturer.get("/search?q=" + title);
        String link = results.page().selectFirst("main .card__title a").attr("href");
        assertThat(link).startsWith("/solutions/" + solution.id + "?from=").endsWith("&at=1");
        Answer page = manufacturer.get(link);
        assertThat(page.page().selectFirst("link[rel=canonical]").attr("href")).endsWith("/solutions/" + solution.id);
        Answer form =
                manufacturer.get(page.page().selectFirst("a[href*='/contact']").attr("href"));
        Answer sent = manufacturer.submit(
                form,
                "main form[enctype]",
                field("subject", "改造"),
                field("message", "三台空压机"),
                file("files", "", new byte[0]));
        assertThat(sent.path()).startsWith("/conversations/");
        manufacturer.get(link);
        log.flush();
        log.flush();

        String id = link.replaceAll(".*from=([^&]+).*", "$1");
        assertThat(steps(id))
                .as("one click however often the page is opened, and a contact that names no solution")
                .containsExactlyInAnyOrder("OPENED " + solution.id + " 1", "CONTACTED null null");
        assertThat(rows(title))
                .filteredOn(row -> row.get("id").equals(id))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("opened")).isEqualTo(true);
                    assertThat(row.get("contacted")).isEqualTo(true);
                });
    }

    @Test
    void a_reason_that_was_followed_is_told_from_a_result_that_was_opened() {
        Solution solution = published("理由测试" + word());
        findable(solution.title(Language.ZH));
        String link = search(solution.title(Language.ZH), reader -> reader)
                .selectFirst("main .card__title a")
                .attr("href");

        String page = given().urlEncodingEnabled(false).get(link + "&by=reason").asString();
        log.flush();
        log.flush();

        assertThat(Jsoup.parse(page).selectFirst("link[rel=canonical]").attr("href"))
                .endsWith("/solutions/" + solution.id);
        assertThat(steps(link.replaceAll(".*from=([^&]+).*", "$1")))
                .containsExactlyInAnyOrder("OPENED " + solution.id + " 1", "REASONS " + solution.id + " 1");
    }

    @Test
    void a_match_leaves_its_codes_and_no_word_of_the_need() {
        String word = word();
        String need = "{\"title\": \"%s\", \"description\": \"%s\", \"machines\": [{\"category\": \"E203\"}]}"
                .formatted(word, word);
        given().header("DNT", "1")
                .contentType("application/json")
                .body(need)
                .post("/api/v1/match")
                .then()
                .statusCode(200);
        log.flush();
        long before = matches("equipment=E203");

        given().contentType("application/json")
                .body(need)
                .post("/api/v1/match")
                .then()
                .statusCode(200);
        log.flush();

        assertThat(matches("equipment=E203")).isEqualTo(before + 1);
        assertThat(rows(word)).isEmpty();
        Element row = needRow(Visitor.anonymous().signIn("admin@demo.pool"), "空压机");
        assertThat(row.text()).contains("需求匹配");
        assertThat(row.select("a"))
                .as("a need is no query that could be given an alias")
                .isEmpty();
    }

    @Test
    void an_id_that_somebody_made_up_adds_nothing() {
        Solution solution = published("编号测试" + word());

        given().get("/solutions/" + solution.id + "?from=AAAAAAAAAAAAAAAAAAAAAA&at=1")
                .then()
                .statusCode(200);
        given().get("/solutions/" + solution.id + "?from=%3Cscript%3E&at=x")
                .then()
                .statusCode(200);
        log.flush();
        log.flush();

        assertThat(steps("AAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
    }

    @Test
    void a_full_queue_fails_no_search() {
        long before = log.dropped();
        for (int i = 0; i < 3 * UsageLog.MOST_WAITING; i++) {
            log.searched(new Searched(
                    "full-" + UUID.randomUUID().toString().substring(0, 17),
                    Kind.SEARCH,
                    Channel.API,
                    Language.ZH,
                    "",
                    "",
                    0,
                    false,
                    1,
                    2,
                    List.of()));
        }

        given().queryParam("q", word()).get("/search").then().statusCode(200);
        assertThat(log.dropped()).isGreaterThan(before);
    }

    @Test
    void what_is_older_than_400_days_is_forgotten() {
        String word = word();
        search(word, reader -> reader);
        Instant now = Instant.now();

        retention.forget(now.plus(Duration.ofDays(399)));
        assertThat(rows(word)).hasSize(1);
        age(word, now.minus(UsageRetention.KEPT).minus(Duration.ofHours(1)));
        retention.forget(now);

        assertThat(rows(word)).isEmpty();
    }

    private void age(String word, Instant hour) {
        QuarkusTransaction.requiringNew().run(() -> entityManager
                .createNativeQuery("update usage_search set hour = ?1 where text = ?2")
                .setParameter(1, hour)
                .setParameter(2, word)
                .executeUpdate());
    }

    private Document search(String text, java.util.function.UnaryOperator<RequestSpecification> reader) {
        String page = reader.apply(given().header("Accept-Language", "zh-CN").queryParam("q", text))
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        log.flush();
        return Jsoup.parse(page);
    }

    private List<Tuple> rows(String word) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = entityManager
                    .createNativeQuery(
                            "select id, hour, kind, channel, language, text, filters, page, total, tolerant, millis,"
                                    + " opened, reasons, contacted from usage_search where text like ?1",
                            Tuple.class)
                    .setParameter(1, "%" + QueryKey.of(word) + "%")
                    .getResultList();
            return rows.stream().map(Tuple.class::cast).toList();
        });
    }

    /** The row of needs for some machines, on whichever page of the list it stands. */
    private static Element needRow(Visitor admin, String machines) {
        String address = "/admin/usage?days=7&view=frequent";
        while (true) {
            Document page = admin.get(address).page();
            Element row = page.selectFirst("main td:has(.badge):contains(需求匹配):contains(" + machines + ")");
            if (row != null) {
                return row.closest("tr");
            }
            address = page.select("nav.pager a[rel=next]").attr("href");
            assertThat(address).as(page.text()).isNotEmpty();
        }
    }

    private long matches(String filters) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entityManager
                        .createNativeQuery(
                                "select count(*) from usage_search where kind = 'MATCH' and text = '' and filters = ?1")
                        .setParameter(1, filters)
                        .getSingleResult())
                .longValue());
    }

    private List<String> steps(String id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = entityManager
                    .createNativeQuery(
                            "select concat_ws(' ', step, coalesce(solution_id::text, 'null'), coalesce(rank::text, 'null'))"
                                    + " from usage_step where search_id = ?1",
                            String.class)
                    .setParameter(1, id)
                    .getResultList();
            return rows.stream().map(String.class::cast).toList();
        });
    }

    private static Solution published(String title) {
        return Cast.solution(Cast.owner("方宁", "杭州使用测试公司" + word(), true, false), title, CONTACT);
    }

    private static void findable(String title) {
        await().atMost(Duration.ofMinutes(1)).until(() -> given().header("DNT", "1")
                .queryParam("q", title)
                .get("/search")
                .asString()
                .contains("card__title"));
    }

    /** A word that nobody else searches for: letters only, for digits in a row may look like a telephone number. */
    static String word() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(12)
                .map(c -> 'a' + Character.digit(c, 16))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
