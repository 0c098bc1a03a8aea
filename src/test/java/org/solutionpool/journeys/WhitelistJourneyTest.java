package org.solutionpool.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.assessment.Scene;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.publicity.Publicity;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;

/**
 * A batch from its call to the certificate in Chromium, in both languages: two reviewers, an objection, the second
 * signature, and the suspension and removal of the entry.
 */
@QuarkusTest
class WhitelistJourneyTest {

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_batch_runs_from_the_call_to_the_certificate_and_an_entry_is_removed(Language language) throws Exception {
        String provider = language == Language.ZH ? "嘉兴云炉智能科技" : "湖州云炉智能科技";
        Person owner = Cast.owner("申报人", provider, true, false);
        try (Actors people = new Actors(CHROMIUM.browser(), language)) {
            for (String who : new String[] {"reviewer@demo.pool", "reviewer2@demo.pool", "provider2@demo.pool"}) {
                people.as(who).open("/account").accessible();
            }
            joins("provider2@demo.pool", owner.organizationId);

            long batch = calls(people);
            Application application = applies(people, batch);
            recommends(people, application, provider);
            closesTheIntake(people, batch);
            accepts(people, application);
            scores(people, "reviewer@demo.pool", application, provider, 1);
            scores(people, "reviewer2@demo.pool", application, provider, 2);
            checksTheSite(people, application);
            long period = startsThePeriod(people, batch, provider);
            objects(people, period);
            answers(people, application);
            decides(people, period);
            publishes(people, period);
            assertThat(Scene.again(application).state).isEqualTo(ApplicationState.LISTED);
            WhitelistEntry entry = QuarkusTransaction.requiringNew()
                    .call(() -> WhitelistEntry.find("application.id", application.id)
                            .singleResult());
            checksTheCertificate(people, entry);
            suspends(people, entry);
            removes(people, entry);
        }
    }

    private static long calls(Actors people) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist").accessible().picture("whitelist-overview");
        admin.open("/admin/whitelist/programmes/new").accessible();
        admin.page()
                .locator("main form[data-unsaved] button[type=submit]")
                .first()
                .click();
        admin.page().locator(".error-summary").waitFor();
        admin.accessible();
        admin.fill("code", "JOURNEY-" + people.language().name())
                .choose("subject", "PROVIDER")
                .fill("nameZh", "旅程设备上云服务商" + people.language())
                .fill("nameEn", "Journey to the cloud " + people.language())
                .fill("issuerZh", "某省工业和信息化厅")
                .fill("issuerEn", "A provincial department")
                .fill("callZh", "现组织开展申报工作。")
                .fill("callEn", "Applications are invited.")
                .tick("recommendation", "true")
                .tick("siteCheck", "true");
        admin.picture("whitelist-programme-form");
        admin.page()
                .locator("main form[data-unsaved] button[type=submit]")
                .first()
                .click();
        admin.sees("programme", "created").accessible();
        long programme = admin.idIn("/admin/whitelist/programmes/");
        if (admin.page().locator("main form[action$='/criteria'] button").count() > 0) {
            admin.submit("/criteria");
            admin.accessible().picture("whitelist-criteria");
            admin.open("/admin/whitelist/programmes/" + programme);
        }
        admin.submit("/activate");
        admin.accessible();
        admin.fill("opensOn", WorkingDays.today().toString())
                .fill("closesOn", WorkingDays.today().minusDays(1).toString());
        admin.submit("/batches");
        admin.page().locator("#closesOn-error").waitFor();
        admin.fill("closesOn", WorkingDays.today().plusDays(30).toString());
        admin.submit("/batches");
        admin.accessible().picture("whitelist-programme");
        return QuarkusTransaction.requiringNew()
                .call(() -> Batch.<Batch>find("programme.id", programme).singleResult().id);
    }

    private static Application applies(Actors people, long batch) {
        Actor provider = people.as("provider2@demo.pool");
        provider.open("/whitelist/calls").accessible().picture("whitelist-calls");
        provider.open("/whitelist/calls/" + batch).accessible().picture("whitelist-call");
        provider.open("/provider/applications").accessible();
        provider.open("/provider/applications/new?batch=" + batch).accessible();
        provider.press("application", "begin").sees("application", "begun").accessible();
        long id = provider.idIn("/provider/applications/");
        fillsIn(provider, id);
        provider.accessible().picture("whitelist-application-form");
        provider.press("application", "checkAndSubmit");
        provider.fill("name", "周雨晴").accessible().tick("agreed", "true");
        provider.press("application", "submit").sees("application", "submitted").accessible();
        provider.picture("whitelist-application-sent");
        return QuarkusTransaction.requiringNew()
                .call(() -> Application.find("from Application a join fetch a.batch where a.id = ?1", id)
                        .singleResult());
    }

    /** Every criterion by its own fields; evidence as a link where it is required. */
    private static void fillsIn(Actor provider, long id) {
        for (Criterion criterion : criteria(id)) {
            String field = "c" + criterion.id + ".";
            if (criterion.isMandatory()) {
                provider.page()
                        .locator("main input[type=radio][name='" + field + "met']")
                        .first()
                        .check();
            } else {
                provider.fill(field + "score", String.valueOf(criterion.weight * 4 / 5));
            }
            provider.fill(field + "statement", "已接入设备三百台，见所附材料。");
            if (criterion.evidenceRequired) {
                provider.page()
                        .locator("main [name='" + field + "link']")
                        .evaluate("field => field.closest('details').open = true");
                provider.page()
                        .locator("main select[name='" + field + "kind'] option:not([value=''])")
                        .first()
                        .evaluate("option => { option.selected = true; }");
                provider.fill(field + "title", "证明材料")
                        .fill(field + "link", "https://example.cn/evidence/" + criterion.id);
            }
        }
    }

    private static List<Criterion> criteria(long application) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Criterion.list(
                        "from Criterion c where c.criteriaSet.id ="
                                + " (select a.batch.criteriaSet.id from Application a where a.id = ?1)",
                        application));
    }

    /** The window's days pass by themselves; here an admin ends it, with a reason. */
    private static void closesTheIntake(Actors people, long batch) {
        Actor admin = people.as("admin@demo.pool");
        long programme = QuarkusTransaction.requiringNew().call(() -> Batch.<Batch>findById(batch).programme.id);
        admin.open("/admin/whitelist/programmes/" + programme);
        admin.press("programme", "closeEarly");
        admin.page()
                .locator("main form[action$='/close'] textarea[name=reason]")
                .fill("申报单位均已提交");
        admin.submit("/close");
        admin.accessible();
    }

    private static void recommends(Actors people, Application application, String provider) {
        Actor office = people.as("office@demo.pool");
        Scene.officer(person("office@demo.pool"), "330000");
        office.open("/office/applications").accessible().seesText(provider);
        office.open("/office/applications/" + application.id).accessible().fill("note", "经营正常，予以推荐");
        office.press("assessment", "recommend").sees("assessment", "office.recommended");
    }

    private static void accepts(Actors people, Application application) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/batches/" + application.batch.id);
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

    private static void scores(Actors people, String who, Application application, String provider, int less) {
        Actor reviewer = people.as(who);
        reviewer.open("/review/applications").accessible();
        reviewer.page().locator("main tbody a").getByText(provider).first().click();
        assertThat(reviewer.shows("已接入设备三百台"))
                .as("evidence before the declaration")
                .isFalse();
        reviewer.accessible().tick("declare", "true").submit("/no-conflict");
        reviewer.seesText("已接入设备三百台").accessible();
        reviewer.press("assessment", "submit");
        reviewer.page().locator(".error-summary").waitFor();
        reviewer.accessible().picture("whitelist-scoring");
        reviewer.page().locator("main input[type=radio][value=yes]").all().forEach(box -> box.check());
        criteria(application.id).stream()
                .filter(criterion -> !criterion.isMandatory())
                .forEach(criterion -> reviewer.fill("points." + criterion.id, String.valueOf(criterion.weight - less)));
        reviewer.page().locator("main textarea[name^='comment.']").all().forEach(box -> box.fill("材料属实"));
        reviewer.press("assessment", "submit")
                .sees("assessment", "done.handedIn")
                .accessible();
    }

    private static void checksTheSite(Actors people, Application application) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/batches/" + application.batch.id + "/results");
        admin.sees("assessment", "suggestion.MISSING_STAGE").accessible();
        admin.open("/admin/whitelist/applications/" + application.id);
        admin.press("assessment", "recordResult");
        admin.fill("heldOn.SITE_CHECK", WorkingDays.today().toString())
                .tick("passed.SITE_CHECK", "yes")
                .fill("note.SITE_CHECK", "现场与材料相符");
        admin.submit("/stages/SITE_CHECK");
        admin.sees("assessment", "done.stageRecorded").accessible();
    }

    private static long startsThePeriod(Actors people, long batch, String provider) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/batches/" + batch + "/results");
        admin.seesText(provider).accessible().picture("whitelist-results");
        admin.press("assessment", "propose").seesText(provider).accessible();
        admin.fill("textZh", "现将拟入选名单予以公示").fill("textEn", "The proposed list is put in public");
        admin.picture("whitelist-start");
        admin.page().locator("main button[value=start]").click();
        admin.sees("publicity", "done.started").accessible();
        return admin.idIn("/admin/whitelist/publicity/");
    }

    private static void objects(Actors people, long period) {
        Actor citizen = people.anonymous();
        citizen.open("/whitelist/publicity").accessible().picture("whitelist-publicity-list");
        citizen.open("/whitelist/publicity/" + period).accessible().picture("whitelist-publicity");
        citizen.press("publicity", "object").accessible();
        citizen.press("publicity", "send");
        citizen.page().locator(".error-summary").waitFor();
        citizen.accessible();
        citizen.fill("name", "钱举报")
                .fill("email", "qian-" + people.language().code() + "@example.cn")
                .fill("text", "所列案例并非该单位实施")
                .tick("consent", "true");
        citizen.page()
                .locator("main input[type=file]")
                .setInputFiles(new FilePayload("钱举报的证据.png", "image/png", png()));
        citizen.picture("whitelist-objection");
        citizen.press("publicity", "send").sees("publicity", "done.raised").accessible();
    }

    private static void answers(Actors people, Application application) {
        Actor provider = people.as("provider2@demo.pool");
        provider.open("/provider/objections/" + objection(application)).accessible();
        assertThat(provider.page().content()).doesNotContain("钱举报", "qian-");
        provider.fill("answer", "附上验收报告").press("publicity", "sendAnswer");
        provider.sees("publicity", "done.answered").accessible().picture("whitelist-answer");
    }

    private static void decides(Actors people, long period) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/publicity/" + period).accessible();
        admin.page()
                .locator("main a[href^='/admin/whitelist/objections/']")
                .first()
                .click();
        admin.seesText("钱举报").accessible().tick("outcome", "dismiss").fill("reason", "验收报告可证");
        admin.press("publicity", "decideNow").sees("publicity", "done.decided").accessible();
    }

    private static void publishes(Actors people, long period) {
        QuarkusTransaction.requiringNew()
                .run(() -> Publicity.update(
                        "startsOn = ?1, endsOn = ?2 where id = ?3",
                        WorkingDays.today().minusDays(9),
                        WorkingDays.today().minusDays(1),
                        period));
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/publicity/" + period).accessible();
        admin.fill("documentNumber", "工信〔2026〕21 号").fill("listZh", "现予公布").fill("listEn", "Hereby published");
        admin.picture("whitelist-publication").press("publicity", "askPublication");
        admin.sees("publicity", "done.asked");
        admin.open("/admin/whitelist/countersignatures")
                .sees("countersignature", "own")
                .accessible();
        Actor second = people.as("admin2@demo.pool");
        second.open("/admin/whitelist/countersignatures").accessible();
        second.picture("whitelist-countersignatures");
        signs(second, Kind.PUBLISH_LIST, period);
        second.open("/whitelist/publicity/" + period);
        second.seesText(Messages.text(people.language(), "publicity", "period.PUBLISHED"))
                .accessible();
        second.picture("whitelist-publicity-over");
    }

    private static void checksTheCertificate(Actors people, WhitelistEntry entry) throws Exception {
        Actor reader = people.anonymous();
        reader.open("/whitelist?q=" + entry.certificateNumber)
                .seesText(entry.certificateNumber)
                .accessible();
        reader.open(entry.path()).accessible().picture("whitelist-entry-of-journey");
        HttpResponse<byte[]> certificate = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(Visitor.absolute(entry.path() + ".pdf?lang="
                                        + people.language().code()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(certificate.statusCode()).isEqualTo(200);
        assertThat(new String(certificate.body(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    private static void suspends(Actors people, WhitelistEntry entry) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/entries/" + entry.id).accessible();
        admin.press("upkeep", "takeMeasure");
        admin.tick("kind", "SUSPENSION").fill("reason", "证据待核实").press("upkeep", "takeMeasure");
        admin.sees("upkeep", "measureTaken");
        admin.open(entry.path()).seesText("证据待核实").accessible();
    }

    private static void removes(Actors people, WhitelistEntry entry) {
        Actor admin = people.as("admin@demo.pool");
        admin.open("/admin/whitelist/entries/" + entry.id);
        admin.press("upkeep", "takeMeasure");
        admin.tick("kind", "REMOVAL")
                .fill("reason", "证据系伪造")
                .fill("barredUntil", WorkingDays.today().plusYears(2).toString());
        admin.tick("falsified", "true").press("upkeep", "takeMeasure");
        admin.sees("upkeep", "removalAsked").accessible();
        Actor second = people.as("admin2@demo.pool");
        second.open("/admin/whitelist/countersignatures").accessible();
        signs(second, Kind.REMOVE_ENTRY, entry.id);
        second.open(entry.path()).seesText("证据系伪造").accessible().picture("whitelist-removed");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> WhitelistEntry.<WhitelistEntry>findById(entry.id).state))
                .isEqualTo(EntryState.REMOVED);
    }

    /** Others may wait on the same page. */
    private static void signs(Actor second, Kind kind, long subject) {
        long asked = QuarkusTransaction.requiringNew().call(() -> Countersignature.open(kind, subject).id);
        Locator form = second.page().locator("main form[action$='/countersignatures/" + asked + "/sign']");
        form.evaluate("form => { form.closest('details').open = true; }");
        form.locator("button[type=submit]").click();
        second.sees("countersignature", "signed");
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
