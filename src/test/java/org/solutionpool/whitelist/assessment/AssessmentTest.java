package org.solutionpool.whitelist.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The rules of recommendation, formal check and scoring on the real database. */
@QuarkusTest
class AssessmentTest {

    @Inject
    Reviewing reviewing;

    @Inject
    FormalCheck formalCheck;

    @Inject
    Recommendations recommendations;

    @Inject
    StageResults stageResults;

    @Inject
    BatchResults results;

    @Inject
    SessionFactory sessions;

    private final LocalDate today = WorkingDays.today();

    @Test
    void the_second_sheet_makes_the_result() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.SCORING);

        scene.scoredBy(application, Scene.reviewer("甲"), true, "50", "35");
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.SCORING);
        scene.scoredBy(application, Scene.reviewer("乙"), true, "45.5", "30");

        Application scored = Scene.again(application);
        assertThat(scored.state).isEqualTo(ApplicationState.SCORED);
        assertThat(scored.score).isEqualByComparingTo("80.25");
        assertThat(scored.spread).isEqualByComparingTo("9.5");
        assertThat(scored.passed).isTrue();
    }

    @Test
    void a_wide_spread_keeps_it_in_scoring_until_the_third_sheet_is_in() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.SCORING);
        scene.scoredBy(application, Scene.reviewer("甲"), true, "60", "40");
        scene.scoredBy(application, Scene.reviewer("乙"), true, "30", "20");

        Application apart = Scene.again(application);
        assertThat(apart.state).isEqualTo(ApplicationState.SCORING);
        assertThat(apart.score).isNull();
        assertThat(apart.spread).isEqualByComparingTo("50");
        assertThat(results.needingThird(scene.batch)).isEqualTo(1);

        scene.scoredBy(application, Scene.reviewer("丙"), true, "40", "30");
        assertThat(Scene.again(application).score).isEqualByComparingTo("73.33");
        assertThat(results.needingThird(scene.batch)).isZero();
    }

    @Test
    void a_mandatory_condition_that_is_not_met_refuses_whatever_the_points() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.SCORING);
        scene.scoredBy(application, Scene.reviewer("甲"), false, "60", "40");
        scene.scoredBy(application, Scene.reviewer("乙"), false, "60", "40");

        Application refused = Scene.again(application);
        assertThat(refused.state).isEqualTo(ApplicationState.REFUSED);
        assertThat(refused.refusedAtStage).isEqualTo(Stage.SCORING);
        assertThat(refused.decidedBy).isNull();
        assertThat(refused.decisionReason).contains("在中国注册", "found not met", "Registered in China");
    }

    @Test
    void a_reviewer_cannot_score_twice_out_of_range_or_after_the_close() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.SCORING);
        Person first = Scene.reviewer("甲");
        Person second = Scene.reviewer("乙");
        long one = scene.assigned(application, first);
        long two = scene.assigned(application, second);

        refused("outOfRange", () -> reviewing.submit(one, first, scene.marks(true, "60.5", "35"), ""));
        refused("outOfRange", () -> reviewing.save(one, first, scene.marks(true, "1.25", "35"), ""));
        assertThat(refused("markMissing", () -> reviewing.submit(one, first, Map.of(), ""))
                        .text(Language.EN))
                .contains("Registered in China");
        reviewing.submit(one, first, scene.marks(true, "50", "35"), "");
        refused("submittedBefore", () -> reviewing.submit(one, first, scene.marks(true, "60", "40"), ""));
        refused("submittedBefore", () -> reviewing.save(one, first, scene.marks(true, "60", "40"), ""));

        state(scene.batch, BatchState.PUBLICITY);
        refused("scoringClosed", () -> reviewing.submit(two, second, scene.marks(true, "50", "35"), ""));
        assertThat(Scene.again(application).score).isNull();
        assertThatThrownBy(() -> reviewing.submit(two, first, scene.marks(true, "50", "35"), ""))
                .as("somebody else's assignment")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_reviewer_with_a_conflict_of_interest_is_refused_with_the_reason() {
        Scene scene = Scene.batch();
        Person owner = Cast.owner("申报人", "杭州云器", true, false);
        Application application = scene.application(owner, ApplicationState.SCORING);
        Person colleague = Scene.known(Cast.colleague("同事", owner));
        Person customer = Scene.known(Cast.owner("客户", "宁波精工", false, true));
        conversation(customer, owner);

        refused("conflict.OWN_ORGANIZATION", () -> assign(application, colleague));
        refused("conflict.CONVERSATION", () -> assign(application, customer));
        Person supplier = Scene.known(Cast.owner("供方", "绍兴软件", true, false));
        conversation(owner, supplier);
        refused("conflict.CONVERSATION", () -> assign(application, supplier));
        assertThat(Scene.bean(Conflicts.class).of(List.of(colleague, customer, supplier), Scene.again(application)))
                .isEqualTo(Map.of(
                        colleague.id, Conflicts.Conflict.OWN_ORGANIZATION,
                        customer.id, Conflicts.Conflict.CONVERSATION,
                        supplier.id, Conflicts.Conflict.CONVERSATION));

        Person honest = Scene.reviewer("丁");
        assign(application, honest);
        long id = QuarkusTransaction.requiringNew()
                .call(() -> ReviewAssignment.<ReviewAssignment>find("reviewer.id", honest.id)
                        .firstResult()
                        .id);
        assertThatThrownBy(() -> reviewing.submit(id, honest, scene.marks(true, "50", "35"), ""))
                .as("no score before the declaration")
                .isInstanceOf(IllegalTransitionException.class);
        reviewing.decline(id, honest, "曾任顾问");
        Application next = Scene.batch().application(owner, ApplicationState.SCORING);
        refused("conflict.DECLARED", () -> assign(next, honest));
    }

    @Test
    void only_reviewers_are_given_applications_each_once_and_no_more_than_needed() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.SCORING);
        Person first = Scene.reviewer("甲");

        refused("noReviewer", () -> assign(application, Cast.person("路人")));
        assign(application, first);
        refused("assignedBefore", () -> assign(application, first));
        assign(application, Scene.reviewer("乙"));
        refused("enoughReviewers", () -> assign(application, Scene.reviewer("丙")));
        refused(
                "dueOver",
                () -> reviewing.assign(application.id, List.of(Scene.reviewer("丁").id), today.minusDays(1), today));
        assertThat(ReviewAssignment.count("application.id", application.id)).isEqualTo(2);
    }

    @Test
    void an_office_sees_and_recommends_its_own_region_only() {
        Scene scene = Scene.batch(programme -> programme.recommendation = true);
        Application hangzhou = scene.application("杭州云器", ApplicationState.RECOMMENDATION);
        Application ningbo = scene.application(in("330200"), ApplicationState.RECOMMENDATION);
        Application chengdu = scene.application(in("510100"), ApplicationState.RECOMMENDATION);
        RegionalOfficer province = office("330000");
        RegionalOfficer city = office("330200");

        assertThat(seen(province)).contains(hangzhou.id, ningbo.id).doesNotContain(chengdu.id);
        assertThat(seen(city)).contains(ningbo.id).doesNotContain(hangzhou.id, chengdu.id);
        assertThatThrownBy(() -> recommendations.recommend(city, hangzhou.id, "推荐"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> recommendations.refuse(province, chengdu.id, "不符", province.person))
                .isInstanceOf(NotFoundException.class);

        recommendations.recommend(province, hangzhou.id, "推荐");
        assertThat(Scene.again(hangzhou).state).isEqualTo(ApplicationState.FORMAL_CHECK);
        assertThatThrownBy(() -> recommendations.refuse(province, hangzhou.id, "不符", province.person))
                .isInstanceOf(IllegalTransitionException.class);
        assertThat(Scene.again(chengdu).state).isEqualTo(ApplicationState.RECOMMENDATION);
    }

    @Test
    void a_return_happens_once_and_what_is_not_completed_by_its_day_is_refused() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.FORMAL_CHECK);
        Person admin = Cast.person("管理员");
        formalCheck.giveBack(application.id, "缺少合同", admin);
        LocalDate due = Objects.requireNonNull(Scene.again(application).completionDue);
        assertThat(due).isEqualTo(Scene.bean(WorkingDays.class).after(today, 5));

        formalCheck.refuseLate(due);
        assertThat(Scene.again(application).state)
                .as("the day itself still counts")
                .isEqualTo(ApplicationState.RETURNED);
        formalCheck.refuseLate(due.plusDays(1));
        Application late = Scene.again(application);
        assertThat(late.state).isEqualTo(ApplicationState.REFUSED);
        assertThat(late.refusedAtStage).isEqualTo(Stage.COMPLETION);

        Application second = scene.application("宁波云器", ApplicationState.FORMAL_CHECK);
        QuarkusTransaction.requiringNew()
                .run(() -> Application.update("completedOnce = true where id = ?1", second.id));
        assertThatThrownBy(() -> formalCheck.giveBack(second.id, "再次", admin))
                .isInstanceOf(IllegalTransitionException.class);
        formalCheck.accept(second.id, null, admin);
        assertThatThrownBy(() -> formalCheck.accept(second.id, null, admin))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void nobody_recommends_or_checks_the_application_of_their_own_organization() {
        Scene scene = Scene.batch(programme -> programme.recommendation = true);
        Person owner = Cast.owner("申报人", "杭州云器", true, false);
        Application application = scene.application(owner, ApplicationState.RECOMMENDATION);
        Scene.officer(owner, "330000");
        RegionalOfficer own =
                QuarkusTransaction.requiringNew().call(() -> RegionalOfficer.<RegionalOfficer>findById(owner.id));

        refused("ownOrganization", () -> recommendations.recommend(own, application.id, "推荐"));
        refused("ownOrganization", () -> recommendations.refuse(own, application.id, "不符", owner));
        recommendations.recommend(office("330000"), application.id, "推荐");
        refused("ownOrganization", () -> formalCheck.accept(application.id, null, owner));
        refused("ownOrganization", () -> formalCheck.giveBack(application.id, "补充", owner));
        refused("ownOrganization", () -> formalCheck.refuse(application.id, "不符", owner));
        assertThat(Scene.again(application).state).isEqualTo(ApplicationState.FORMAL_CHECK);
    }

    @Test
    void an_appeal_admits_what_a_failed_site_check_had_ruled_out() {
        Scene scene = Scene.batch(programme -> programme.siteCheck = true);
        Application application = scene.scored("杭州云器", 85);
        Person admin = Cast.person("管理员");
        stageResults.record(application.id, StageResult.Stage.SITE_CHECK, today, false, "现场不符", admin, today);
        results.refuse(scene.batch.id, List.of(application.id), "现场不符", admin);

        QuarkusTransaction.requiringNew().run(() -> Scene.bean(ApplicationLifecycle.class)
                .restore(Application.findById(application.id), "申诉成立"));

        assertThat(suggestion(scene, application)).isEqualTo(Ranking.Suggestion.PROPOSE);
    }

    @Test
    void the_record_says_in_words_what_the_portal_did_by_rule() {
        Scene scene = Scene.batch();
        Application application = scene.application("杭州云器", ApplicationState.FORMAL_CHECK);
        formalCheck.giveBack(application.id, "缺少合同", Cast.person("管理员"));
        formalCheck.refuseLate(
                Objects.requireNonNull(Scene.again(application).completionDue).plusDays(1));

        String page = Visitor.reading("en")
                .signIn("admin@demo.pool")
                .get("/admin/whitelist/applications/" + application.id)
                .text();
        assertThat(page).contains("The portal, by rule");
    }

    @Test
    void a_stage_without_a_result_keeps_an_application_off_the_suggested_list() {
        Scene scene = Scene.batch(programme -> programme.siteCheck = true);
        Application application = scene.scored("杭州云器", 85);
        assertThat(suggestion(scene, application)).isEqualTo(Ranking.Suggestion.MISSING_STAGE);

        Person admin = Cast.person("管理员");
        refused(
                "stageNotAsked",
                () -> stageResults.record(
                        application.id, StageResult.Stage.ORAL_DEFENCE, today, true, "好", admin, today));
        refused(
                "heldAhead",
                () -> stageResults.record(
                        application.id, StageResult.Stage.SITE_CHECK, today.plusDays(1), true, "好", admin, today));
        stageResults.record(application.id, StageResult.Stage.SITE_CHECK, today, false, "现场不符", admin, today);
        assertThat(suggestion(scene, application)).isEqualTo(Ranking.Suggestion.STAGE_FAILED);
        stageResults.record(application.id, StageResult.Stage.SITE_CHECK, today, true, "复查相符", admin, today);
        assertThat(suggestion(scene, application)).isEqualTo(Ranking.Suggestion.PROPOSE);
    }

    @Test
    void several_are_refused_with_one_reason_or_none_of_them() {
        Scene scene = Scene.batch();
        Application low = scene.scored("杭州云器", 40);
        Application good = scene.scored("宁波云器", 90);
        Application other = Scene.batch().scored("别的批次", 50);
        Person admin = Cast.person("管理员");

        refused("nothingChosen", () -> results.refuse(scene.batch.id, List.of(), "未达", admin));
        refused("notScored", () -> results.refuse(scene.batch.id, List.of(low.id, other.id), "未达", admin));
        assertThat(Scene.again(low).state).isEqualTo(ApplicationState.SCORED);

        results.refuse(scene.batch.id, List.of(low.id, good.id), "未入选", admin);
        assertThat(Scene.again(low).refusedAtStage).isEqualTo(Stage.SCORING);
        assertThat(Scene.again(good).refusedAtStage).isEqualTo(Stage.QUOTA);
    }

    @Test
    void the_result_of_many_costs_as_many_statements_as_the_result_of_few() {
        Scene scene = Scene.batch(programme -> programme.siteCheck = true);
        for (int i = 0; i < 3; i++) {
            scene.scored("少数" + i, 70 + i);
        }
        long few = statements(scene);
        for (int i = 0; i < 30; i++) {
            scene.scored("多数" + i, 60 + i);
        }
        // The pollers of the portal count, too: a few of their statements may fall into the measurement.
        assertThat(statements(scene)).isLessThan(few + 30);
    }

    private long statements(Scene scene) {
        long before = sessions.getStatistics().getPrepareStatementCount();
        QuarkusTransaction.requiringNew().run(() -> {
            BatchResults.Standing standing = results.of(scene.batch.id);
            standing.applications().values().forEach(application -> application.subjectName(Language.EN));
            results.means(List.copyOf(standing.applications().keySet()));
        });
        return sessions.getStatistics().getPrepareStatementCount() - before;
    }

    private void assign(Application application, Person reviewer) {
        reviewing.assign(application.id, List.of(reviewer.id), today.plusDays(5), today);
    }

    private Ranking.Suggestion suggestion(Scene scene, Application application) {
        return results.of(scene.batch.id).ranking().places().stream()
                .filter(place -> place.candidate().id() == application.id)
                .findFirst()
                .orElseThrow()
                .suggestion();
    }

    private List<Long> seen(RegionalOfficer officer) {
        return recommendations.list(officer, true, 1, 1000).stream()
                .map(application -> application.id)
                .toList();
    }

    private static RegionalOfficer office(String region) {
        Person person = Cast.person("专员");
        Scene.officer(person, region);
        return QuarkusTransaction.requiringNew().call(() -> RegionalOfficer.<RegionalOfficer>find(
                        "from RegionalOfficer r join fetch r.person where r.personId = ?1", person.id)
                .firstResult());
    }

    private static Person in(String region) {
        Person owner = Cast.owner("申报人", "地区" + region, true, false);
        QuarkusTransaction.requiringNew()
                .run(() -> Organization.update("region = ?1 where id = ?2", region, owner.organizationId));
        return owner;
    }

    private static void conversation(Person manufacturer, Person provider) {
        Cast.conversation(
                manufacturer, Cast.solution(provider, "空压站节能", new Contact("周雨晴", null, "0571-88886666", null)));
    }

    private static void state(Batch batch, BatchState state) {
        QuarkusTransaction.requiringNew().run(() -> Batch.update("state = ?1 where id = ?2", state, batch.id));
    }

    private static AssessmentRefusedException refused(String key, ThrowingCallable step) {
        AssessmentRefusedException refusal = catchThrowableOfType(AssessmentRefusedException.class, step);
        assertThat(refusal).as(key).isNotNull();
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.text(Language.ZH)).isNotBlank();
        assertThat(refusal.text(Language.EN)).isNotBlank();
        return refusal;
    }
}
