package org.solutionpool.whitelist.assessment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.solutionpool.account.KnownReviewer;
import org.solutionpool.account.Person;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.journeys.Cast;
import org.solutionpool.organization.Organization;
import org.solutionpool.whitelist.application.Answer;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.assessment.Reviewing.Mark;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.CriteriaSet;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** A batch that is being assessed, its applicants and its reviewers, each of them new. */
public final class Scene {

    private static final AtomicInteger NEXT = new AtomicInteger();

    public final Batch batch;
    public final Criterion mandatory;
    public final Criterion practice;
    public final Criterion team;

    private Scene(Batch batch, List<Criterion> criteria) {
        this.batch = batch;
        this.mandatory = criteria.get(0);
        this.practice = criteria.get(1);
        this.team = criteria.get(2);
    }

    public static Scene batch() {
        return batch(programme -> {});
    }

    /** A batch of providers: one mandatory condition, 60 and 40 points, pass mark 60, two reviewers, spread limit 15. */
    public static Scene batch(Consumer<Programme> rules) {
        int number = NEXT.incrementAndGet();
        return QuarkusTransaction.requiringNew().call(() -> {
            Programme programme = new Programme();
            programme.code = "SCENE-" + number + "-" + System.nanoTime() % 100_000;
            programme.subject = Programme.Subject.PROVIDER;
            programme.state = Programme.State.ACTIVE;
            programme.nameZh = "设备上云服务商" + number;
            programme.nameEn = "Equipment to cloud " + number;
            programme.issuerZh = "工业和信息化局";
            programme.issuerEn = "Bureau of Industry";
            programme.callZh = "征集";
            programme.callEn = "Call";
            programme.createdAt = Instant.now();
            rules.accept(programme);
            programme.persist();
            CriteriaSet set = new CriteriaSet();
            set.programme = programme;
            set.number = 1;
            set.state = CriteriaSet.State.FROZEN;
            set.passMark = 60;
            set.createdAt = Instant.now();
            set.frozenAt = set.createdAt;
            set.persist();
            criterion(set, Criterion.Kind.MANDATORY, 1, "在中国注册", "Registered in China", 0);
            criterion(set, Criterion.Kind.SCORED, 1, "实践案例", "Cases", 60);
            criterion(set, Criterion.Kind.SCORED, 2, "团队能力", "Team", 40);
            Batch batch = new Batch();
            batch.programme = programme;
            batch.criteriaSet = set;
            batch.number = 1;
            batch.state = BatchState.ASSESSMENT;
            batch.opensOn = WorkingDays.today().minusDays(40);
            batch.closesOn = WorkingDays.today().minusDays(10);
            batch.createdAt = Instant.now();
            batch.persist();
            return new Scene(batch, set.criteria());
        });
    }

    private static void criterion(
            CriteriaSet set, Criterion.Kind kind, int position, String zh, String en, int weight) {
        Criterion criterion = new Criterion();
        criterion.criteriaSet = set;
        criterion.kind = kind;
        criterion.position = position;
        criterion.nameZh = zh;
        criterion.nameEn = en;
        criterion.guidanceZh = "请附证明材料";
        criterion.guidanceEn = "Attach evidence";
        criterion.weight = weight;
        if (weight > 0) {
            criterion.levels = List.of(
                    new Criterion.Level(weight / 2, "三个以上", "Three or more"), new Criterion.Level(0, "少于三个", "Fewer"));
        }
        criterion.persist();
    }

    /** An application of a new provider. */
    public Application application(String provider, ApplicationState state) {
        return application(Cast.owner("申报人", provider, true, false), state);
    }

    /** An application of the organization somebody belongs to. */
    public Application application(Person by, ApplicationState state) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Application application = new Application();
            application.batch = Batch.findById(batch.id);
            application.organization = Organization.findById(by.organizationId);
            application.state = state;
            application.createdBy = Person.findById(by.id);
            application.createdAt = Instant.now();
            application.submittedAt = application.createdAt;
            application.stateSince = application.createdAt;
            application.declaredName = "申报人";
            application.persist();
            Answer answer = new Answer();
            answer.application = application;
            answer.criterion = Criterion.findById(practice.id);
            answer.selfScore = 50;
            answer.statement = "已接入设备三百台";
            answer.persist();
            return application;
        });
    }

    /** A scored application that may be proposed. */
    public Application scored(String provider, int score) {
        return scored(Cast.owner("申报人", provider, true, false), score);
    }

    public Application scored(Person by, int score) {
        Application application = application(by, ApplicationState.SCORING);
        QuarkusTransaction.requiringNew().run(() -> bean(ApplicationLifecycle.class)
                .score(Application.findById(application.id), BigDecimal.valueOf(score), BigDecimal.ZERO, score >= 60));
        return application;
    }

    /** Somebody who can be given applications. */
    public static Person reviewer(String name) {
        return known(Cast.person(name));
    }

    /** Makes somebody one who can be given applications. */
    public static Person known(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person known = Person.findById(person.id);
            if (!KnownReviewer.is(known)) {
                KnownReviewer reviewer = new KnownReviewer();
                reviewer.person = known;
                reviewer.since = Instant.now();
                reviewer.persist();
            }
            return known;
        });
    }

    public static void officer(Person person, String region) {
        QuarkusTransaction.requiringNew().run(() -> {
            RegionalOfficer.deleteById(person.id);
            RegionalOfficer officer = new RegionalOfficer();
            officer.person = Person.findById(person.id);
            officer.region = region;
            officer.appointedAt = Instant.now();
            officer.persist();
        });
    }

    /** Gives an application to a reviewer, who declares to have no conflict; the assignment's id. */
    public long assigned(Application application, Person reviewer) {
        Reviewing reviewing = bean(Reviewing.class);
        LocalDate today = WorkingDays.today();
        reviewing.assign(application.id, List.of(reviewer.id), today.plusDays(10), today);
        long id = QuarkusTransaction.requiringNew().call(() -> ReviewAssignment.<ReviewAssignment>find(
                        "application.id = ?1 and reviewer.id = ?2", application.id, reviewer.id)
                .firstResult()
                .id);
        reviewing.declareNoConflict(id, reviewer);
        return id;
    }

    /** What a reviewer fills in. */
    public Map<Long, Mark> marks(boolean met, String practicePoints, String teamPoints) {
        return Map.of(
                mandatory.id, new Mark(met, null, "已核对"),
                practice.id, new Mark(null, new BigDecimal(practicePoints), "案例充分"),
                team.id, new Mark(null, new BigDecimal(teamPoints), "团队稳定"));
    }

    /** Gives an application to a reviewer who hands these scores in. */
    public void scoredBy(Application application, Person reviewer, boolean met, String practice, String team) {
        bean(Reviewing.class).submit(assigned(application, reviewer), reviewer, marks(met, practice, team), "总体良好");
    }

    public static Application again(Application application) {
        return QuarkusTransaction.requiringNew().call(() -> Application.<Application>find(
                        "from Application a join fetch a.batch b join fetch b.programme join fetch a.organization"
                                + " where a.id = ?1",
                        application.id)
                .firstResult());
    }

    public static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
