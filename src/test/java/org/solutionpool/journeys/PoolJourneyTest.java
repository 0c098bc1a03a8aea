package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.web.Language;

/** The pool as its people use it, in Chromium, from the first draft to the answered enquiry, in both languages. */
@QuarkusTest
class PoolJourneyTest {

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_solution_is_published_found_and_asked_about(Language language) {
        boolean chinese = language == Language.ZH;
        String title = chinese ? "粉末冶金烧结炉温控上云" : "烧结炉云端温控英文界面填写";
        String provider = newcomer("陈", "立新");
        String manufacturer = newcomer("王", "志强");
        long id;
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.signIn(provider);
            registers(actor, chinese ? "常州炉云科技有限公司" : "无锡炉智科技有限公司", "provider");
            id = writesAndSubmits(actor, title);
        }
        try (Actor admin = new Actor(CHROMIUM.browser(), language)) {
            admin.signIn("admin@demo.pool");
            asksForChanges(admin, title);
        }
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.signIn(provider).open("/provider/solutions/" + id + "/edit");
            actor.seesText("请补充节能数据的来源").accessible();
            actor.fill("summaryZh", "烧结炉温度曲线在线监控与节能优化，节能数据来自三台炉子的电表。");
            submits(actor);
        }
        try (Actor admin = new Actor(CHROMIUM.browser(), language)) {
            admin.signIn("admin@demo.pool");
            approves(admin, title);
        }
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            finds(actor, title);
            actor.signIn(manufacturer);
            registers(actor, chinese ? "宁波粉冶零件有限公司" : "台州粉冶零件有限公司", "manufacturer");
            asks(actor, id);
        }
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.signIn(provider).open("/conversations").accessible();
            actor.page().locator("main a[href^='/conversations/']").first().click();
            actor.seesText("两台网带炉能不能接入").accessible();
            actor.fill("text", "可以，温控仪带 Modbus 接口即可，下周二可上门。");
            actor.press("enquiry", "send").sees("enquiry", "sent");
        }
        try (Actor actor = new Actor(CHROMIUM.browser(), language)) {
            actor.signIn(manufacturer).open("/conversations");
            actor.page().locator("main a[href^='/conversations/']").first().click();
            actor.seesText("下周二可上门");
            actor.press("enquiry", "contactOpen").seesText("0519-88881234");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_admin_imports_a_published_list(Language language) {
        String list =
                "{\"id\":\"%s\",\"list\":\"测试名单\",\"issuer\":\"某市工信局\",\"year\":2025,\"title\":\"%s\",\"provider\":\"某某科技\",\"description\":\"%s\"}\n";
        String lines = list.formatted(language + "-1", "冲压车间能效名单方案" + language, "冲床与空压机的能效监测。")
                + list.formatted(language + "-2", "喷涂线环保名单方案" + language, "喷涂废气监测与治理。")
                + "{\"id\": broken\n";
        try (Actor admin = new Actor(CHROMIUM.browser(), language)) {
            admin.signIn("admin@demo.pool").open("/admin/imports").accessible();
            admin.page()
                    .locator("main input[type=file]")
                    .setInputFiles(new FilePayload(
                            "list-" + language.code() + ".jsonl",
                            "application/octet-stream",
                            lines.getBytes(StandardCharsets.UTF_8)));
            admin.press("importing", "upload");
            if (admin.page().url().endsWith("/mapping")) {
                // The columns are new to the portal the first time; what is said of them is kept for the second.
                admin.accessible().submit("/mapping");
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                admin.page().reload();
                return admin.page()
                                .locator("main form[action$='/start'] button")
                                .count()
                        > 0;
            });
            admin.accessible().submit("/start");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                admin.open("/search?q=" + java.net.URLEncoder.encode("喷涂线环保名单方案" + language, StandardCharsets.UTF_8));
                return admin.page().locator("main .card__title").allInnerTexts().contains("喷涂线环保名单方案" + language);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void public_pages_are_accessible(Language language) {
        try (Actor reader = new Actor(CHROMIUM.browser(), language)) {
            for (String path : new String[] {
                "/",
                "/search",
                "/search?q=qqzzxxyy",
                "/industries",
                "/equipment",
                "/providers",
                "/newest",
                "/whitelist",
                "/whitelist?q=qqzzxxyy",
                "/whitelist/entries/NONE-2026-00001",
                "/taxonomy",
                "/whitelist/calls",
                "/about",
                "/accessibility",
                "/no-such-page"
            }) {
                reader.open(path).accessible().picture("public" + path.replaceAll("[^a-z]", "-"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void admin_pages_are_accessible(Language language) {
        try (Actor admin = new Actor(CHROMIUM.browser(), language)) {
            admin.signIn("admin@demo.pool");
            for (String path : new String[] {
                "/account",
                "/account/notices",
                "/review",
                "/review?view=decided",
                "/admin",
                "/admin/solutions",
                "/admin/imports",
                "/admin/claims",
                "/admin/index",
                "/admin/taxonomy",
                "/admin/whitelist",
                "/admin/whitelist/programmes/new",
                "/admin/whitelist/calendar",
                "/admin/whitelist/officers",
                "/admin/whitelist/desk",
                "/admin/whitelist/entries",
                "/admin/whitelist/appeals",
                "/admin/whitelist/complaints",
                "/admin/whitelist/reviews",
                "/admin/whitelist/countersignatures",
                "/admin/record"
            }) {
                admin.open(path).accessible().picture("admin" + path.replaceAll("[^a-z]", "-"));
            }
            admin.page().locator("main tbody a").first().click();
            admin.sees("record", "changes").accessible().picture("admin-record-event");
        }
    }

    /** Somebody with an account and no organization yet. */
    private static String newcomer(String family, String given) {
        String address = "newcomer" + UUID.randomUUID().toString().substring(0, 8) + "@journey.example.cn";
        Visitor.anonymous().register(address, family, given, "/account");
        return address;
    }

    private static void registers(Actor actor, String name, String kind) {
        actor.open("/organizations/new").accessible();
        actor.fill("creditCode", "91320000MA1XXXXXXX").fill("name", name);
        actor.press("organization", "createButton");
        assertThat(actor.page().locator("#creditCode-error").count())
                .as("a wrong credit code is told beside its field")
                .isEqualTo(1);
        actor.fill("creditCode", Cast.creditCode());
        actor.tick("kind", kind.toUpperCase(java.util.Locale.ROOT))
                .choose("region", "320400")
                .choose("size", "small");
        if (kind.equals("provider")) {
            actor.choose("providerKind", "V4");
        }
        actor.press("organization", "createButton").seesText(name);
    }

    private static long writesAndSubmits(Actor actor, String title) {
        actor.open("/provider/solutions").accessible();
        actor.open("/provider/solutions/new").accessible().fill("title", title).press("solution", "begin");
        actor.page().waitForURL("**/edit**");
        long id = actor.idIn("/provider/solutions/");
        actor.accessible();
        actor.fill("summaryZh", "烧结炉温度曲线在线监控与节能优化。")
                .fill("descriptionZh", "## 做法\n\n采集温控仪与电表，按炉次比较曲线。<script>alert(1)</script>");
        actor.tick("industries", "C339")
                .tick("equipment", "E101")
                .tick("protocols", "Modbus")
                .tick("scenarios", "S02")
                .tick("deployments", "D1")
                .tick("pricingForms", "F1")
                .tick("regions", "320000");
        actor.fill("contactName", "高远").fill("contactPhone", "0519-88881234");
        submits(actor);
        return id;
    }

    private static void submits(Actor actor) {
        actor.press("solution", "checkAndSubmit");
        actor.page().waitForURL("**/submit**");
        actor.accessible().press("solution", "submit");
        actor.page().locator("main .stepper").waitFor();
    }

    private static void asksForChanges(Actor admin, String title) {
        admin.open("/review").accessible().page().getByText(title).first().click();
        admin.accessible().press("review", "claim").sees("review", "claimed");
        admin.page().locator("details.field-note").nth(2).locator("summary").click();
        admin.page().locator("[name='note.summaryZh']").evaluate("field => field.closest('details').open = true");
        admin.fill("note.summaryZh", "请补充节能数据的来源");
        admin.accessible().press("review", "sendBack").sees("review", "changesRequested", title);
    }

    private static void approves(Actor admin, String title) {
        admin.open("/review").page().getByText(title).first().click();
        admin.press("review", "claim").sees("review", "claimed");
        admin.submit("/approve");
        admin.sees("review", "checkAll");
        admin.page().locator("main input[name=check]").all().forEach(box -> box.check());
        admin.submit("/approve");
        admin.sees("review", "approved", title);
    }

    private static void finds(Actor actor, String title) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            actor.open("/search?q=" + java.net.URLEncoder.encode("烧结炉 modbus", StandardCharsets.UTF_8));
            return actor.page().locator("main .card__title").allInnerTexts().contains(title);
        });
        actor.accessible().tick("equipment", "E101");
        actor.page().locator("main .chip").first().waitFor();
        assertThat(actor.page().url()).contains("equipment=E101");
        actor.accessible();
        actor.page().locator("main .card__title a").first().click();
        actor.heading(title).accessible();
        assertThat(actor.page().locator("main script:not([type])").count())
                .as("no script of the description reaches the page")
                .isZero();
    }

    private static void asks(Actor actor, long id) {
        actor.open("/solutions/" + id + "/contact").accessible();
        actor.press("enquiry", "send");
        assertThat(actor.page().locator("#subject-error").count()).isEqualTo(1);
        actor.fill("subject", "网带炉接入").fill("message", "两台网带炉能不能接入？");
        actor.press("enquiry", "send").sees("enquiry", "sent").accessible();
    }
}
