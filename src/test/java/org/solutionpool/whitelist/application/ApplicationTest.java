package org.solutionpool.whitelist.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.solutionpool.journeys.Visitor.field;
import static org.solutionpool.journeys.Visitor.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.ws.rs.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.account.Roles;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.WhitelistCast;
import org.solutionpool.whitelist.application.Refusal.Reason;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchIntake;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.Programme.Subject;
import org.solutionpool.whitelist.programme.RefusedException;
import org.solutionpool.whitelist.programme.WorkingDays;

/** A provider applies: what is refused and why, what is kept, what is missing, and the last moment of the last day. */
@QuarkusTest
@TestSecurity(user = "apply-lin", roles = Roles.PROVIDER)
class ApplicationTest {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @Inject
    Applications applications;

    @Inject
    BatchIntake intake;

    @Inject
    ApplicationLifecycle lifecycle;

    @Inject
    SessionFactory sessions;

    private final Visitor lin = Visitor.anonymous();

    private Person applicant;

    @BeforeEach
    void aProviderWhoSignsIn() {
        applicant = QuarkusTransaction.requiringNew()
                .call(() -> Person.ofSubject("apply-lin").orElse(null));
        if (applicant == null || applicant.organizationId == null) {
            Person owner = Cast.owner("林工", "常州试申报科技有限公司", true, false);
            QuarkusTransaction.requiringNew().run(() -> {
                Person.delete("subject", "apply-lin");
                Person.<Person>findById(owner.id).subject = "apply-lin";
            });
            applicant = QuarkusTransaction.requiringNew()
                    .call(() -> Person.ofSubject("apply-lin").orElseThrow());
        }
    }

    @Test
    void aProviderFillsInTheFormAddsEvidenceDeclaresAndHandsIn() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(10));
        Answer form =
                lin.submit(lin.get("/provider/applications/new?batch=" + batch.id), "form[action$=/applications/new]");
        assertThat(form.path()).matches("/provider/applications/\\d+");
        assertThat(form.page().select("#gaps ~ ul a"))
                .as("everything is missing")
                .hasSizeGreaterThan(9);
        long id = id(form);

        Criterion legal = criteria(batch).getFirst();
        FieldNames names = FieldNames.of(legal.id);
        Answer saved = lin.submit(
                form,
                "form[enctype]",
                field(names.met(), "true"),
                field(names.statement(), "成立于 2015 年"),
                field(names.kind(), "LICENCE"),
                file(names.file(), "营业执照.pdf", PDF),
                field(names.issuedOn(), today().minusYears(3).toString()),
                field("add", names.evidence()));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.page().select(".files a").eachText()).contains("营业执照.pdf");
        assertThat(saved.page().select("a[href='#" + names.met() + "']")).isEmpty();
        assertThat(lin.get(saved.page().selectFirst(".files a").attr("href")).status())
                .isEqualTo(200);

        Answer gaps = lin.get("/provider/applications/" + id + "/submit");
        assertThat(gaps.page().select("form[action$=/submit]")).isEmpty();

        QuarkusTransaction.requiringNew().run(() -> {
            org.solutionpool.whitelist.application.Answer.delete("application.id", id);
            Evidence.delete("application.id", id);
        });
        WhitelistCast.complete(find(id));
        Answer declaration = lin.get("/provider/applications/" + id + "/submit");
        Answer unsigned = lin.submit(declaration, "form[action$=/submit]", field("name", ""));
        assertThat(unsigned.status()).isEqualTo(422);
        assertThat(unsigned.page().select("#name-error, #agreed-error")).hasSize(2);
        Answer done = lin.submit(declaration, "form[action$=/submit]", field("name", "林工"), field("agreed", "true"));
        assertThat(done.text()).contains("申报已提交", "形式审查", "声明人：林工");
        assertThat(done.page().select("form[enctype]"))
                .as("nothing to write in any more")
                .isEmpty();
        assertThat(find(id).state).isEqualTo(ApplicationState.FORMAL_CHECK);
    }

    @Test
    void evidenceThatHasExpiredOrComesFromAnywhereIsToldBesideItsField() {
        Application draft = draft(WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(10)));
        Criterion legal = criteria(draft.batch).getFirst();
        FieldNames names = FieldNames.of(legal.id);
        Answer form = lin.get("/provider/applications/" + draft.id);

        Answer wrong = lin.submit(
                form,
                "form[enctype]",
                field(names.statement(), "写了很久的说明"),
                field(names.kind(), "LICENCE"),
                field(names.link(), "http://example.com/licence"),
                field(names.issuedOn(), today().minusYears(2).toString()),
                field(names.expiresOn(), today().minusYears(3).toString()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().getElementById(names.link() + "-error").text()).contains("https://");
        assertThat(wrong.page().getElementById(names.expiresOn() + "-error").text())
                .contains("要晚于签发日期");
        assertThat(wrong.page().getElementById(names.statement()).wholeText()).contains("写了很久的说明");

        Answer expired = lin.submit(
                form,
                "form[enctype]",
                field(names.kind(), "LICENCE"),
                field(names.link(), "https://example.com/licence"),
                field(names.expiresOn(), today().minusDays(1).toString()));
        assertThat(expired.page().getElementById(names.expiresOn() + "-error").text())
                .contains("已经过期");

        Answer notAFile = lin.submit(
                form,
                "form[enctype]",
                field(names.kind(), "LICENCE"),
                file(names.file(), "执照.pdf", "MZ not a pdf".getBytes(StandardCharsets.US_ASCII)));
        assertThat(notAFile.status()).isEqualTo(422);
        assertThat(notAFile.page().getElementById(names.file() + "-error")).isNotNull();
    }

    @Test
    void aSecondWriterSeesWhatTheFirstOneSaved() {
        Application draft = draft(WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(10)));
        FieldNames names = FieldNames.of(criteria(draft.batch).getLast().id);
        Answer first = lin.get("/provider/applications/" + draft.id);
        Answer second = lin.get("/provider/applications/" + draft.id);
        lin.submit(first, "form[enctype]", field(names.statement(), "同事写的"));

        Answer conflict = lin.submit(second, "form[enctype]", field(names.statement(), "我写的"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.page().getElementById(names.statement()).wholeText())
                .contains("我写的");
        assertThat(conflict.text()).contains("同事写的");
        Answer again = lin.submit(conflict, "form[enctype]");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.page().getElementById(names.statement()).wholeText()).contains("我写的");
    }

    @Test
    void anApplicationIsHandedInUntilTheLastMomentOfTheLastDayInChina() {
        LocalDate last = today().plusDays(3);
        Application draft = draft(WhitelistCast.openBatch(Subject.PROVIDER, last));
        WhitelistCast.complete(draft);
        Instant end = WorkingDays.endOf(last);

        assertThat(refusal(() -> submit(draft, end))).isEqualTo(Reason.OVER);
        assertThat(find(draft.id).state).isEqualTo(ApplicationState.DRAFT);

        submit(draft, end.minusMillis(1));
        assertThat(find(draft.id).state).isEqualTo(ApplicationState.FORMAL_CHECK);
    }

    @Test
    void aReturnedApplicationIsCompletedUntilItsOwnDayAndOnce() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application draft = draft(batch);
        WhitelistCast.complete(draft);
        submit(draft, Instant.now());
        step(draft, () -> lifecycle.returnForCompletion(Application.findById(draft.id), "请补充信用报告"));
        LocalDate due = find(draft.id).completionDue;

        Answer page = lin.get("/provider/applications/" + draft.id);
        assertThat(page.text()).contains("请补充信用报告").contains("补正");
        assertThat(page.page().select("form[enctype]")).hasSize(1);

        Instant end = WorkingDays.endOf(due);
        assertThat(refusal(() -> submit(draft, end))).isEqualTo(Reason.COMPLETION_OVER);
        submit(draft, end.minusMillis(1));
        assertThat(find(draft.id).state).isEqualTo(ApplicationState.FORMAL_CHECK);
        assertThatThrownBy(
                        () -> step(draft, () -> lifecycle.returnForCompletion(Application.findById(draft.id), "再补一次")))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void theSameSubjectAppliesOnceABatchUnlessItWithdraws() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application first = draft(batch);

        assertThat(refusal(() -> draft(batch))).isEqualTo(Reason.TWICE);
        Answer page = lin.get("/provider/applications/new?batch=" + batch.id);
        assertThat(page.text()).contains("不能重复申报");
        assertThat(page.page().select("main a[href=/provider/applications/" + first.id + "]"))
                .isNotEmpty();

        lin.submit(lin.get("/provider/applications/" + first.id), "form[action$=/withdraw]");
        assertThat(find(first.id).state).isEqualTo(ApplicationState.WITHDRAWN);
        assertThat(draft(batch).id).isNotEqualTo(first.id);
    }

    @Test
    void aProviderAppliesForItselfWhateverSolutionTheFormSends() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Solution own =
                Cast.solution(applicant, "不相干的方案", new Contact("周敏", "售前工程师", "0512-66668888", "zhoumin@example.com"));

        assertThat(begin(batch, applicant, own.id, Instant.now()).solution).isNull();
        assertThat(refusal(() -> draft(batch))).as("it is the same subject").isEqualTo(Reason.TWICE);
    }

    @Test
    void whileOneApplicationIsNotFinishedAnotherBatchOfTheProgrammeTakesNoSecondOne() {
        Batch first = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application before = draft(first);
        WhitelistCast.complete(before);
        submit(before, Instant.now());
        Batch second = WhitelistCast.openBatch(first.programme, today().plusDays(9));

        assertThat(refusal(() -> draft(second))).isEqualTo(Reason.UNFINISHED);
        Answer page = lin.get("/provider/applications/new?batch=" + second.id);
        assertThat(page.text()).contains("尚未办结");
        assertThat(page.page().select("main a[href=/provider/applications/" + before.id + "]"))
                .isNotEmpty();

        applications.withdraw(before.id, applicant.organizationId);
        assertThat(draft(second).batch.id).isEqualTo(second.id);
    }

    @Test
    void aDraftThatCanNoLongerBeHandedInKeepsNobodyFromTheNextBatch() {
        Batch first = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        draft(first);
        Batch second = WhitelistCast.openBatch(first.programme, today().plusDays(9));
        assertThat(refusal(() -> draft(second))).isEqualTo(Reason.UNFINISHED);

        intake.close(first.id, "名额已满");

        assertThat(draft(second).batch.id).isEqualTo(second.id);
    }

    @Test
    void aRefusedApplicationLeadsToItsAppealAndOffersNoSecondOne() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application draft = draft(batch);
        WhitelistCast.complete(draft);
        submit(draft, Instant.now());
        Person admin = Cast.person("审查员");
        step(
                draft,
                () -> lifecycle.refuse(
                        Application.findById(draft.id), ApplicationLifecycle.Stage.FORMAL_CHECK, "材料不全", admin));

        Answer page = lin.get("/provider/applications/" + draft.id);
        assertThat(page.page().select("a[href=/provider/applications/" + draft.id + "/appeal]"))
                .isNotEmpty();
        assertThat(page.page().select("header a[href=/provider/entries]")).isNotEmpty();

        Answer form = lin.get("/provider/applications/" + draft.id + "/appeal");
        String appeal = lin.submit(form, "form[action$=/appeal]", field("text", "材料齐全，附清单"))
                .path();
        page = lin.get("/provider/applications/" + draft.id);
        assertThat(page.page().select("main a[href=" + appeal + "]")).isNotEmpty();
        assertThat(page.page().select("a[href$=/appeal]")).isEmpty();
        assertThat(page.text()).contains("申诉已受理");
    }

    @Test
    void anApplicationLeadsToTheObjectionsRaisedToIt() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application draft = draft(batch);
        step(draft, () -> Application.<Application>findById(draft.id).state = ApplicationState.PROPOSED);
        long objection = objection(batch, draft);

        Answer page = lin.get("/provider/applications/" + draft.id);

        assertThat(page.page().select("main a[href=/provider/objections/" + objection + "]"))
                .hasSize(1);
        assertThat(page.text()).contains("收到一项异议");
    }

    @Test
    void whoMayNotApplyIsToldBeforeAnythingIsTyped() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Instant now = Instant.now();

        assertThat(refusal(() -> begin(batch, applicant, null, WorkingDays.endOf(today().plusDays(3)))))
                .isEqualTo(Reason.OVER);
        assertThat(refusal(() -> begin(batch, applicant, null, now.minus(Duration.ofDays(2)))))
                .isEqualTo(Reason.NOT_YET);
        Person manufacturer = Cast.owner("厂长", "宁波只造不供有限公司", false, true);
        assertThat(refusal(() -> begin(batch, manufacturer, null, now))).isEqualTo(Reason.NO_PROVIDER);

        Person barred = Cast.owner("老板", "温州受限科技有限公司", true, false);
        bar(barred, today().plusMonths(6));
        assertThat(refusal(() -> begin(batch, barred, null, now))).isEqualTo(Reason.BARRED);
        Batch afterwards = WhitelistCast.openBatch(Subject.PROVIDER, today().plusMonths(7));
        assertThat(begin(afterwards, barred, null, WorkingDays.endOf(today().plusMonths(6))))
                .as("the day after the last one of the bar")
                .isNotNull();
    }

    @Test
    void anEntryIsRenewedInItsLastHalfYearAndNotBefore() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Person holder = Cast.owner("持有人", "苏州已入选科技有限公司", true, false);
        long entry = entry(batch, holder, today().plusDays(Eligibility.RENEWAL_DAYS + 1), "VALID");
        assertThat(refusal(() -> begin(batch, holder, null, Instant.now()))).isEqualTo(Reason.STILL_VALID);

        entryBecomes(entry, today().plusDays(Eligibility.RENEWAL_DAYS), "SUSPENDED");
        assertThat(refusal(() -> begin(batch, holder, null, Instant.now()))).isEqualTo(Reason.SUSPENDED);

        entryBecomes(entry, today().plusDays(Eligibility.RENEWAL_DAYS), "VALID");
        assertThat(begin(batch, holder, null, Instant.now()).renewedEntryId).isEqualTo(entry);
    }

    @Test
    void onlyOwnPublishedSolutionsAreAppliedFor() {
        Batch batch = WhitelistCast.openBatch(Subject.SOLUTION, today().plusDays(3));
        Contact contact = new Contact("周敏", "售前工程师", "0512-66668888", "zhoumin@example.com");
        Solution own = Cast.solution(applicant, "空压站节能方案", contact);
        Person other = Cast.owner("别人", "绍兴别家科技有限公司", true, false);
        Solution foreign = Cast.solution(other, "别家的方案", contact);

        assertThat(refusal(() -> begin(batch, applicant, null, Instant.now()))).isEqualTo(Reason.SOLUTION_MISSING);
        assertThatThrownBy(() -> begin(batch, applicant, foreign.id, Instant.now()))
                .isInstanceOf(NotFoundException.class);
        Application begun = begin(batch, applicant, own.id, Instant.now());
        assertThat(begun.solution.id).isEqualTo(own.id);
        assertThat(refusal(() -> begin(batch, applicant, own.id, Instant.now())))
                .isEqualTo(Reason.TWICE);
    }

    @Test
    void anEarlierApplicationIsTheStartOfANewOneWithoutWhatHasExpired() {
        Batch first = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application before = draft(first);
        WhitelistCast.complete(before);
        QuarkusTransaction.requiringNew().run(() -> {
            Evidence expired =
                    Application.<Application>findById(before.id).evidence().getFirst();
            expired.expiresOn = today().minusDays(1);
        });
        Batch second = WhitelistCast.openBatch(
                QuarkusTransaction.requiringNew().call(() -> Batch.<Batch>findById(first.id).programme),
                today().plusDays(9));

        applications.withdraw(before.id, applicant.organizationId);
        Application copy =
                applications.begin(second.id, applicant.organizationId, null, before.id, applicant, Instant.now());

        QuarkusTransaction.requiringNew().run(() -> {
            Application was = Application.findById(before.id);
            Application is = Application.findById(copy.id);
            assertThat(is.previousId).isEqualTo(before.id);
            assertThat(is.answers()).hasSameSizeAs(was.answers());
            assertThat(is.evidence()).hasSize(was.evidence().size() - 1);
        });
    }

    @Test
    void aBatchIsConcludedWithoutAListOnceEverythingIsDecidedAndNoAppealIsLeft() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application handedIn = handedIn(batch);
        assertCannotBeConcluded(batch, "concludeUndecided", Instant.now());
        refuse(handedIn);
        assertCannotBeConcluded(batch, "concludeAppeals", Instant.now());

        long appeal = System.nanoTime();
        sql(
                "insert into whitelist_appeal (id, version, application_id, organization_id, state, text, filed_by, filed_at)"
                        + " values (?1, 0, ?2, ?3, 'OPEN', 'x', ?4, now())",
                appeal,
                handedIn.id,
                applicant.organizationId,
                applicant.id);
        assertCannotBeConcluded(batch, "concludeAppeals", Instant.now());

        sql("update whitelist_appeal set state = 'DISMISSED' where id = ?1", appeal);
        intake.conclude(batch.id, "无一达标", Instant.now());
        assertThat(find(handedIn.id).batch.state).isEqualTo(BatchState.CLOSED);
    }

    @Test
    void aBatchIsConcludedWithoutAListOnlyWhenNobodyCanAppealAnyMore() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application handedIn = handedIn(batch);
        refuse(handedIn);
        LocalDate last =
                QuarkusTransaction.requiringNew().call(() -> lifecycle.appealDue(Application.findById(handedIn.id)));

        assertCannotBeConcluded(
                batch, "concludeAppeals", WorkingDays.endOf(last).minusMillis(1));
        intake.conclude(batch.id, "无一达标", WorkingDays.endOf(last));
        assertThat(find(handedIn.id).batch.state).isEqualTo(BatchState.CLOSED);
    }

    /** In a batch whose intake is over. */
    private Application handedIn(Batch batch) {
        Application application = draft(batch);
        WhitelistCast.complete(application);
        submit(application, Instant.now());
        intake.close(batch.id, "名额已满");
        return application;
    }

    private void refuse(Application application) {
        Person admin = Cast.person("审查员");
        step(
                application,
                () -> lifecycle.refuse(
                        Application.findById(application.id), ApplicationLifecycle.Stage.FORMAL_CHECK, "材料不全", admin));
    }

    private void assertCannotBeConcluded(Batch batch, String why, Instant at) {
        assertThatThrownBy(() -> intake.conclude(batch.id, "无一达标", at))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.key())
                        .isEqualTo(why));
        assertThat(QuarkusTransaction.requiringNew().call(() -> Batch.<Batch>findById(batch.id).state))
                .isEqualTo(BatchState.ASSESSMENT);
    }

    @Test
    void anotherOrganizationFindsNothing() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Person other = Cast.owner("别人", "嘉兴别家科技有限公司", true, false);
        Application foreign = begin(batch, other, null, Instant.now());

        for (String path : new String[] {"", "/submit"}) {
            assertThat(lin.get("/provider/applications/" + foreign.id + path).status())
                    .isEqualTo(404);
        }
        assertThatThrownBy(() -> applications.withdraw(foreign.id, applicant.organizationId))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aCancelledBatchEndsItsApplicationsAndTellsTheApplicants() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        Application draft = draft(batch);

        intake.cancel(batch.id, "计划调整");

        assertThat(find(draft.id).state).isEqualTo(ApplicationState.WITHDRAWN);
        assertThat(QuarkusTransaction.requiringNew().call(() -> Notice.of(applicant, 1, 50)))
                .anySatisfy(notice -> {
                    assertThat(notice.kind).isEqualTo("batch.cancelled");
                    assertThat(notice.link).isEqualTo("/provider/applications/" + draft.id);
                });
    }

    @Test
    void theListNeedsNoMoreStatementsForMoreApplications() {
        draft(WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3)));
        draft(WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3)));
        long few = fewestStatements("/provider/applications");
        IntStream.range(0, 8).forEach(i -> draft(WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3))));

        assertThat(fewestStatements("/provider/applications")).isLessThanOrEqualTo(few);
    }

    @Test
    @TestSecurity(user = "apply-admin", roles = Roles.ADMIN)
    void theOverviewCountsApplicationsByStateInOneGroupedStatement() {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
        draft(batch);
        Answer page = lin.get("/admin/whitelist");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).contains(batch.programme.code);
        long few = fewestStatements("/admin/whitelist");
        IntStream.range(0, 4).forEach(i -> {
            Batch more = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(3));
            begin(more, Cast.owner("人" + i, "企业" + i, true, false), null, Instant.now());
        });

        assertThat(fewestStatements("/admin/whitelist")).isLessThanOrEqualTo(few);
    }

    private static LocalDate today() {
        return WorkingDays.today();
    }

    private Application draft(Batch batch) {
        return begin(batch, applicant, null, Instant.now());
    }

    private Application begin(Batch batch, Person by, Long solution, Instant at) {
        return applications.begin(batch.id, by.organizationId, solution, null, by, at);
    }

    private void submit(Application application, Instant at) {
        applications.submit(
                application.id, applicant.organizationId, find(application.id).version, "林工", applicant, at);
    }

    private static Reason refusal(Runnable act) {
        try {
            act.run();
        } catch (ApplicationRefusedException e) {
            return e.refusal().reason();
        }
        return null;
    }

    private static Application find(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Application found = Application.findById(id);
            found.batch.criteria().criteria();
            return found;
        });
    }

    private static List<Criterion> criteria(Batch batch) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Batch.<Batch>findById(batch.id).criteria().criteria());
    }

    private static void step(Application application, Runnable act) {
        QuarkusTransaction.requiringNew().run(act);
    }

    private static long id(Answer page) {
        return Long.parseLong(page.path().replaceAll("\\D+(\\d+).*", "$1"));
    }

    private static void sql(String statement, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            Query query = Application.getEntityManager().createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        });
    }

    /** An entry, and for a bar the measure it comes from, stand above this package: written as rows. */
    private static long entry(Batch batch, Person holder, LocalDate validUntil, String state) {
        long id = System.nanoTime();
        sql(
                "insert into whitelist_entry (id, version, certificate_number, batch_id, organization_id, provider_name,"
                        + " industries, sort_key, state, listed_on, valid_until, created_at, state_since)"
                        + " values (?1, 0, ?2, ?3, ?4, 'x', '{}', 'x', ?5, current_date, ?6, now(), now())",
                id,
                "T" + id,
                batch.id,
                holder.organizationId,
                state,
                validUntil);
        return id;
    }

    /** An objection stands above this package as well. */
    private static long objection(Batch batch, Application application) {
        long id = System.nanoTime();
        sql(
                "insert into whitelist_publicity (id, version, batch_id, number, state, days, starts_on, ends_on, text_zh,"
                        + " text_en, started_by, started_at) values (?1, 0, ?2, 1, 'RUNNING', 5, current_date,"
                        + " current_date + 7, '', '', ?3, now())",
                id,
                batch.id,
                application.createdBy.id);
        sql(
                "insert into whitelist_objection (id, version, publicity_id, application_id, state, objector_name,"
                        + " objector_email, text, language, token, received_at)"
                        + " values (?1, 0, ?1, ?2, 'OPEN', 'x', 'x@example.cn', '材料不实', 'ZH', ?3, now())",
                id,
                application.id,
                "t" + id);
        return id;
    }

    private static void entryBecomes(long id, LocalDate validUntil, String state) {
        sql("update whitelist_entry set state = ?2, valid_until = ?3 where id = ?1", id, state, validUntil);
    }

    private void bar(Person person, LocalDate until) {
        Batch batch = WhitelistCast.openBatch(Subject.PROVIDER, today().plusDays(1));
        long entry = entry(batch, person, today(), "REMOVED");
        long measure = System.nanoTime();
        sql(
                "insert into whitelist_measure (id, version, entry_id, kind, reason, state_before, falsified, decided_at)"
                        + " values (?1, 0, ?2, 'REMOVAL', '材料不实', 'VALID', true, now())",
                measure,
                entry);
        String code = QuarkusTransaction.requiringNew()
                .call(() -> Organization.<Organization>findById(person.organizationId).creditCode);
        sql(
                "insert into whitelist_bar (id, version, credit_code, name, until_day, measure_id) values (?1, 0, ?2, 'x', ?3, ?4)",
                System.nanoTime(),
                code,
                until,
                measure);
    }

    /** The pollers beside the tests send statements too: the least of several counts is the page's own. */
    private long fewestStatements(String path) {
        Statistics statistics = sessions.getStatistics();
        return LongStream.range(0, 6)
                .map(i -> {
                    long before = statistics.getPrepareStatementCount();
                    lin.get(path);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
