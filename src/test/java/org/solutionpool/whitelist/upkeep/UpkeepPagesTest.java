package org.solutionpool.whitelist.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.solutionpool.journeys.Visitor.field;
import static org.solutionpool.journeys.Visitor.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.local.RunningParts;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryState;

/** The pages of the upkeep, read in Chinese and English, without JavaScript. */
@QuarkusTest
class UpkeepPagesTest {

    private static final String TAKE = "form[action$='/measures']";
    private static final String DECIDE = "form:has([name=outcome])";

    private final LocalDate today = WorkingDays.today();

    /** Somebody registered, in an organization, and signed in. */
    private record Member(Visitor visitor, String address, Person person) {}

    @Test
    void a_suspension_is_appealed_against_and_decided_by_another_admin() {
        Member holder = member("zh-CN", "常州云控科技有限公司", true, false);
        ListedEntry entry = ListedEntry.of(holder.person(), today.minusDays(30));
        String desk = "/admin/whitelist/entries/" + entry.id;
        Visitor first = Visitor.anonymous().signIn("admin@demo.pool");
        Visitor second = Visitor.reading("en").signIn("admin2@demo.pool");

        Answer page = first.get(desk);
        assertThat(page.text()).contains("常州云控科技有限公司", entry.now().certificateNumber, "采取措施");
        Answer wrong = first.submit(page, TAKE, field("reason", ""));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#kind-error, #reason-error")).hasSize(2);
        Answer late = first.submit(
                page, TAKE, field("kind", "RECTIFICATION"), field("reason", "补材料"), field("dueOn", today.toString()));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.page().selectFirst("#dueOn-error").text()).contains("今天之后");
        assertThat(late.page().selectFirst("#reason").wholeText()).contains("补材料");
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);

        Answer taken = first.submit(page, TAKE, field("kind", "SUSPENSION"), field("reason", "两起投诉属实"));
        assertThat(taken.text()).contains("措施已采取", "两起投诉属实");
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);
        Answer again = first.submit(page, TAKE, field("kind", "WARNING"), field("reason", "同一页面再次提交"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("已有其他管理员处理");
        assertThat(entry.measures()).hasSize(1);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(RunningParts.mailTo(holder.address()))
                .contains("两起投诉属实", "/provider/entries/" + entry.id));

        Answer own = holder.visitor().get("/provider/entries/" + entry.id);
        assertThat(own.text()).contains("两起投诉属实", "提出申诉", "不显示白名单标识");
        Answer form = holder.visitor()
                .get(own.page().selectFirst("a[href$='/appeal']").attr("href"));
        assertThat(holder.visitor()
                        .submit(form, "form:has([name=text])", field("text", " "))
                        .status())
                .isEqualTo(422);
        Answer filed = holder.visitor().submit(form, "form:has([name=text])", field("text", "投诉对象并非我单位"));
        assertThat(filed.path()).startsWith("/provider/appeals/");
        assertThat(filed.text()).contains("申诉已提交", "投诉对象并非我单位");
        assertThat(holder.visitor()
                        .submit(form, "form:has([name=text])", field("text", "再来一次"))
                        .status())
                .isEqualTo(409);

        String appeal = "/admin/whitelist/appeals/" + filed.path().replaceAll("\\D", "");
        Answer same = first.get(appeal);
        assertThat(same.text()).contains("须由其他管理员处理");
        assertThat(same.page().select(DECIDE)).isEmpty();
        assertThat(second.get("/admin/whitelist/appeals").page().select("a[href='" + appeal + "']"))
                .isNotEmpty();
        Answer decided =
                second.submit(second.get(appeal), DECIDE, field("outcome", "UPHELD"), field("reason", "投诉对象确为另一单位"));
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text()).contains("The appeal was decided", "投诉对象确为另一单位");
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(first.get(desk).text()).contains("申诉成立，恢复资格", "解除");
    }

    @Test
    void what_is_wrong_with_a_removal_is_said_beside_each_field_and_a_right_one_waits() {
        ListedEntry entry = ListedEntry.of(Cast.owner("持有人", "无锡检测上云有限公司", true, false), today.minusDays(30));
        Visitor admin = Visitor.reading("en").signIn("admin@demo.pool");
        Answer page = admin.get("/admin/whitelist/entries/" + entry.id);
        Answer wrong = admin.submit(
                page,
                TAKE,
                field("kind", "REMOVAL"),
                field("reason", "检测报告系伪造"),
                field("barredUntil", today.minusDays(1).toString()),
                field("liableName", "某某检测有限公司"),
                field("liableCode", "91330100MA0000001Z"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#barredUntil-error, #falsified-error, #liableCode-error"))
                .hasSize(3);
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        Answer asked = admin.submit(
                wrong,
                TAKE,
                field("kind", "REMOVAL"),
                field("barredUntil", today.plusYears(3).toString()),
                field("falsified", "true"),
                field("liableCode", Cast.creditCode()));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.text()).contains("A second admin has to agree", "Suspended");
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Countersignature.open(Countersignature.Kind.REMOVE_ENTRY, entry.id)))
                .isNotNull();
    }

    @Test
    void a_holder_hands_in_evidence_reports_renews_and_resigns() {
        Member holder = member("en", "南京工联科技有限公司", true, false);
        ListedEntry entry = ListedEntry.of(holder.person(), today.minusDays(30));
        long piece = entry.evidence("软件能力成熟度证书", today.plusDays(20));
        QuarkusTransaction.requiringNew().run(() -> {
            AnnualReview review = new AnnualReview();
            review.entry = entry.now();
            review.year = today.getYear() - 1;
            review.state = AnnualReview.State.DUE;
            review.dueOn = today.minusDays(3);
            review.persist();
        });
        String path = "/provider/entries/" + entry.id;
        assertThat(holder.visitor().get("/provider/entries").text()).contains("My whitelist entries");
        Answer own = holder.visitor().get(path);
        assertThat(own.text()).contains("Expiring", "Report due", "It can be renewed from", "Certificate (PDF)");

        Answer form = holder.visitor().get(path + "/evidence/" + piece);
        Answer wrong = holder.visitor()
                .submit(
                        form,
                        "form[enctype]",
                        field("expiresOn", today.toString()),
                        field("link", "http://example.cn"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#expiresOn-error, #link-error")).hasSize(2);
        Answer handedIn = holder.visitor()
                .submit(
                        form,
                        "form[enctype]",
                        field("expiresOn", today.plusYears(3).toString()),
                        file("file", "证书.pdf", "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        assertThat(handedIn.text()).contains("The new piece was handed in", "Replaced");

        String report = path + "/reviews/" + (today.getYear() - 1);
        Answer reviewForm = holder.visitor().get(report);
        Answer bad = holder.visitor()
                .submit(reviewForm, "form:has([name=newCases])", field("newCases", "-1"), field("changes", "none"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.page().select("#newCases-error, #newCustomers-error, #complaints-error"))
                .hasSize(3);
        assertThat(bad.page().selectFirst("#changes").wholeText()).contains("none");
        Answer reported = holder.visitor()
                .submit(
                        bad,
                        "form:has([name=newCases])",
                        field("newCases", "3"),
                        field("newCustomers", "7"),
                        field("complaints", "0"));
        assertThat(reported.text()).contains("The report was sent", "Reported");

        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        Answer list = admin.get("/admin/whitelist/reviews");
        String review = list.page().select("td a").stream()
                .filter(link -> link.text().equals("南京工联科技有限公司"))
                .findFirst()
                .orElseThrow()
                .attr("href");
        assertThat(admin.submit(admin.get(review), "form[action$='/ask']").status())
                .isEqualTo(422);
        assertThat(admin.submit(admin.get(review), "form[action$='/ask']", field("question", "请列出客户"))
                        .text())
                .contains("已要求补充说明");
        assertThat(admin.get("/admin/whitelist/reviews?view=OVERDUE").text()).contains("南京工联科技有限公司");
        assertThat(holder.visitor().get(report).text()).contains("请列出客户");
        holder.visitor().submit(holder.visitor().get(report), "form:has([name=newCases])");
        assertThat(admin.submit(admin.get(review), "form[action$='/confirm']").text())
                .contains("年度报告已确认");

        Answer refused = holder.visitor()
                .post(
                        Visitor.absolute(path + "/renew"),
                        List.of(field(
                                own.page()
                                        .selectFirst("form[action$='/resign'] input")
                                        .attr("name"),
                                own.page()
                                        .selectFirst("form[action$='/resign'] input")
                                        .attr("value"))),
                        false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("It cannot be renewed as it stands");

        Answer resigned = holder.visitor().submit(handedIn, "form[action$='/resign']");
        assertThat(resigned.text()).contains("The entry was given up", "Given up");
        assertThat(entry.now().state).isEqualTo(EntryState.RESIGNED);
    }

    @Test
    void a_complaint_is_read_by_its_two_sides_only_and_a_measure_follows_from_it() {
        Member holder = member("en", "杭州云器智能装备有限公司", true, false);
        Member manufacturer = member("zh-CN", "宁波精工铸造有限公司", false, true);
        Member stranger = member("zh-CN", "绍兴无关机械有限公司", true, true);
        ListedEntry entry = ListedEntry.of(holder.person(), today.minusDays(30));
        Solution solution = Cast.solution(
                holder.person(), "铸造车间能耗监测" + UUID.randomUUID(), new Contact("周雨晴", null, "0571-88886666", null));
        String conversation = Cast.conversation(manufacturer.person(), solution).path();

        Answer page = manufacturer.visitor().get(conversation);
        assertThat(page.page().select("a[href='" + conversation + "/complaint']"))
                .hasSize(1);
        assertThat(holder.visitor().get(conversation).page().select("a[href$='/complaint']"))
                .isEmpty();
        assertThat(stranger.visitor().get(conversation + "/complaint").status()).isEqualTo(404);
        assertThat(holder.visitor().get(conversation + "/complaint").status()).isEqualTo(404);

        Answer form = manufacturer.visitor().get(conversation + "/complaint");
        assertThat(manufacturer.visitor().submit(form, "main form").status()).isEqualTo(422);
        Answer filed = manufacturer.visitor().submit(form, "main form", field("text", "交付延期四个月"));
        assertThat(filed.path()).startsWith("/complaints/");
        assertThat(filed.text()).contains("投诉已提交", "交付延期四个月");
        assertThat(manufacturer.visitor().get(conversation + "/complaint").status())
                .isEqualTo(409);
        assertThat(stranger.visitor().get(filed.path()).status()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(RunningParts.mailTo(holder.address()))
                .contains("宁波精工铸造有限公司", filed.path())
                .doesNotContain("交付延期四个月"));

        Answer answered = holder.visitor()
                .submit(holder.visitor().get(filed.path()), "form[action$='/answer']", field("answer", "客户现场未具备条件"));
        assertThat(answered.text()).contains("The answer was sent", "客户现场未具备条件");

        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        assertThat(admin.get("/admin/whitelist/complaints").text()).contains("宁波精工铸造有限公司");
        String desk = "/admin/whitelist" + filed.path();
        Answer decided =
                admin.submit(admin.get(desk), DECIDE, field("outcome", "UPHELD"), field("reason", "合同未约定现场条件"));
        assertThat(decided.text()).contains("投诉已处理", "据此采取措施");
        Answer measure =
                admin.get(decided.page().selectFirst("a[href*='?complaint=']").attr("href"));
        admin.submit(measure, TAKE, field("kind", "WARNING"), field("reason", "交付延期"));
        assertThat(entry.measures()).singleElement().satisfies(taken -> assertThat(taken.complaintId)
                .isEqualTo(Long.valueOf(filed.path().replaceAll("\\D", ""))));
        assertThat(manufacturer.visitor().get(filed.path()).text()).contains("合同未约定现场条件");
    }

    @Test
    void a_refused_applicant_appeals_and_after_the_period_is_told_that_it_is_over() {
        Member applicant = member("en", "镇江数联科技有限公司", true, false);
        Application fresh = ListedEntry.refused(applicant.person(), null, Instant.now());
        Application old =
                ListedEntry.refused(applicant.person(), null, Instant.now().minus(Duration.ofDays(90)));
        Answer late = applicant.visitor().get("/provider/applications/" + old.id + "/appeal");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.text()).contains("The period for an appeal is over");
        assertThat(late.page().select("[name=text]")).isEmpty();
        Answer form = applicant.visitor().get("/provider/applications/" + fresh.id + "/appeal");
        Answer filed = applicant.visitor().submit(form, "form:has([name=text])", field("text", "案例充分"));
        assertThat(filed.text()).contains("The appeal was filed", "Application refused", "案例不足");
        Answer withdrawn = applicant.visitor().submit(filed, "form[action$='/withdraw']");
        assertThat(withdrawn.text()).contains("The appeal was withdrawn");
        Member other = member("en", "别家科技有限公司", true, false);
        assertThat(other.visitor().get(filed.path()).status()).isEqualTo(404);
        assertThat(other.visitor()
                        .get("/provider/applications/" + fresh.id + "/appeal")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void admins_filter_entries_and_nobody_else_sees_their_pages() {
        ListedEntry entry = ListedEntry.of(Cast.owner("持有人", "扬州筛选示例有限公司", true, false), today.minusDays(30));
        entry.change(changed -> changed.validUntil = today.plusDays(40));
        Visitor admin = Visitor.reading("en").signIn("admin@demo.pool");
        String number = entry.now().certificateNumber;
        assertThat(admin.get("/admin/whitelist/entries?attention=EXPIRING&state=VALID&programme=" + entry.programmeId)
                        .text())
                .contains(number);
        assertThat(admin.get("/admin/whitelist/entries?q=" + number + "&attention=RECTIFICATION")
                        .text())
                .contains("No entries match");
        assertThat(admin.get("/admin/whitelist/entries?attention=EVIDENCE").status())
                .isEqualTo(200);
        assertThat(admin.get("/admin/whitelist/entries/999999999").status()).isEqualTo(404);
        for (String path : List.of(
                "/admin/whitelist/appeals?view=closed",
                "/admin/whitelist/complaints?view=closed",
                "/admin/whitelist/reviews?view=AWAITED",
                "/admin/whitelist/reviews?view=CONFIRMED")) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(200);
        }
        Member holder = member("en", "泰州旁观科技有限公司", true, false);
        assertThat(holder.visitor().get("/admin/whitelist/entries").status()).isEqualTo(403);
        assertThat(holder.visitor().get("/provider/entries/" + entry.id).status())
                .isEqualTo(404);
        assertThat(holder.visitor().get("/provider/entries").text()).contains("No whitelist entries yet");
    }

    private static Member member(String language, String organization, boolean provider, boolean manufacturer) {
        String address = "u" + UUID.randomUUID().toString().substring(0, 12) + "@upkeep.example.cn";
        Visitor visitor = Visitor.reading(language);
        visitor.register(address, "陈", "立新", "/account");
        Organization joined = Cast.organization(organization, provider, manufacturer);
        Person person = QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", address).singleResult());
        return new Member(visitor, address, Cast.joins(person, joined, Membership.OWNER));
    }
}
