package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Person;
import org.solutionpool.indexing.PublishedListings;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;

/** A manufacturer enters machines and a need, reads why solutions fit, and writes to a provider, in both languages. */
@QuarkusTest
class MatchJourneyTest {

    private static final String MACHINING = """
            {"title": {"zh": "机加工车间设备联网与效率分析", "en": "Machine shop connectivity and OEE"},
             "summary": {"zh": "数控机床与机器人的数据采集，统计设备综合效率与停机原因。",
                         "en": "Collects data of CNC machines and robots, and reports OEE and causes of downtime."},
             "description": {"zh": "采集终端装在机床旁，不改动控制系统。", "en": "A terminal beside each machine, no change of its control."},
             "industries": ["C34"], "equipment": ["E402", "E401"], "protocols": ["MTConnect", "FOCAS"],
             "scenarios": ["S01"], "deployments": ["D4"], "regions": ["100000"],
             "pricing": {"forms": ["F1"], "min": 200000, "max": 450000},
             "delivery": {"minDays": 30, "maxDays": 90},
             "cases": [{"title": {"zh": "四十台加工中心的效率提升", "en": "OEE of forty machining centres"}, "industry": "C34",
                        "text": {"zh": "停机时间减少两成。", "en": "A fifth less downtime."}}]}
            """;
    private static final String FURNACES = """
            {"title": {"zh": "热处理炉温度曲线监控", "en": "Furnace temperature monitoring"},
             "summary": {"zh": "工业炉与热处理设备的温度采集与能耗分析。",
                         "en": "Temperatures and energy of industrial furnaces."},
             "equipment": ["E101"], "protocols": ["Modbus"], "regions": ["330000", "320000"]}
            """;
    private static final String SILENT = """
            {"title": {"zh": "数控机床刀具寿命预测", "en": "Tool life prediction for CNC machines"},
             "summary": {"zh": "由主轴负载预测刀具磨损。", "en": "Predicts tool wear from the spindle load."},
             "equipment": ["E402"]}
            """;
    private static final String FAR = """
            {"title": {"zh": "西藏机床远程运维", "en": "Remote maintenance of machine tools in Tibet"},
             "summary": {"zh": "数控机床远程诊断。", "en": "Remote diagnosis of CNC machines."},
             "equipment": ["E402"], "protocols": ["OPC-UA"], "regions": ["540000"]}
            """;

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_manufacturer_reads_why_solutions_fit_and_writes_to_a_provider(Language language) {
        boolean chinese = language == Language.ZH;
        publish(MACHINING);
        publish(FURNACES);
        publish(SILENT);
        publish(FAR);
        index.awaitFound(
                listings.publish(content(SILENT.replace("刀具寿命", "主轴寿命").replace("Tool life", "Spindle life"))));

        String address = "maker" + UUID.randomUUID().toString().substring(0, 8) + "@journey.example.cn";
        Visitor.anonymous().register(address, chinese ? "林" : "Lin", chinese ? "工" : "Gong", "/account");
        try (Actor maker = new Actor(CHROMIUM.browser(), language)) {
            maker.signIn(address);
            registers(maker, chinese ? "绍兴精机零件有限公司" : "丽水精机零件有限公司");
            writesDownMachines(maker);
            long need = writesANeed(maker, chinese);

            maker.open("/needs/" + need).seesText(chinese ? "机加工车间设备联网与效率分析" : "Machine shop connectivity and OEE");
            maker.accessible().picture("match-need");
            maker.open("/needs/" + need + "/matches").accessible().picture("match-list");
            Locator first = maker.page().locator("main ol.cards > li").first();
            assertThat(first.locator(".card__title a").innerText())
                    .isEqualTo(chinese ? "机加工车间设备联网与效率分析" : "Machine shop connectivity and OEE");
            first.locator("summary").click();
            maker.sees("needmatch", "sum").accessible().picture("match-score");
            maker.open("/needs/" + need + "/matrix").accessible().picture("match-matrix");

            maker.open("/needs/" + need + "/matches");
            maker.page().locator(".match__said--fits a").first().click();
            maker.page().waitForURL("**/solutions/*#*");
            maker.sees("solution", "section.similar").accessible().picture("match-solution");

            maker.open("/needs/" + need + "/matches");
            maker.page().locator("form[action$='/loosen'] button").first().click();
            maker.page().locator(".note--success").waitFor();
            maker.accessible().picture("match-loosened");
            contacts(maker, need, chinese);
        }
    }

    private static void registers(Actor maker, String name) {
        maker.open("/organizations/new").fill("creditCode", Cast.creditCode()).fill("name", name);
        maker.tick("kind", "MANUFACTURER").choose("region", "330600").choose("size", "small");
        maker.press("organization", "createButton").seesText(name);
    }

    private static void writesDownMachines(Actor maker) {
        maker.open("/machines/new").accessible();
        maker.choose("category", "E402").fill("maker", "FANUC").fill("quantity", "18");
        maker.tick("protocols", "FOCAS").press("equipment", "save");
        maker.open("/machines/new").choose("category", "E101").fill("quantity", "3");
        maker.tick("protocols", "Modbus").press("equipment", "save");
        maker.accessible().picture("match-machines");
    }

    private static long writesANeed(Actor maker, boolean chinese) {
        maker.open("/needs/new").accessible();
        maker.fill("title", chinese ? "机加工车间设备联网，掌握开机率" : "Connect our machine shop and know its OEE")
                .fill(
                        "description",
                        chinese
                                ? "十八台数控机床和三台热处理炉都没有联网，停机原因靠手工记录。"
                                : "Eighteen CNC machines and three furnaces are not networked; downtime is written down by hand.");
        maker.tick("own", "E402").tick("own", "E101");
        maker.tick("regions", "330000").tick("regionsStrength", "MUST");
        maker.fill("budgetMax", "500000");
        maker.press("need", "save").sees("need", "created");
        long need = maker.idIn("/needs/");
        maker.press("need", "open").sees("need", "opened");
        return need;
    }

    private static void contacts(Actor maker, long need, boolean chinese) {
        maker.open("/needs/" + need + "/matches");
        maker.page().locator("main a[href*='/contact?']").first().click();
        maker.page().locator("#subject").waitFor();
        assertThat(maker.page().locator("#subject").inputValue()).contains(chinese ? "机加工车间" : "machine shop");
        maker.accessible().picture("match-contact");
        maker.fill("message", chinese ? "能否先看现场？" : "Could you visit us first?");
        maker.press("enquiry", "send").sees("enquiry", "sent").accessible();
    }

    private long publish(String content) {
        Person author = Cast.owner("季工", "温岭联机智能科技" + System.nanoTime(), true, false);
        long id = QuarkusTransaction.requiringNew().call(() -> {
            Person by = Person.findById(author.id);
            Solution solution = lifecycle.create(Organization.findById(by.organizationId), by, content(content));
            lifecycle.submit(solution.working);
            lifecycle.approve(solution.working, null);
            return solution.id;
        });
        index.awaitFound(id);
        return id;
    }

    private static ListingContent content(String json) {
        try {
            return new ObjectMapper().findAndRegisterModules().readValue(json, ListingContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
