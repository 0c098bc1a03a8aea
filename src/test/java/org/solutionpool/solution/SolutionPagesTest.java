package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Roles;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.LocalizedText;

/** The public page, the lists and the steps, each as the people see them who may and who may not. */
@QuarkusTest
class SolutionPagesTest {

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    SessionFactory sessions;

    private final Browser browser = Browser.chinese();

    private Organization provider;

    @BeforeEach
    void aProvider() {
        provider = PoolPeople.provider("pages-lin", "无锡联衡工业软件有限公司");
        PoolPeople.provider("pages-stranger", "宁波别家自动化有限公司");
        PoolPeople.colleague("pages-colleague", provider);
    }

    @Test
    void thePublicPageShowsTheListingWithoutItsContactPerson() {
        long id = published(ListingContents.complete());

        Document page = browser.open("/solutions/" + id).page();

        assertThat(browser.status()).isEqualTo(200);
        assertThat(page.select("h1").text()).isEqualTo("空压机远程运维解决方案");
        assertThat(page.select(".prose h4").text()).isEqualTo("系统组成");
        assertThat(page.text()).contains("无锡联衡工业软件有限公司", "30,000–120,000 元", "15–45 天", "AIITRE-00123", "0.128");
        assertThat(page.text()).contains("以下为服务商自述");
        assertThat(page.select("a[href=/search?industry=C34]")).isNotEmpty();
        assertThat(page.select("a[href=/solutions/" + id + "/contact]")).hasSize(1);
        assertThat(browser.body()).doesNotContain("0512-66668888", "zhoumin@example.com", "周敏");
    }

    @Test
    void theEnglishPageShowsTheEnglishTexts() {
        long id = published(ListingContents.complete());

        Document page = new Browser("en").open("/solutions/" + id).page();

        assertThat(page.select("h1").text()).isEqualTo("Remote maintenance of air compressors");
        assertThat(page.text()).contains("30,000 to 120,000 yuan", "not verified by the pool");
    }

    @Test
    void scriptsInTheTextAreGoneAndCannotLeaveTheJsonLd() throws Exception {
        long id = published(ListingContents.withTitleAndDescription(
                LocalizedText.zh("网关</script><script>alert(1)</script>"),
                LocalizedText.zh("正文<script>alert(2)</script><img src=x onerror=alert(3)>")));

        Document page = browser.open("/solutions/" + id).page();

        assertThat(page.select("script:not([src])")).singleElement().satisfies(script -> assertThat(script.attr("type"))
                .isEqualTo("application/ld+json"));
        JsonNode described = new ObjectMapper()
                .readTree(
                        page.select("script[type=application/ld+json]").first().data());
        assertThat(described.get("name").textValue()).isEqualTo("网关</script><script>alert(1)</script>");
        assertThat(described.get("@type").textValue()).isEqualTo("Service");
        assertThat(browser.body()).doesNotContain("onerror").doesNotContain("alert(2)");
    }

    @Test
    void aListingFromAPublishedListSaysWhereItComesFromAndCannotBeWrittenTo() {
        long id = PoolPeople.inTransaction(() -> {
            PublishedList list = new PublishedList();
            list.name = "工业互联网解决方案目录" + System.nanoTime();
            list.issuer = "某省工业和信息化厅";
            list.year = 2025;
            list.batch = "第二批";
            list.createdAt = Instant.now();
            list.persist();
            return lifecycle.publishListed(
                            list, "7", "https://example.org/list", "张家港某科技公司", ListingContents.complete())
                    .id;
        });

        Document page = browser.open("/solutions/" + id).page();

        assertThat(page.select("aside").text()).contains("某省工业和信息化厅", "2025 年、第二批", "尚未在本平台注册");
        assertThat(page.text()).contains("张家港某科技公司");
        assertThat(page.select("a[href$=/contact]")).isEmpty();
        assertThat(page.select("a[href=/solutions/" + id + "/claim]")).hasSize(1);
    }

    @Test
    void whatWasNeverPublishedDoesNotExistForThePublic() {
        long id = draft();

        assertThat(browser.open("/solutions/" + id).status()).isEqualTo(404);
        assertThat(browser.open("/solutions/999999999").status()).isEqualTo(404);
    }

    @Test
    void whatWasSuspendedOrRetiredIsGoneWithoutAReason() {
        long suspended = published(ListingContents.complete());
        step(suspended, solution -> lifecycle.suspend(solution, "证书系伪造"));
        long retired = published(ListingContents.complete());
        step(retired, solution -> lifecycle.retire(solution, "停止销售"));

        assertThat(browser.open("/solutions/" + suspended).status()).isEqualTo(410);
        assertThat(browser.body()).doesNotContain("证书系伪造");
        assertThat(browser.open("/solutions/" + retired).status()).isEqualTo(410);
        assertThat(browser.body()).doesNotContain("停止销售");
    }

    @Test
    @TestSecurity(user = "pages-lin", roles = Roles.PROVIDER)
    void itsProviderSeesAHiddenListingWithItsState() {
        long draft = draft();
        long suspended = published(ListingContents.complete());
        step(suspended, solution -> lifecycle.suspend(solution, "证书系伪造"));

        assertThat(browser.open("/solutions/" + draft).page().select(".note").text())
                .contains("还没有公开");
        assertThat(browser.open("/solutions/" + suspended)
                        .page()
                        .select(".note")
                        .text())
                .contains("证书系伪造");
        assertThat(browser.page().select("script[type=application/ld+json]")).isEmpty();
    }

    @Test
    @TestSecurity(user = "pages-stranger", roles = Roles.PROVIDER)
    void aStrangerFindsNoneOfTheProvidersPages() {
        long id = draft();

        for (String page : List.of("", "/edit", "/submit", "/history", "/preview")) {
            assertThat(browser.open("/provider/solutions/" + id + page).status())
                    .as(page)
                    .isEqualTo(404);
        }
        for (String step : List.of("edit", "autosave", "submit", "withdraw", "revise", "discard", "retire")) {
            assertThat(browser.post("/provider/solutions/" + id + "/" + step, java.util.Map.of("revision", "1"))
                            .status())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(browser.open("/solutions/" + id).status()).isEqualTo(404);
        assertThat(browser.open("/provider/solutions").body()).doesNotContain("/provider/solutions/" + id);
        assertThat(browser.open("/admin/solutions").status()).isEqualTo(403);
    }

    @Test
    @TestSecurity(user = "pages-lin", roles = Roles.PROVIDER)
    void theListSaysStateAndNextStepAndFiltersByState() {
        long draft = draft();
        long published = published(ListingContents.complete());

        Document drafts = browser.open("/provider/solutions?state=DRAFT").page();

        assertThat(drafts.select("a[href=/provider/solutions/" + draft + "]")).isNotEmpty();
        assertThat(drafts.select("a[href=/provider/solutions/" + published + "]"))
                .isEmpty();
        assertThat(drafts.select("a[href=/provider/solutions/" + draft + "/edit]")
                        .text())
                .contains("继续填写");
        Document all = browser.open("/provider/solutions").page();
        assertThat(all.select("a[href=/provider/solutions/" + published + "]")).isNotEmpty();
    }

    @Test
    @TestSecurity(user = "pages-lin", roles = Roles.PROVIDER)
    void aPageThatIsNoneIsNotFound() {
        draft();
        for (String page : List.of("-1", "0", "x", "1000000000", "99999")) {
            assertThat(browser.open("/provider/solutions?page=" + page).status())
                    .as(page)
                    .isEqualTo(404);
        }
    }

    @Test
    @TestSecurity(user = "pages-many", roles = Roles.PROVIDER)
    void aPageOfTwentyListingsCostsAHandfulOfStatements() {
        Organization many = PoolPeople.provider("pages-many", "常州多方案科技有限公司");
        draftsOf(many, 20);

        // Person, organization, the page of the list, its count, and the header's unread ones.
        assertThat(fewestStatements("/provider/solutions")).isLessThanOrEqualTo(8);
        assertThat(browser.page().select("tbody tr")).hasSize(20);
    }

    @Test
    @TestSecurity(user = "pages-lin", roles = Roles.PROVIDER)
    void aProviderWritesReviewsDiffersRetiresAndReturns() {
        long id = published(ListingContents.complete());
        browser.open("/provider/solutions/" + id).form("form[action$=/revise]").send();
        browser.form("form#listing").set("titleZh", "空压机智能运维解决方案").send();

        // What is public stays as it is while the next revision is written.
        assertThat(browser.open("/solutions/" + id).heading()).isEqualTo("空压机远程运维解决方案");
        assertThat(browser.open("/provider/solutions/" + id + "/preview").heading())
                .isEqualTo("空压机智能运维解决方案");
        Document compared = browser.open("/provider/solutions/" + id + "/history?from=1&to=2")
                .page();
        assertThat(compared.select(".diff del").text()).isEqualTo("远程");
        assertThat(compared.select(".diff ins").text()).isEqualTo("智能");
        assertThat(compared.text()).contains("审核通过并发布");

        browser.open("/provider/solutions/" + id).form("form[action$=/discard]").send();
        assertThat(browser.page().select(".flash-area").text()).contains("已放弃这一版");
        browser.form("form[action$=/retire]").set("reason", "换代").send();
        assertThat(browser.page().text()).contains("已下架");
        assertThat(browser.page().select("form[action$=/revise]")).hasSize(1);
    }

    @Test
    @TestSecurity(user = "pages-lin", roles = Roles.PROVIDER)
    void whatTheReviewerSaidStandsAboveAndAtTheFields() {
        long id = draft();
        PoolPeople.inTransaction(() -> {
            SolutionRevision revision = Solution.<Solution>findById(id).working;
            lifecycle.submit(revision);
            lifecycle.requestChanges(
                    revision, "请补充案例", new java.util.LinkedHashMap<>(java.util.Map.of("summaryZh", "太笼统")));
            return null;
        });

        Document desk = browser.open("/provider/solutions/" + id).page();
        assertThat(desk.select(".note").text()).contains("请补充案例", "太笼统");
        assertThat(desk.select("a[href$=/edit#summaryZh]")).isNotEmpty();
        Document editor = browser.open("/provider/solutions/" + id + "/edit").page();
        assertThat(editor.select("section:has(#summaryZh) .note").text()).contains("太笼统");
    }

    @Test
    @TestSecurity(user = "pages-admin", roles = Roles.ADMIN)
    void anAdminFindsSuspendsAndReinstates() {
        long id = published(ListingContents.withTitleAndDescription(
                LocalizedText.zh("百分号100%_" + System.nanoTime()), LocalizedText.zh("文")));

        Document found =
                browser.open("/admin/solutions?state=PUBLISHED&q=100%25_").page();
        assertThat(found.select("a[href=/solutions/" + id + "]")).isNotEmpty();
        assertThat(browser.open("/admin/solutions?q=%E6%97%A0%E6%AD%A4%E6%96%B9%E6%A1%88")
                        .page()
                        .text())
                .contains("没有找到");

        browser.open("/solutions/" + id).form("form[action$=/suspend]").send();
        assertThat(browser.page().select(".flash-area").text()).contains("请写明暂停的原因");
        browser.form("form[action$=/suspend]").set("reason", "证书存疑").send();
        assertThat(browser.page().select(".note").text()).contains("证书存疑");
        browser.form("form[action$=/reinstate]").send();
        assertThat(browser.page().select(".flash-area").text()).contains("已恢复公开");
    }

    private long draft() {
        return PoolPeople.inTransaction(() -> lifecycle.create(
                        Organization.findById(provider.id),
                        PoolPeople.person("pages-colleague"),
                        ListingContents.complete().withFiles(List.of()))
                .id);
    }

    private long published(ListingContent content) {
        return PoolPeople.inTransaction(() -> {
            Solution solution = lifecycle.create(
                    Organization.findById(provider.id),
                    PoolPeople.person("pages-colleague"),
                    content.withFiles(List.of()));
            lifecycle.submit(solution.working);
            lifecycle.approve(solution.working, null);
            return solution.id;
        });
    }

    private void draftsOf(Organization organization, int count) {
        PoolPeople.inTransaction(() -> {
            IntStream.range(0, count)
                    .forEach(i -> lifecycle.create(
                            Organization.findById(organization.id),
                            PoolPeople.person("pages-many"),
                            ListingContent.titled(LocalizedText.zh("方案 " + i))));
            return null;
        });
    }

    private void step(long id, Consumer<Solution> step) {
        PoolPeople.inTransaction(() -> {
            step.accept(Solution.findById(id));
            return null;
        });
    }

    /** The pollers beside the tests send statements too: the least of several counts is the page's own. */
    private long fewestStatements(String path) {
        Statistics statistics = sessions.getStatistics();
        return LongStream.range(0, 6)
                .map(i -> {
                    long before = statistics.getPrepareStatementCount();
                    browser.open(path);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
