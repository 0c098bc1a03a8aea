package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.assessment.Scene;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.publicity.Publicity;

/** An application through assessment, publicity, an objection and publication in Chromium, in both languages. */
@QuarkusTest
class WhitelistJourneyTest {

    private static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_application_is_scored_put_in_public_contested_and_published(Language language) {
        String provider = language == Language.ZH ? "嘉兴云炉智能科技" : "湖州云炉智能科技";
        Scene scene = Scene.batch(programme -> {
            programme.recommendation = true;
            programme.siteCheck = true;
        });
        Person owner = Cast.owner("申报人", provider, true, false);
        Application application = scene.application(owner, ApplicationState.RECOMMENDATION);
        for (String reviewer : new String[] {"reviewer@demo.pool", "reviewer2@demo.pool"}) {
            try (Actor actor = actor(language)) {
                actor.signIn(reviewer).open("/review/applications").accessible();
            }
        }

        recommends(language, application, provider);
        accepts(language, application);
        scores(language, "reviewer@demo.pool", provider, "50", "35");
        scores(language, "reviewer2@demo.pool", provider, "45.5", "30");
        checksTheSite(language, application);
        long period = startsThePeriod(language, scene, provider);
        objects(language, period);
        answers(language, owner, application);
        decides(language, period);
        publishes(language, period);
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.LISTED);
    }

    private static void recommends(Language language, Application application, String provider) {
        try (Actor office = actor(language)) {
            office.signIn("office@demo.pool");
            Scene.officer(person("office@demo.pool"), "330000");
            office.open("/office/applications").accessible().seesText(provider);
            office.open("/office/applications/" + application.id).accessible().fill("note", "经营正常，予以推荐");
            office.press("assessment", "recommend").sees("assessment", "office.recommended");
        }
    }

    private static void accepts(Language language, Application application) {
        try (Actor admin = actor(language)) {
            admin.signIn("admin@demo.pool").open("/admin/whitelist/batches/" + application.batch.id);
            admin.accessible().picture("whitelist-batch");
            admin.open("/admin/whitelist/applications/" + application.id).accessible();
            admin.submit("/accept");
            admin.sees("assessment", "done.accepted").accessible();
            for (String reviewer : new String[] {"reviewer@demo.pool", "reviewer2@demo.pool"}) {
                admin.tick("reviewer", String.valueOf(person(reviewer).id));
            }
            admin.submit("/reviewers");
            admin.sees("assessment", "done.assigned").accessible().picture("whitelist-application");
        }
    }

    private static void scores(Language language, String who, String provider, String practice, String team) {
        try (Actor reviewer = actor(language)) {
            reviewer.signIn(who).open("/review/applications").accessible();
            reviewer.page().locator("main tbody a").getByText(provider).first().click();
            assertThat(reviewer.shows("已接入设备三百台"))
                    .as("evidence before the declaration")
                    .isFalse();
            reviewer.accessible().tick("declare", "true").submit("/no-conflict");
            reviewer.seesText("已接入设备三百台").accessible();
            reviewer.press("assessment", "submit");
            reviewer.page().locator(".error-summary").waitFor();
            reviewer.accessible().picture("whitelist-scoring");
            reviewer.page().locator("main input[type=radio][value=yes]").first().check();
            reviewer.page().locator("main input[name^='points.']").nth(0).fill(practice);
            reviewer.page().locator("main input[name^='points.']").nth(1).fill(team);
            reviewer.page().locator("main textarea[name^='comment.']").all().forEach(box -> box.fill("材料属实"));
            reviewer.press("assessment", "submit")
                    .sees("assessment", "done.handedIn")
                    .accessible();
        }
    }

    private static void checksTheSite(Language language, Application application) {
        try (Actor admin = actor(language)) {
            admin.signIn("admin@demo.pool").open("/admin/whitelist/batches/" + application.batch.id + "/results");
            admin.sees("assessment", "suggestion.MISSING_STAGE").accessible();
            admin.open("/admin/whitelist/applications/" + application.id);
            admin.press("assessment", "recordResult");
            admin.fill("heldOn.SITE_CHECK", WorkingDays.today().toString())
                    .tick("passed.SITE_CHECK", "yes")
                    .fill("note.SITE_CHECK", "现场与材料相符");
            admin.submit("/stages/SITE_CHECK");
            admin.sees("assessment", "done.stageRecorded").accessible();
        }
    }

    private static long startsThePeriod(Language language, Scene scene, String provider) {
        try (Actor admin = actor(language)) {
            admin.signIn("admin@demo.pool").open("/admin/whitelist/batches/" + scene.batch.id + "/results");
            admin.seesText("80.25").accessible().picture("whitelist-results");
            admin.press("assessment", "propose").seesText(provider).accessible();
            admin.fill("textZh", "现将拟入选名单予以公示").fill("textEn", "The proposed list is put in public");
            admin.picture("whitelist-start");
            admin.page().locator("main button[value=start]").click();
            admin.sees("publicity", "done.started").accessible();
            return admin.idIn("/admin/whitelist/publicity/");
        }
    }

    private static void objects(Language language, long period) {
        try (Actor citizen = actor(language)) {
            citizen.open("/whitelist/publicity").accessible().picture("whitelist-publicity-list");
            citizen.open("/whitelist/publicity/" + period).accessible().picture("whitelist-publicity");
            citizen.press("publicity", "object").accessible();
            citizen.press("publicity", "send");
            citizen.page().locator(".error-summary").waitFor();
            citizen.accessible();
            citizen.fill("name", "钱举报")
                    .fill("email", "qian-" + language.code() + "@example.cn")
                    .fill("text", "所列案例并非该单位实施")
                    .tick("consent", "true");
            citizen.page()
                    .locator("main input[type=file]")
                    .setInputFiles(new FilePayload("钱举报的证据.png", "image/png", png()));
            citizen.picture("whitelist-objection");
            citizen.press("publicity", "send").sees("publicity", "done.raised").accessible();
        }
    }

    private static void answers(Language language, Person owner, Application application) {
        try (Actor provider = actor(language)) {
            provider.signIn("provider2@demo.pool");
            joins("provider2@demo.pool", owner.organizationId);
            provider.open("/provider/objections/" + objection(application)).accessible();
            assertThat(provider.page().content()).doesNotContain("钱举报", "qian-");
            provider.fill("answer", "附上验收报告").press("publicity", "sendAnswer");
            provider.sees("publicity", "done.answered").accessible().picture("whitelist-answer");
        }
    }

    private static void decides(Language language, long period) {
        try (Actor admin = actor(language)) {
            admin.signIn("admin@demo.pool")
                    .open("/admin/whitelist/publicity/" + period)
                    .accessible();
            admin.page()
                    .locator("main a[href^='/admin/whitelist/objections/']")
                    .first()
                    .click();
            admin.seesText("钱举报").accessible().tick("outcome", "dismiss").fill("reason", "验收报告可证");
            admin.press("publicity", "decideNow")
                    .sees("publicity", "done.decided")
                    .accessible();
        }
    }

    private static void publishes(Language language, long period) {
        QuarkusTransaction.requiringNew()
                .run(() -> Publicity.update(
                        "startsOn = ?1, endsOn = ?2 where id = ?3",
                        WorkingDays.today().minusDays(9),
                        WorkingDays.today().minusDays(1),
                        period));
        try (Actor admin = actor(language)) {
            admin.signIn("admin@demo.pool")
                    .open("/admin/whitelist/publicity/" + period)
                    .accessible();
            admin.fill("documentNumber", "工信〔2026〕21 号").fill("listZh", "现予公布").fill("listEn", "Hereby published");
            admin.picture("whitelist-publication").press("publicity", "askPublication");
            admin.sees("publicity", "done.asked");
            admin.open("/admin/whitelist/countersignatures")
                    .sees("countersignature", "own")
                    .accessible();
        }
        try (Actor second = actor(language)) {
            second.signIn("admin2@demo.pool")
                    .open("/admin/whitelist/countersignatures")
                    .accessible();
            second.picture("whitelist-countersignatures").press("countersignature", "sign");
            second.press("countersignature", "signNow").sees("countersignature", "signed");
            second.open("/whitelist/publicity/" + period);
            second.seesText(Messages.text(language, "publicity", "period.PUBLISHED"))
                    .accessible();
            second.page().setViewportSize(390, 844);
            second.picture("whitelist-publicity-phone").accessible();
        }
    }

    private static Actor actor(Language language) {
        return new Actor(chromium.browser(), language);
    }

    private static Person person(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Person.<Person>find("email", email).firstResult());
    }

    private static long objection(Application application) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Application.getEntityManager()
                        .createQuery("select o.id from Objection o where o.application.id = :id")
                        .setParameter("id", application.id)
                        .getSingleResult())
                .longValue());
    }

    private static void joins(String email, Long organization) {
        QuarkusTransaction.requiringNew()
                .run(() -> Person.<Person>find("email", email).firstResult().join(organization, Membership.MEMBER));
    }

    private static byte[] png() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
