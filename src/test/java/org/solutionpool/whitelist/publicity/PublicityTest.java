package org.solutionpool.whitelist.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.solutionpool.journeys.Visitor.field;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.assessment.BatchResults;
import org.solutionpool.whitelist.assessment.Scene;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignatures;
import org.solutionpool.whitelist.countersignature.OwnOrganizationException;
import org.solutionpool.whitelist.countersignature.SameAdminException;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.Measure;

/** The rules of publicity periods, objections and publication on the real database. */
@QuarkusTest
class PublicityTest {

    @Inject
    Publicities publicities;

    @Inject
    Objections objections;

    @Inject
    Countersignatures countersignatures;

    private final Person admin = Cast.person("管理员甲");
    private final Person second = Cast.person("管理员乙");
    private final LocalDate today = WorkingDays.today();

    @Test
    void the_period_counts_working_days_across_the_national_holiday() {
        Scene scene = Scene.batch();
        Application application = scene.scored("杭州云器", 85);

        Publicity period = publicities.start(
                scene.batch.id, List.of(application.id), 5, "公示", "Text", admin, LocalDate.of(2026, 9, 30));

        // 8, 9, the worked Saturday 10, 12 and 13 October.
        assertThat(period.endsOn).isEqualTo(LocalDate.of(2026, 10, 13));
        assertThat(period.takesObjections(Instant.parse("2026-10-13T15:59:59Z")))
                .isTrue();
        assertThat(period.takesObjections(Instant.parse("2026-10-13T16:00:00Z")))
                .isFalse();
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.PROPOSED);
        assertThat(state(scene)).isEqualTo(BatchState.PUBLICITY);
    }

    @Test
    void nothing_is_proposed_that_did_not_pass_or_while_others_are_not_assessed() {
        Scene scene = Scene.batch();
        Application good = scene.scored("杭州云器", 85);
        Application low = scene.scored("宁波云器", 40);

        refused("nothingChosen", () -> start(scene));
        refused("notPassed", () -> start(scene, good, low));
        refused("notScored", () -> start(scene, good, Scene.batch().scored("别的批次", 90)));
        refused("daysWrong", () -> publicities.start(scene.batch.id, List.of(good.id), 0, "公示", "Text", admin, today));
        scene.application("常州云器", ApplicationState.SCORING);
        refused("unfinished", () -> start(scene, good));
        assertThat(state(scene)).isEqualTo(BatchState.ASSESSMENT);
        assertThat(Scene.again(good).state).isEqualTo(ApplicationState.SCORED);
    }

    @Test
    void the_same_form_sent_twice_is_one_objection_and_the_sixth_open_one_is_refused() {
        Scene scene = Scene.batch();
        Application application = scene.scored("杭州云器", 85);
        Publicity period = start(scene, application);
        Objections.Raised raised = raised("one@example.cn");

        Objection first = objections.raise(period.id, application.id, raised, List.of(), Instant.now());
        Objection again = objections.raise(period.id, application.id, raised, List.of(), Instant.now());
        assertThat(again.id).isEqualTo(first.id);

        for (int more = 1; more < Objections.MOST_OPEN; more++) {
            objections.raise(period.id, application.id, raised("ONE@example.cn"), List.of(), Instant.now());
        }
        refused(
                "tooMany",
                () -> objections.raise(period.id, application.id, raised("one@EXAMPLE.cn"), List.of(), Instant.now()));
        objections.withdraw(first.token);
        objections.raise(period.id, application.id, raised("one@example.cn"), List.of(), Instant.now());
        refused(
                "periodOver",
                () -> objections.raise(
                        period.id,
                        application.id,
                        raised("two@example.cn"),
                        List.of(),
                        WorkingDays.endOf(period.endsOn)));
        refused(
                "notOnList",
                () -> objections.raise(
                        period.id, scene.scored("不在名单", 80).id, raised("two@example.cn"), List.of(), Instant.now()));
        assertThat(Objection.count("publicity.id", period.id)).isEqualTo(6);
    }

    @Test
    void an_upheld_objection_refuses_the_application_and_tells_both_sides() {
        Scene scene = Scene.batch();
        Person owner = Cast.owner("申报人", "杭州云器", true, false);
        Application application = scene.scored(owner, 85);
        Publicity period = start(scene, application);
        Objection one =
                objections.raise(period.id, application.id, raised("upheld@example.cn"), List.of(), Instant.now());
        Objection two =
                objections.raise(period.id, application.id, raised("another@example.cn"), List.of(), Instant.now());

        assertThatThrownBy(() -> objections.answer(one.id, Cast.organization("别家", true, false).id, "不", owner))
                .isInstanceOf(NotFoundException.class);
        objections.answer(one.id, owner.organizationId, "案例属实", owner);
        assertThatThrownBy(() -> objections.answer(one.id, owner.organizationId, "再答", owner))
                .isInstanceOf(IllegalTransitionException.class);
        objections.uphold(one.id, "案例不属实", admin);
        assertThatThrownBy(() -> objections.dismiss(one.id, "改判", second))
                .isInstanceOf(IllegalTransitionException.class);
        objections.uphold(two.id, "同上", admin);

        Application refused = Scene.again(application);
        assertThat(refused.state).isEqualTo(ApplicationState.REFUSED);
        assertThat(refused.refusedAtStage).isEqualTo(Stage.OBJECTION);
        assertThat(kinds("upheld@example.cn"))
                .containsExactly("publicity.received", "publicity.answered", "publicity.upheld");
        List<Notice> told = QuarkusTransaction.requiringNew().call(() -> Notice.list("personId", owner.id));
        assertThat(told).extracting(notice -> notice.kind).contains("publicity.objected", "application.refused");
        assertThat(told).allSatisfy(notice -> assertThat(notice.arguments.toString())
                .doesNotContain("李匿名", "upheld@example.cn"));
    }

    @Test
    void a_list_is_published_after_the_period_by_two_admins_once_every_objection_is_decided() {
        Scene scene = Scene.batch();
        Application kept = scene.scored("杭州云器", 85);
        Application contested = scene.scored("宁波云器", 75);
        Publicity period = start(scene, kept, contested);
        Objection objection =
                objections.raise(period.id, contested.id, raised("objector@example.cn"), List.of(), Instant.now());

        refused("notOver", () -> ask(period));
        end(period);
        refused("undecided", () -> ask(period));
        objections.dismiss(objection.id, "查无实据", admin);
        refused(
                "dateEarly",
                () -> publicities.askForPublication(period.id, text(today.minusDays(1)), admin, Instant.now()));
        Countersignature asked = ask(period);
        assertThat(ask(period).id).as("asked twice").isEqualTo(asked.id);
        refused("publicationAsked", () -> publicities.cancel(period.id, "改期"));

        assertThatThrownBy(() -> countersignatures.sign(asked.id, admin)).isInstanceOf(SameAdminException.class);
        assertThat(state(scene)).isEqualTo(BatchState.PUBLICITY);
        countersignatures.sign(asked.id, second);
        assertThatThrownBy(() -> countersignatures.sign(asked.id, second))
                .isInstanceOf(IllegalTransitionException.class);

        assertThat(state(scene)).isEqualTo(BatchState.PUBLISHED);
        assertThat(Scene.again(kept).state).isEqualTo(ApplicationState.LISTED);
        List<WhitelistEntry> entries =
                QuarkusTransaction.requiringNew().call(() -> WhitelistEntry.list("batch.id", scene.batch.id));
        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.listedOn).isEqualTo(today);
            assertThat(entry.validUntil).isEqualTo(today.plusMonths(24).minusDays(1));
        });
    }

    @Test
    void what_changed_between_asking_and_signing_stops_the_publication() {
        Scene scene = Scene.batch();
        Application one = scene.scored("杭州云器", 85);
        Application two = scene.scored("宁波云器", 75);
        Publicity period = start(scene, one, two);
        Objection objection =
                objections.raise(period.id, two.id, raised("objector@example.cn"), List.of(), Instant.now());
        objections.dismiss(objection.id, "查无实据", admin);
        end(period);
        Countersignature asked = ask(period);

        set("update Objection o set o.state = 'OPEN' where o.id = " + objection.id);
        refused("undecided", () -> countersignatures.sign(asked.id, second));
        set("update Objection o set o.state = 'DISMISSED' where o.id = " + objection.id);
        set("update Publicity p set p.endsOn = current_date + 3 day where p.id = " + period.id);
        refused("notOver", () -> countersignatures.sign(asked.id, second));
        end(period);
        QuarkusTransaction.requiringNew()
                .run(() -> Scene.bean(ApplicationLifecycle.class).withdraw(Application.findById(two.id)));
        refused("listChanged", () -> countersignatures.sign(asked.id, second));

        assertThat(state(scene)).isEqualTo(BatchState.PUBLICITY);
        assertThat(WhitelistEntry.count("batch.id", scene.batch.id)).isZero();
        countersignatures.withdraw(asked.id, admin);
        countersignatures.sign(ask(period).id, second);
        assertThat(WhitelistEntry.count("batch.id", scene.batch.id)).isEqualTo(1);
    }

    @Test
    void a_publication_is_not_asked_for_with_a_date_that_lies_ahead() {
        Scene scene = Scene.batch();
        Publicity period = start(scene, scene.scored("杭州云器", 85));
        end(period);

        refused(
                "dateAhead",
                () -> publicities.askForPublication(period.id, text(today.plusDays(2)), admin, Instant.now()));
        Countersignature asked = ask(period);
        countersignatures.decline(asked.id, second, "文号有误");
        countersignatures.sign(ask(period).id, second);
        assertThat(state(scene)).isEqualTo(BatchState.PUBLISHED);
    }

    @Test
    void who_was_barred_or_took_the_solution_offline_since_handing_in_is_not_listed() {
        Scene scene = Scene.batch();
        Application application = scene.scored("杭州云器", 85);
        Organization applicant = Scene.again(application).organization;
        Publicity period = start(scene, application);
        end(period);
        Countersignature asked = ask(period);
        long bar = bar(applicant);

        PublicityRefusedException refusal = refused("barred", () -> countersignatures.sign(asked.id, second));
        assertThat(refusal.text(Language.ZH)).contains("杭州云器");
        countersignatures.withdraw(asked.id, admin);
        refused("barred", () -> ask(period));
        publicities.cancel(period.id, "已被移出");
        refused("barred", () -> start(scene, application));
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.SCORED);

        QuarkusTransaction.requiringNew().run(() -> Bar.update("liftedAt = ?1 where id = ?2", Instant.now(), bar));
        QuarkusTransaction.requiringNew()
                .run(() -> Organization.update(
                        "provider = false, manufacturer = true, providerKind = null where id = ?1", applicant.id));
        refused("noProvider", () -> start(scene, application));

        Person owner = Cast.owner("申报人", "宁波云器", true, false);
        Solution solution = Cast.solution(owner, "空压站节能", new Contact("周雨晴", null, "0571-88886666", null));
        Application offline = Scene.batch().scored(owner, 80);
        QuarkusTransaction.requiringNew()
                .run(() -> Application.update("solution.id = ?1 where id = ?2", solution.id, offline.id));
        QuarkusTransaction.requiringNew()
                .run(() -> Scene.bean(ListingLifecycle.class).retire(Solution.findById(solution.id), "停止服务"));
        refused("solutionNotPublic", () -> startOf(offline));
    }

    @Test
    void a_publication_is_not_asked_for_while_others_are_neither_proposed_nor_refused() {
        Scene scene = Scene.batch();
        Application good = scene.scored("杭州云器", 85);
        Application low = scene.scored("宁波云器", 40);
        Publicity period = start(scene, good);
        end(period);

        assertThat(refused("leftOver", () -> ask(period)).text(Language.EN)).contains("1 (", "宁波云器");
        Scene.bean(BatchResults.class).refuse(scene.batch.id, List.of(low.id), "未达到合格线", admin);
        Countersignature asked = ask(period);
        QuarkusTransaction.requiringNew()
                .run(() -> Scene.bean(ApplicationLifecycle.class).restore(Application.findById(low.id), "申诉成立"));
        countersignatures.sign(asked.id, second);

        Publicity supplement = start(scene, low);
        end(supplement);
        countersignatures.sign(ask(supplement).id, second);
        assertThat(Scene.again(low).state).isEqualTo(ApplicationState.LISTED);
    }

    @Test
    void nobody_decides_about_their_own_organization() {
        Scene scene = Scene.batch();
        Person owner = Cast.owner("申报人", "杭州云器", true, false);
        Application application = scene.scored(owner, 85);
        Publicity period = start(scene, application);
        Objection objection =
                objections.raise(period.id, application.id, raised("own@example.cn"), List.of(), Instant.now());

        refused("ownOrganization", () -> objections.dismiss(objection.id, "查无实据", owner));
        refused("ownOrganization", () -> objections.uphold(objection.id, "属实", owner));
        objections.dismiss(objection.id, "查无实据", admin);
        end(period);
        Countersignature asked = ask(period);
        assertThatThrownBy(() -> countersignatures.sign(asked.id, owner))
                .isInstanceOfSatisfying(OwnOrganizationException.class, refusal -> assertThat(refusal.text(Language.EN))
                        .contains("your own organization"));
        assertThat(state(scene)).isEqualTo(BatchState.PUBLICITY);
        countersignatures.sign(asked.id, second);
    }

    @Test
    void a_refusal_keeps_what_was_typed() {
        Scene scene = Scene.batch();
        Application low = scene.scored("宁波云器", 40);
        Application good = scene.scored("杭州云器", 85);
        Visitor visitor = Visitor.reading("en").signIn("admin@demo.pool");
        String batch = "/admin/whitelist/batches/" + scene.batch.id + "/publicity?application=";
        Answer form = visitor.get(batch + low.id);
        Answer unfit = visitor.submit(
                form,
                "form[action$='/publicity']",
                field("step", "start"),
                field("days", "5"),
                field("textZh", "很长的公示说明"),
                field("textEn", "A long text"));
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(unfit.text()).contains("did not pass", "很长的公示说明", "A long text");

        Publicity period = start(scene, good);
        Objection objection =
                objections.raise(period.id, good.id, raised("typed@example.cn"), List.of(), Instant.now());
        String desk = "/admin/whitelist/publicity/" + period.id;
        Answer open = visitor.get(desk);
        assertThat(open.text()).contains("1 scored application of this batch is on no list");
        Answer kept = visitor.submit(open, "form[action$='/cancel']", field("cancelReason", "A reason of many words"));
        assertThat(kept.status()).isEqualTo(422);
        assertThat(kept.text()).contains("Undecided objections: 1", "A reason of many words");
        assertThat(visitor.get("/whitelist/publicity/" + period.id).status()).isEqualTo(200);

        objections.dismiss(objection.id, "查无实据", admin);
        end(period);
        Answer ahead = visitor.submit(
                visitor.get(desk),
                "form[action$='/publish']",
                field("documentNumber", "工信〔2026〕7 号"),
                field("publishedOn", today.plusDays(3).toString()),
                field("listZh", "现予公布全部名单"),
                field("listEn", "Hereby **published**"));
        assertThat(ahead.status()).isEqualTo(422);
        assertThat(ahead.page().selectFirst("#publishedOn-error")).isNotNull();
        assertThat(ahead.text()).contains("现予公布全部名单", "Hereby **published**");
    }

    @Test
    void the_published_text_is_read_as_markdown() {
        Scene scene = Scene.batch();
        Publicity period = start(scene, scene.scored("杭州云器", 85));
        end(period);
        Countersignature asked = publicities.askForPublication(
                period.id,
                new Publicities.ListText("工信〔2026〕3 号", today, "现予**公布**", "Hereby **published**"),
                admin,
                Instant.now());
        countersignatures.sign(asked.id, second);

        assertThat(Visitor.reading("en")
                        .get("/whitelist/publicity/" + period.id)
                        .page()
                        .select("strong")
                        .eachText())
                .contains("published");
    }

    @Test
    void a_period_that_is_given_up_brings_everything_back() {
        Scene scene = Scene.batch();
        Application application = scene.scored("杭州云器", 85);
        Publicity period = start(scene, application);
        Objection objection =
                objections.raise(period.id, application.id, raised("cancelled@example.cn"), List.of(), Instant.now());

        refused("undecidedCancel", () -> publicities.cancel(period.id, "名单有误"));
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.PROPOSED);
        objections.dismiss(objection.id, "查无实据", admin);
        publicities.cancel(period.id, "名单有误");

        assertThat(state(scene)).isEqualTo(BatchState.ASSESSMENT);
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.SCORED);
        refused("notRunning", () -> publicities.cancel(period.id, "再次"));
        assertThat(start(scene, application).number).isEqualTo(2);
    }

    @Test
    void a_published_batch_takes_a_supplement_and_keeps_its_own_document() {
        Scene scene = Scene.batch();
        Application first = scene.scored("杭州云器", 85);
        Publicity period = start(scene, first);
        end(period);
        countersignatures.sign(ask(period).id, second);
        Application restored = scene.scored("宁波云器", 75);

        Publicity supplement = start(scene, restored);
        end(supplement);
        Countersignature asked = publicities.askForPublication(
                supplement.id,
                new Publicities.ListText("工信〔2026〕9 号", today, "补充名单", "Supplement"),
                admin,
                Instant.now());
        countersignatures.sign(asked.id, second);

        assertThat(state(scene)).isEqualTo(BatchState.PUBLISHED);
        assertThat(WhitelistEntry.count("batch.id", scene.batch.id)).isEqualTo(2);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Batch.<Batch>findById(scene.batch.id).documentNumber))
                .isEqualTo("工信〔2026〕1 号");
    }

    private Publicity start(Scene scene, Application... applications) {
        return publicities.start(
                scene.batch.id,
                List.of(applications).stream()
                        .map(application -> application.id)
                        .toList(),
                5,
                "公示",
                "Text",
                admin,
                today);
    }

    private Countersignature ask(Publicity period) {
        return publicities.askForPublication(period.id, text(today), admin, Instant.now());
    }

    private static Publicities.ListText text(LocalDate publishedOn) {
        return new Publicities.ListText("工信〔2026〕1 号", publishedOn, "现予公布", "Published");
    }

    /** Its last day was yesterday. */
    private static void end(Publicity period) {
        QuarkusTransaction.requiringNew()
                .run(() -> Publicity.update(
                        "startsOn = ?1, endsOn = ?2 where id = ?3",
                        WorkingDays.today().minusDays(9),
                        WorkingDays.today().minusDays(1),
                        period.id));
    }

    private static void set(String update) {
        QuarkusTransaction.requiringNew()
                .run(() -> Publicity.getEntityManager().createQuery(update).executeUpdate());
    }

    private static BatchState state(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> Batch.<Batch>findById(scene.batch.id).state);
    }

    private static List<String> kinds(String address) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.<Notice>list("address = ?1 order by id", address).stream()
                        .map(notice -> notice.kind)
                        .toList());
    }

    private static Objections.Raised raised(String email) {
        return new Objections.Raised(
                "李匿名", email, null, null, "案例与事实不符", UUID.randomUUID().toString(), Language.ZH);
    }

    private void startOf(Application application) {
        publicities.start(application.batch.id, List.of(application.id), 5, "公示", "Text", admin, today);
    }

    /** Bars an organization by the removal of another entry; the bar's id. */
    private long bar(Organization organization) {
        Scene elsewhere = Scene.batch();
        Publicity period = start(elsewhere, elsewhere.scored("已移出", 90));
        end(period);
        countersignatures.sign(ask(period).id, second);
        return QuarkusTransaction.requiringNew().call(() -> {
            Measure removal = new Measure();
            removal.entry = WhitelistEntry.find("batch.id", elsewhere.batch.id).firstResult();
            removal.kind = Measure.Kind.REMOVAL;
            removal.reason = "弄虚作假";
            removal.stateBefore = EntryState.VALID;
            removal.decidedAt = Instant.now();
            removal.persist();
            Bar bar = new Bar();
            bar.creditCode = organization.creditCode;
            bar.name = organization.name;
            bar.until = WorkingDays.today().plusYears(1);
            bar.measureId = removal.id;
            bar.persist();
            return bar.id;
        });
    }

    private static PublicityRefusedException refused(String key, ThrowingCallable step) {
        PublicityRefusedException refusal = catchThrowableOfType(PublicityRefusedException.class, step);
        assertThat(refusal).as(key).isNotNull();
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.text(Language.ZH)).isNotBlank();
        assertThat(refusal.text(Language.EN)).isNotBlank();
        return refusal;
    }
}
