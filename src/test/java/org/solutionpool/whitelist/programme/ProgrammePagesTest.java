package org.solutionpool.whitelist.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.solutionpool.journeys.Visitor.field;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.WhitelistCast;

/** What admins do with programmes, criteria, batches, the calendar and officers, and what everybody sees of it. */
@QuarkusTest
@TestSecurity(user = "whitelist-admin", roles = Roles.ADMIN)
class ProgrammePagesTest {

    @Inject
    BatchIntake intake;

    private final Visitor admin = Visitor.anonymous();

    @Test
    void anAdminTakesAProgrammeFromAnEmptyFormToAnOpenCall() {
        String code = "ETC-" + System.nanoTime() % 1_000_000;
        Answer page = admin.submit(
                admin.get("/admin/whitelist/programmes/new"),
                "form[data-unsaved]",
                field("code", code),
                field("nameZh", "设备上云服务商" + code),
                field("nameEn", "Equipment-to-cloud providers"),
                field("issuerZh", "某省工信厅"),
                field("issuerEn", "A provincial department"),
                field("callZh", "## 征集范围\n\n省内服务商。"),
                field("callEn", "## Scope\n\nProviders."));
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.path()).matches("/admin/whitelist/programmes/\\d+");

        page = admin.submit(page, "form[action$=/criteria]");
        assertThat(page.text())
                .as("the starting set totals 100")
                .contains("分值合计 100")
                .doesNotContain("以下各处改好");
        long set = id(page.path());
        page = admin.get(page.page().selectFirst("a[href*=/programmes/]").attr("href"));
        page = admin.submit(page, "form[action$=/activate]");
        assertThat(page.text()).contains("计划已启用");

        LocalDate today = WorkingDays.today();
        Answer wrong = admin.submit(
                page,
                "form[action$=/batches]",
                field("opensOn", today.plusDays(5).toString()),
                field("closesOn", today.plusDays(1).toString()),
                field("criteriaSet", String.valueOf(set)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#closesOn-error").text()).contains("截止日早于开始日");

        page = admin.submit(
                wrong,
                "form[action$=/batches]",
                field("opensOn", today.toString()),
                field("closesOn", today.plusDays(30).toString()),
                field("criteriaSet", String.valueOf(set)));
        assertThat(page.text()).contains("已开启第一批");

        Answer calls = admin.get("/whitelist/calls");
        assertThat(calls.text()).contains("设备上云服务商" + code + " 第一批");
        Answer call =
                admin.get(calls.page().selectFirst("a:contains(" + code + ")").attr("href"));
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.page().select("h3").eachText()).contains("独立法人，经营满三年", "技术能力");
        assertThat(call.page().select("a[href^=/provider/applications/new?batch=]"))
                .isNotEmpty();
        assertThat(Visitor.reading("en").get(call.path()).text()).contains("batch 1", "Technical capability");
    }

    @Test
    void frozenCriteriaStayAsTheyAreAndANewVersionCanBeBegun() {
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(9));
        long frozen = batch.criteriaSet.id;
        Criterion one = QuarkusTransaction.requiringNew()
                .call(() -> CriteriaSet.<CriteriaSet>findById(frozen).criteria().getFirst());

        Answer form = admin.get("/admin/whitelist/criteria/" + frozen + "/" + one.id);
        Answer refused = admin.submit(form, "form[data-unsaved]", field("nameZh", "改了的名称"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Criterion.<Criterion>findById(one.id).nameZh))
                .isEqualTo(one.nameZh);

        Answer next = admin.submit(admin.get("/admin/whitelist/criteria/" + frozen), "form[action$=/criteria]");
        assertThat(next.text()).contains("第 2 版");
        assertThat(id(next.path())).isNotEqualTo(frozen);
    }

    @Test
    void weightsThatDoNotTotalOneHundredKeepABatchClosed() {
        Programme programme = WhitelistCast.programme(Programme.Subject.SOLUTION, false);
        CriteriaSet set = latest(programme);
        Criterion scored = QuarkusTransaction.requiringNew()
                .call(() -> CriteriaSet.<CriteriaSet>findById(set.id).criteria().getLast());

        Answer form = admin.get("/admin/whitelist/criteria/" + set.id + "/" + scored.id);
        Answer above = admin.submit(form, "form[data-unsaved]", field("weight", "15"), field("passMark", "16"));
        assertThat(above.status()).isEqualTo(422);
        assertThat(above.page().select("#passMark-error").text()).contains("0 至 15");

        Answer saved = admin.submit(form, "form[data-unsaved]", field("weight", "20"), field("passMark", "0"));
        assertThat(saved.text()).contains("分值合计为 105，应为 100");

        assertThatThrownBy(() -> intake.open(
                        programme.id,
                        set.id,
                        WorkingDays.today(),
                        WorkingDays.today().plusDays(3)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void twoAdminsWhoEditAtOnceSeeEachOther() {
        Programme programme = WhitelistCast.programme(Programme.Subject.PROVIDER, false);
        Answer first = admin.get("/admin/whitelist/programmes/" + programme.id + "/edit");
        Answer second = admin.get("/admin/whitelist/programmes/" + programme.id + "/edit");
        admin.submit(first, "form[data-unsaved]", field("publicityDays", "7"));

        Answer stale = admin.submit(second, "form[data-unsaved]", field("nameZh", "另一个名称"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.page().select("[name=nameZh]").val()).isEqualTo("另一个名称");
        assertThat(stale.page().select("table").text()).contains("公示期（工作日） 5 7");
    }

    @Test
    void rulesARunningBatchGoesByCannotChangeAndTextsCan() {
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(5));
        String page = "/admin/whitelist/programmes/" + batch.programme.id;

        Answer refused = admin.submit(
                admin.get(page + "/edit"),
                "form[data-unsaved]",
                field("nameEn", "A better name"),
                field("recommendation", "true"),
                field("reviewers", "3"),
                field("appealDays", "20"),
                field("validityMonths", "36"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#recommendation-error, #reviewers-error, #appealDays-error"))
                .hasSize(3)
                .allSatisfy(error -> assertThat(error.text()).contains("第 1 批正按现有规则进行"));
        assertThat(refused.page().select("#validityMonths-error")).isEmpty();
        assertThat(refused.page().select("[name=nameEn]").val()).isEqualTo("A better name");
        Programme before = QuarkusTransaction.requiringNew().call(() -> Programme.findById(batch.programme.id));
        assertThat(before.recommendation).isFalse();
        assertThat(before.nameEn).isNotEqualTo("A better name");

        admin.submit(
                admin.get(page + "/edit"),
                "form[data-unsaved]",
                field("nameEn", "A better name"),
                field("validityMonths", "36"));
        Programme after = QuarkusTransaction.requiringNew().call(() -> Programme.findById(batch.programme.id));
        assertThat(after.nameEn).isEqualTo("A better name");
        assertThat(after.validityMonths).isEqualTo(36);
    }

    @Test
    void aProgrammeLeadsToItsBatchesAsAdminsSeeThem() {
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(5));

        Answer page = admin.get("/admin/whitelist/programmes/" + batch.programme.id);

        assertThat(page.page().select("h3 a").attr("href")).isEqualTo("/admin/whitelist/batches/" + batch.id);
        assertThat(page.page().select("main a[href=/whitelist/calls/" + batch.id + "]"))
                .isNotEmpty();
    }

    @Test
    void anIntakeEndsAfterItsLastDayInChinaAndNotBefore() {
        LocalDate last = WorkingDays.today().plusDays(2);
        Batch batch = WhitelistCast.openBatch(Programme.Subject.PROVIDER, last);

        intake.closeDue(batch.id, WorkingDays.endOf(last).minusMillis(1));
        assertThat(state(batch)).isEqualTo(BatchState.INTAKE);
        assertThat(intake.due(WorkingDays.endOf(last).minusMillis(1))).doesNotContain(batch.id);

        assertThat(intake.due(WorkingDays.endOf(last))).contains(batch.id);
        intake.closeDue(batch.id, WorkingDays.endOf(last));
        assertThat(state(batch)).isEqualTo(BatchState.ASSESSMENT);
        assertThatThrownBy(() -> intake.extend(batch.id, last.plusDays(9), "太晚了"))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void anIntakeIsEndedEarlyOrExtendedOnlyWithAReason() {
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(5));
        String page = "/admin/whitelist/programmes/" + batch.programme.id;

        Answer without = admin.submit(admin.get(page), "form[action$=/close]");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.text()).contains("请写明原因");
        assertThat(state(batch)).isEqualTo(BatchState.INTAKE);

        String later = WorkingDays.today().plusDays(12).toString();
        admin.submit(admin.get(page), "form[action$=/extend]", field("until", later), field("reason", "节日期间"));
        Answer closed = admin.submit(admin.get(page), "form[action$=/close]", field("reason", "名额已满"));
        assertThat(closed.text()).contains("进入评审");
        List<AuditEvent> events =
                QuarkusTransaction.requiringNew().call(() -> AuditEvent.of(BatchIntake.SUBJECT, batch.id));
        assertThat(events)
                .extracting(event -> event.action)
                .containsExactly("batch.closeEarly", "batch.extend", "batch.open");
        assertThat(events.get(1).after).containsEntry("closesOn", later);
        assertThat(events.get(0).reason).isEqualTo("名额已满");
    }

    @Test
    void aBatchWithoutAWinnerIsConcludedWithAReason() {
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(5));
        String page = "/admin/whitelist/programmes/" + batch.programme.id;
        assertThat(admin.get(page).page().select("form[action$=/conclude]"))
                .as("not while applications come in")
                .isEmpty();
        intake.close(batch.id, "名额已满");

        assertThat(admin.submit(admin.get(page), "form[action$=/conclude]").status())
                .isEqualTo(422);
        Answer concluded = admin.submit(admin.get(page), "form[action$=/conclude]", field("reason", "无人申报"));

        assertThat(concluded.text()).contains("批次已结束，未产生名单");
        assertThat(state(batch)).isEqualTo(BatchState.CLOSED);
        assertThat(admin.get("/admin/whitelist/batches/" + batch.id).text()).contains("已结束，未产生名单");
        assertThat(admin.get("/whitelist/calls/" + batch.id).text()).contains("已结束，未产生名单", "无人申报");
        assertThat(Visitor.reading("en").get("/whitelist/calls/" + batch.id).text())
                .contains("Concluded without a list", "无人申报");
        assertThat(admin.submit(admin.get(page), "form[action$=/end]").text()).contains("计划已结束");
    }

    @Test
    void aProgrammeWithARunningBatchCannotEnd() {
        Batch batch = WhitelistCast.openBatch(
                Programme.Subject.PROVIDER, WorkingDays.today().plusDays(5));

        Answer page =
                admin.submit(admin.get("/admin/whitelist/programmes/" + batch.programme.id), "form[action$=/end]");

        assertThat(page.text()).contains("第 1 批仍在进行");
    }

    @Test
    void aYearIsPastedIntoTheCalendarOrRefusedAsAWhole() {
        Answer wrong = admin.submit(
                admin.get("/admin/whitelist/calendar?year=2045"),
                "form[action$=/paste]",
                field("lines", "2045-05-01, 放假, 劳动节, Labour Day\n2045-05-99, 放假, 劳动节"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#lines-error").text()).contains("第 2 行");
        assertThat(admin.get("/admin/whitelist/calendar?year=2045").text()).contains("还没有登记节假日");

        Answer saved = admin.submit(
                wrong, "form[action$=/paste]", field("lines", "2045-05-01~2045-05-03, 放假, 劳动节, Labour Day"));
        assertThat(saved.page().select("tbody tr")).hasSize(3);

        Answer removed = admin.submit(saved, "form[action$=2045-05-01/remove]");
        assertThat(removed.page().select("tbody tr")).hasSize(2);
        admin.submit(removed, "form[action$=2045-05-02/remove]");
        admin.submit(removed, "form[action$=2045-05-03/remove]");
    }

    @Test
    void anOfficerIsAppointedByTheAddressOfAKnownPerson() {
        Person person = Cast.person("马处长");
        Answer page = admin.get("/admin/whitelist/officers");

        Answer unknown = admin.submit(
                page, "form[action$=/officers]", field("email", "nobody@example.cn"), field("region", "330000"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.page().select("#email-error").text()).contains("没有登录过的人");

        Answer appointed =
                admin.submit(page, "form[action$=/officers]", field("email", person.email), field("region", "330000"));
        assertThat(appointed.page().select("tbody").text()).contains("马处长", "浙江");

        admin.submit(appointed, "form[action$=/" + person.id + "/dismiss]");
        assertThat(QuarkusTransaction.requiringNew().call(() -> RegionalOfficer.of(person)))
                .isEmpty();
    }

    @Test
    @TestSecurity(user = "whitelist-nobody", roles = Roles.PROVIDER)
    void nobodyElseGetsThere() {
        for (String path : List.of("/admin/whitelist", "/admin/whitelist/calendar", "/admin/whitelist/officers")) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(admin.get("/whitelist/calls/999999999").status()).isEqualTo(404);
    }

    private static CriteriaSet latest(Programme programme) {
        return QuarkusTransaction.requiringNew()
                .call(() -> CriteriaSet.latest(Programme.findById(programme.id)).orElseThrow());
    }

    private static BatchState state(Batch batch) {
        return QuarkusTransaction.requiringNew().call(() -> Batch.<Batch>findById(batch.id).state);
    }

    private static long id(String path) {
        return Long.parseLong(path.replaceAll(".*/(\\d+).*", "$1"));
    }
}
