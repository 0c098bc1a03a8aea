package org.solutionpool.whitelist.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.solutionpool.journeys.Visitor.field;
import static org.solutionpool.journeys.Visitor.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.assessment.Scene;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.programme.WorkingDays;

/** From the regional office to the published list, page by page, with the real Keycloak and without JavaScript. */
@QuarkusTest
class AssessmentJourneyTest {

    private static final String SECRET_NAME = "钱举报";
    private static final String SECRET_EMAIL = "qian.jubao@example.cn";

    @Test
    void an_application_goes_from_the_regional_office_to_the_published_list() throws IOException {
        Visitor office = Visitor.anonymous().signIn("office@demo.pool");
        Scene.officer(person("office@demo.pool"), "330000");
        Visitor reviewer = Visitor.anonymous().signIn("reviewer@demo.pool");
        Visitor other = Visitor.reading("en").signIn("reviewer2@demo.pool");
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        Visitor second = Visitor.reading("en").signIn("admin2@demo.pool");
        reviewer.get("/review/applications");
        other.get("/review/applications");

        Scene scene = Scene.batch(programme -> programme.recommendation = true);
        Person owner = Cast.owner("申报人", "杭州云器智能科技", true, false);
        Application application = scene.application(owner, ApplicationState.RECOMMENDATION);

        recommends(office, application);
        accepts(admin, application);
        score(admin, reviewer, other, application);
        long period = proposes(admin, scene, application);
        objects(admin, application, owner, period);
        publishes(admin, second, scene, application, period);
    }

    @Test
    void every_desk_is_closed_to_others_and_has_words_when_it_is_empty() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.FORMAL_CHECK);
        Visitor stranger = Visitor.anonymous();
        stranger.register("nobody-assess@example.cn", "路", "人", "/account");
        for (String path : List.of(
                "/office/applications",
                "/review/applications",
                "/admin/whitelist/applications/" + application.id,
                "/admin/whitelist/batches/" + scene.batch.id,
                "/admin/whitelist/batches/" + scene.batch.id + "/results",
                "/admin/whitelist/countersignatures")) {
            Answer closed = stranger.get(path);
            assertThat(closed.status() == 200 && closed.path().equals(path))
                    .as(path)
                    .isFalse();
        }
        for (String language : List.of("zh-CN", "en")) {
            Visitor admin = Visitor.reading(language).signIn("admin@demo.pool");
            for (String path : List.of(
                    "/admin/whitelist/batches/" + scene.batch.id,
                    "/admin/whitelist/batches/" + scene.batch.id + "?state=SCORED",
                    "/admin/whitelist/batches/" + scene.batch.id + "/results",
                    "/admin/whitelist/batches/" + scene.batch.id + "/periods",
                    "/admin/whitelist/applications/" + application.id,
                    "/admin/whitelist/countersignatures",
                    "/whitelist/publicity")) {
                assertThat(admin.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(admin.get("/admin/whitelist/applications/999999999").status())
                    .isEqualTo(404);
            assertThat(admin.get("/whitelist/publicity/999999999").status()).isEqualTo(404);
            assertThat(admin.get("/whitelist/objections/" + "0".repeat(64)).status())
                    .isEqualTo(404);
        }
    }

    private static void recommends(Visitor office, Application application) {
        Application elsewhere = Scene.batch(programme -> programme.recommendation = true)
                .application("成都云器", ApplicationState.RECOMMENDATION);
        QuarkusTransaction.requiringNew()
                .run(() -> org.solutionpool.organization.Organization.update(
                        "region = '510100' where id = ?1", elsewhere.organization.id));
        assertThat(office.get("/office/applications").text())
                .contains("杭州云器智能科技")
                .doesNotContain("成都云器");
        assertThat(office.get("/office/applications/" + elsewhere.id).status()).isEqualTo(404);

        Answer page = office.get("/office/applications/" + application.id);
        assertThat(page.text()).contains("已接入设备三百台");
        Answer empty = office.submit(page, "form[action$='/recommend']", field("note", " "));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.page().selectFirst("#note-error")).isNotNull();
        Answer done = office.submit(empty, "form[action$='/recommend']", field("note", "经营正常，予以推荐"));
        assertThat(done.text()).contains("已推荐");
    }

    private static void accepts(Visitor admin, Application application) {
        Answer page = admin.get("/admin/whitelist/applications/" + application.id);
        assertThat(page.text()).contains("经营正常，予以推荐", "形式审查", "属地");
        Answer accepted = admin.submit(page, "form[action$='/accept']");
        assertThat(accepted.text()).contains("已通过形式审查");
        assertThat(admin.submit(page, "form[action$='/accept']").status())
                .as("decided meanwhile")
                .isEqualTo(409);
    }

    private static void score(Visitor admin, Visitor reviewer, Visitor other, Application application) {
        Answer page = admin.get("/admin/whitelist/applications/" + application.id);
        Answer assigned = admin.submit(
                page,
                "form[action$='/reviewers']",
                field("reviewer", String.valueOf(person("reviewer@demo.pool").id)),
                field("reviewer", String.valueOf(person("reviewer2@demo.pool").id)));
        assertThat(assigned.text()).contains("已分配");

        Answer mine = reviewer.get("/review/applications");
        String path = mine.page().selectFirst("main tbody a").attr("href");
        Answer declaration = reviewer.get(path);
        assertThat(declaration.text()).contains("利益冲突").doesNotContain("已接入设备三百台");
        Answer form = reviewer.submit(declaration, "form[action$='/no-conflict']", field("declare", "true"));
        assertThat(form.text()).contains("已接入设备三百台", "三个以上");

        String scores = "#scores";
        String met = "met." + ids(application, 0);
        Answer wrong = reviewer.submit(
                form,
                scores,
                field("step", "submit"),
                field(met, "yes"),
                field("points." + ids(application, 1), "60.5"),
                field("points." + ids(application, 2), "35"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("0 至 60", "请填写“实践案例”的评语");
        Answer handedIn = reviewer.submit(
                wrong,
                scores,
                field("step", "submit"),
                field("points." + ids(application, 1), "50"),
                field("comment." + ids(application, 0), "证照齐全"),
                field("comment." + ids(application, 1), "甲专家独有评语"),
                field("comment." + ids(application, 2), "团队稳定"),
                field("comment", "甲专家总评"));
        assertThat(handedIn.text()).contains("评分已提交", "85");
        assertThat(reviewer.submit(wrong, scores, field("step", "submit")).text())
                .as("sent twice")
                .contains("不能再修改");

        assertThat(admin.get("/admin/whitelist/applications/" + application.id).body())
                .doesNotContain("甲专家", "85");
        String others = other.get("/review/applications")
                .page()
                .selectFirst("main tbody a")
                .attr("href");
        Answer second = other.submit(other.get(others), "form[action$='/no-conflict']", field("declare", "true"));
        assertThat(second.body()).contains("Three or more").doesNotContain("甲专家", ">85", "50.0");
        assertThat(other.get(path).status()).as("another's sheet").isEqualTo(404);
        Answer all = other.submit(
                second,
                scores,
                field("step", "submit"),
                field(met, "yes"),
                field("points." + ids(application, 1), "49.5"),
                field("points." + ids(application, 2), "30"),
                field("comment." + ids(application, 0), "ok"),
                field("comment." + ids(application, 1), "solid"),
                field("comment." + ids(application, 2), "fine"));
        assertThat(all.text()).contains("handed in", "The other reviewers", "甲专家总评");
    }

    private static long proposes(Visitor admin, Scene scene, Application application) {
        Visitor english = Visitor.reading("en").signIn("admin@demo.pool");
        assertThat(english.get("/admin/whitelist/batches/" + scene.batch.id + "/results")
                        .text())
                .contains("82.25", "5.5", "49.75", "Propose");
        Answer results = admin.get("/admin/whitelist/batches/" + scene.batch.id + "/results");
        Answer unreasoned = admin.post(
                Visitor.absolute("/admin/whitelist/batches/" + scene.batch.id + "/results/refuse"),
                List.of(
                        field(
                                "csrf-token",
                                results.page()
                                        .selectFirst("main input[name=csrf-token]")
                                        .val()),
                        field("choice." + application.id, "refuse")),
                false);
        assertThat(unreasoned.status()).isEqualTo(422);

        Answer form = admin.submit(results, "form[action$='/results/propose']");
        assertThat(form.text()).contains("杭州云器智能科技", "公示期");
        Answer empty = admin.submit(form, "form[action$='/publicity']", field("step", "start"), field("days", "0"));
        assertThat(empty.status()).isEqualTo(422);
        Answer started = admin.submit(
                empty,
                "form[action$='/publicity']",
                field("step", "start"),
                field("days", "3"),
                field("textZh", "现将拟入选名单予以公示"),
                field("textEn", "The proposed list"));
        assertThat(started.path()).startsWith("/admin/whitelist/publicity/");
        assertThat(started.text()).contains("公示已开始");
        return Long.parseLong(started.path().replaceAll("\\D+", ""));
    }

    private static void objects(Visitor admin, Application application, Person owner, long period) throws IOException {
        Visitor citizen = Visitor.anonymous();
        assertThat(Visitor.reading("en").get("/whitelist/publicity/" + period).text())
                .contains("The proposed list", "80–89", "Object")
                .doesNotContain("82.25");
        Answer list = citizen.get("/whitelist/publicity/" + period);
        Answer form = citizen.get(
                list.page().selectFirst("a[href*='/objections?application=']").attr("href"));
        Answer wrong = citizen.submit(
                form, "main form", field("name", SECRET_NAME), field("email", "qian"), field("text", "所列案例并非该单位实施"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().selectFirst("#email-error")).isNotNull();
        assertThat(wrong.page().selectFirst("#consent-error")).isNotNull();
        Answer sent = citizen.submit(
                wrong,
                "main form",
                field("email", SECRET_EMAIL),
                field("phone", "13900001111"),
                field("unit", "钱氏公司"),
                field("consent", "true"),
                file("files", SECRET_NAME + "的证据.png", png()));
        assertThat(sent.text()).contains("异议已提交", "所列案例并非该单位实施", SECRET_NAME + "的证据.png");
        assertThat(citizen.get("/whitelist/publicity").text()).as("said once").doesNotContain("异议已提交");
        assertThat(sent.headers().firstValue("Cache-Control")).hasValue("no-store");
        String attachment = sent.page().selectFirst("ul.files a").attr("href");
        assertThat(citizen.get(attachment).status()).isEqualTo(200);

        Visitor provider = Visitor.anonymous().signIn("provider1@demo.pool");
        joins("provider1@demo.pool", owner.organizationId);
        long id = QuarkusTransaction.requiringNew()
                .call(() -> Objection.<Objection>find("application.id", application.id)
                        .firstResult()
                        .id);
        Answer read = provider.get("/provider/objections/" + id);
        assertThat(read.text()).contains("所列案例并非该单位实施");
        assertThat(read.body()).doesNotContain(SECRET_NAME, SECRET_EMAIL, "13900001111", "钱氏");
        Answer evidence = provider.get(read.page().selectFirst("ul.files a").attr("href"));
        assertThat(evidence.status()).isEqualTo(200);
        assertThat(evidence.headers().map().toString())
                .contains("objection-" + id + "-1.png")
                .doesNotContain("%E9%92%B1");
        String named = QuarkusTransaction.requiringNew().call(() -> Attachment.of(Attachment.Purpose.OBJECTION, id)
                .getFirst()
                .getHref());
        assertThat(provider.get(named).status()).isEqualTo(404);
        assertThat(Visitor.anonymous().get(named).status()).isEqualTo(404);
        assertThat(admin.get(named).status()).isEqualTo(200);
        assertThat(provider.submit(read, "main form[action^='/provider/objections']", field("answer", "附上验收报告"))
                        .text())
                .contains("答复已提交");
        assertThat(citizen.get(sent.path()).text()).contains("附上验收报告");

        Answer desk = admin.get("/admin/whitelist/objections/" + id);
        assertThat(desk.text()).contains(SECRET_NAME, SECRET_EMAIL, "附上验收报告");
        Answer unsaid = admin.submit(desk, "main form[action^='/admin/whitelist/objections']");
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(admin.submit(
                                unsaid,
                                "main form[action^='/admin/whitelist/objections']",
                                field("outcome", "dismiss"),
                                field("reason", "验收报告可证"))
                        .text())
                .contains("异议已处理");
        assertThat(citizen.get(sent.path()).text()).contains("验收报告可证", "异议不成立");
    }

    private static void publishes(Visitor admin, Visitor second, Scene scene, Application application, long period) {
        String desk = "/admin/whitelist/publicity/" + period;
        assertThat(admin.get(desk).page().select("form[action$='/publish']"))
                .as("not before the end")
                .isEmpty();
        QuarkusTransaction.requiringNew()
                .run(() -> Publicity.update(
                        "startsOn = ?1, endsOn = ?2 where id = ?3",
                        WorkingDays.today().minusDays(9),
                        WorkingDays.today().minusDays(1),
                        period));
        Visitor late = Visitor.reading("en");
        assertThat(late.get("/whitelist/publicity/" + period + "/objections").text())
                .contains("Objections are not taken any more");
        Answer asked = admin.submit(
                admin.get(desk),
                "form[action$='/publish']",
                field("documentNumber", "工信〔2026〕12 号"),
                field("listZh", "现予公布"),
                field("listEn", "Hereby published"));
        assertThat(asked.text()).contains("等待另一名管理员会签", "您不能会签自己的申请");

        Answer own = admin.get("/admin/whitelist/countersignatures");
        assertThat(own.text()).contains("工信〔2026〕12 号", "这是您提出的申请");
        // Others may wait on the same page.
        String sign = "form[action$='/" + asked(period) + "/sign']";
        assertThat(own.page().select(sign)).isEmpty();
        Answer waiting = second.get("/admin/whitelist/countersignatures");
        assertThat(waiting.text()).contains("Publish a list", "工信〔2026〕12 号", "Hereby published", "杭州云器智能科技");
        Answer signed = second.submit(waiting, sign);
        assertThat(signed.text()).contains("Agreed, and done");
        assertThat(second.submit(waiting, sign).status()).isEqualTo(409);

        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.LISTED);
        assertThat(late.get("/whitelist/publicity/" + period).text())
                .contains("List published", "工信〔2026〕12 号", "Hereby published");
        assertThat(admin.get("/admin/whitelist/batches/" + scene.batch.id).text())
                .contains("已公布");
    }

    private static long asked(long period) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Countersignature.open(Countersignature.Kind.PUBLISH_LIST, period).id);
    }

    /** The criteria of the scene's set in their order. */
    private static long ids(Application application, int place) {
        return QuarkusTransaction.requiringNew().call(() -> Application.<Application>findById(application.id)
                .batch
                .criteria()
                .criteria()
                .get(place)
                .id);
    }

    private static Person person(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", email).firstResult());
    }

    private static void joins(String email, Long organization) {
        QuarkusTransaction.requiringNew()
                .run(() -> Person.<Person>find("email", email).firstResult().join(organization, Membership.MEMBER));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
