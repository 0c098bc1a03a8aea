package org.solutionpool.whitelist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.organization.Organization;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.countersignature.Countersignatures;
import org.solutionpool.whitelist.desk.WhitelistFigures.Task;
import org.solutionpool.whitelist.desk.WhitelistFigures.Waiting;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.CriteriaSet;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.WhitelistEntry;

@QuarkusTest
class WhitelistDeskTest {

    @Inject
    WhitelistFigures figures;

    @Inject
    Countersignatures countersignatures;

    @Inject
    Audit audit;

    @Inject
    EntryLifecycle entries;

    @Test
    void an_application_in_its_formal_check_waits_and_is_late_after_a_week() {
        long admin = Cast.person("孙建华").id;
        Waiting before = waiting(admin, Task.FORMAL_CHECK, Instant.now());
        application(ApplicationState.FORMAL_CHECK);

        Waiting now = waiting(admin, Task.FORMAL_CHECK, Instant.now());
        assertThat(now.count()).isEqualTo(before.count() + 1);
        assertThat(now.since()).isNotNull();

        Waiting later = waiting(admin, Task.FORMAL_CHECK, Instant.now().plus(Duration.ofDays(8)));
        assertThat(later.late()).isEqualTo(later.count());
    }

    @Test
    void a_second_signature_waits_for_every_admin_but_the_one_who_asked() {
        Person asks = Cast.person("孙建华");
        Person other = Cast.person("郑文博");
        long before = waiting(other.id, Task.COUNTERSIGNATURES, Instant.now()).count();
        long own = waiting(asks.id, Task.COUNTERSIGNATURES, Instant.now()).count();
        long asked = countersignatures.ask(Kind.REMOVE_ENTRY, entry().id, Map.of(), "理由", asks).id;

        assertThat(waiting(other.id, Task.COUNTERSIGNATURES, Instant.now()).count())
                .isEqualTo(before + 1);
        assertThat(waiting(asks.id, Task.COUNTERSIGNATURES, Instant.now()).count())
                .isEqualTo(own);
        countersignatures.withdraw(asked, asks);
    }

    @Test
    void a_step_takes_the_time_between_its_event_and_the_next() {
        long id = application(ApplicationState.SCORING).id;
        long before = ended(ApplicationState.RECOMMENDATION);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        "application.submit", "application", id, null, Map.of("state", "RECOMMENDATION"), null));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        audit.record("assessment.submit", "application", id, null, Map.of("state", "SUBMITTED"), null));
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        "application.recommend", "application", id, null, Map.of("state", "FORMAL_CHECK"), null));

        assertThat(ended(ApplicationState.RECOMMENDATION)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"zh,白名单工作台,形式审查", "en,Whitelist desk,Formal checks"})
    void the_desk_speaks_both_languages_and_has_a_table_beside_each_chart(String language, String title, String task) {
        Document page = Visitor.anonymous()
                .signIn("admin@demo.pool")
                .get("/admin/whitelist/desk?lang=" + language)
                .page();

        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select(".tile__title").eachText()).anyMatch(text -> text.startsWith(task));
        page.select("[data-chart]").forEach(chart -> assertThat(page.getElementById(chart.attr("data-chart")))
                .as("the table of the chart")
                .isNotNull());
    }

    @Test
    void rectifications_lead_to_the_entries_that_have_one() {
        assertThat(Task.RECTIFICATIONS.path()).isEqualTo("/admin/whitelist/entries?attention=RECTIFICATION");
    }

    @Test
    void a_reviewer_has_no_desk() {
        assertThat(Visitor.anonymous()
                        .signIn("reviewer@demo.pool")
                        .get("/admin/whitelist/desk")
                        .status())
                .isEqualTo(403);
    }

    private WhitelistEntry entry() {
        Application application = application(ApplicationState.LISTED);
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        entries.list(Application.findById(application.id), LocalDate.of(2026, 3, 2), "工信〔2026〕9 号"));
    }

    private Waiting waiting(long admin, Task task, Instant now) {
        return figures.waitingFor(admin, now).stream()
                .filter(waiting -> waiting.task() == task)
                .findFirst()
                .orElseThrow();
    }

    private long ended(ApplicationState state) {
        return figures.stepTimes(Instant.now()).stream()
                .filter(time -> time.state() == state)
                .findFirst()
                .orElseThrow()
                .ended();
    }

    private static Application application(ApplicationState state) {
        Person owner = Cast.owner("陈立新", "工作台试验有限公司", true, false);
        return QuarkusTransaction.requiringNew().call(() -> {
            Programme programme = new Programme();
            programme.code = "DESK-" + System.nanoTime();
            programme.subject = Programme.Subject.PROVIDER;
            programme.state = Programme.State.ACTIVE;
            programme.nameZh = "工作台试验计划";
            programme.nameEn = "Desk programme";
            programme.issuerZh = "某省工业和信息化厅";
            programme.issuerEn = "A provincial department";
            programme.callZh = "通知";
            programme.callEn = "Call";
            programme.quotas = List.of();
            programme.createdAt = Instant.now();
            programme.persist();
            CriteriaSet criteria = new CriteriaSet();
            criteria.programme = programme;
            criteria.number = 1;
            criteria.state = CriteriaSet.State.FROZEN;
            criteria.passMark = 60;
            criteria.createdAt = programme.createdAt;
            criteria.persist();
            Batch batch = new Batch();
            batch.programme = programme;
            batch.criteriaSet = criteria;
            batch.number = 1;
            batch.state = BatchState.ASSESSMENT;
            batch.opensOn = LocalDate.of(2026, 1, 5);
            batch.closesOn = LocalDate.of(2026, 1, 30);
            batch.createdAt = programme.createdAt;
            batch.persist();
            Application application = new Application();
            application.batch = batch;
            application.organization = Organization.findById(owner.organizationId);
            application.state = state;
            application.createdBy = Person.findById(owner.id);
            application.createdAt = programme.createdAt;
            application.stateSince = programme.createdAt;
            application.persist();
            return application;
        });
    }
}
