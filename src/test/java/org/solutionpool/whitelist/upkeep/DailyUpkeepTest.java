package org.solutionpool.whitelist.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignatures;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.upkeep.HolderSteps.NewPiece;

/** What the calendar brings, with the day as an argument; all of it far ahead, so that the real day brings nothing. */
@QuarkusTest
class DailyUpkeepTest {

    private static final LocalDate LISTED = LocalDate.of(2031, 1, 10);
    private static final LocalDate LAST = LocalDate.of(2033, 1, 9);

    @Inject
    DailyUpkeep upkeep;

    @Inject
    Measures measures;

    @Inject
    Removals removals;

    @Inject
    HolderSteps steps;

    @Inject
    AnnualReviews reviews;

    @Inject
    Countersignatures countersignatures;

    private Person admin;
    private ListedEntry entry;

    @BeforeEach
    void an_entry_is_listed() {
        admin = Cast.person("管理员甲");
        entry = ListedEntry.of(Cast.owner("持有人", "苏州上云科技有限公司", true, false), LISTED);
        assertThat(entry.now().validUntil).isEqualTo(LAST);
    }

    @Test
    void a_holder_is_reminded_once_at_each_mark() {
        upkeep.run(LAST.minusDays(91));
        assertThat(entry.told("upkeep.expiring")).isZero();
        upkeep.run(LAST.minusDays(90));
        upkeep.run(LAST.minusDays(90));
        upkeep.run(LAST.minusDays(60));
        assertThat(entry.told("upkeep.expiring")).isEqualTo(1);
        upkeep.run(LAST.minusDays(30));
        assertThat(entry.told("upkeep.expiring")).isEqualTo(2);
        upkeep.run(LAST.minusDays(7));
        upkeep.run(LAST);
        assertThat(entry.told("upkeep.expiring")).isEqualTo(3);
    }

    @Test
    void after_missed_days_only_the_nearest_mark_is_told() {
        upkeep.run(LAST.minusDays(5));
        upkeep.run(LAST.minusDays(4));
        assertThat(entry.told("upkeep.expiring")).isEqualTo(1);
    }

    @Test
    void replicas_that_run_at_the_same_time_tell_it_once() throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> run = () -> {
                upkeep.run(LAST.minusDays(30));
                return true;
            };
            replicas.invokeAll(IntStream.range(0, 4).mapToObj(i -> run).toList())
                    .forEach(done -> {
                        assertThat(done.state()).isEqualTo(Future.State.SUCCESS);
                    });
        }
        assertThat(entry.told("upkeep.expiring")).isEqualTo(1);
    }

    @Test
    void the_day_is_the_one_in_china() {
        assertThat(WorkingDays.dayOf(Instant.parse("2033-01-09T15:59:59Z"))).isEqualTo(LAST);
        assertThat(WorkingDays.dayOf(Instant.parse("2033-01-09T16:00:00Z"))).isEqualTo(LAST.plusDays(1));
    }

    @Test
    void an_entry_is_valid_to_the_end_of_its_last_day_and_expired_on_the_next() {
        upkeep.run(LAST);
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        upkeep.run(LAST.plusDays(1));
        upkeep.run(LAST.plusDays(2));
        assertThat(entry.now().state).isEqualTo(EntryState.EXPIRED);
        assertThat(entry.told("whitelist.entry.expire")).isEqualTo(1);
    }

    @Test
    void an_entry_whose_removal_waits_for_a_second_admin_expires_only_after_that_decision() {
        Person second = Cast.person("管理员乙");
        Countersignature asked = removals.ask(
                entry.id,
                entry.now().version,
                new RemovalRequest("检测报告系伪造", LAST.plusYears(3), false, null, null, null),
                admin);
        upkeep.run(LAST.plusDays(1));
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        countersignatures.decline(asked.id, second, "证据不足");
        upkeep.run(LAST.plusDays(1));
        assertThat(entry.now().state).isEqualTo(EntryState.EXPIRED);
    }

    @Test
    void what_was_told_is_not_looked_at_again_before_the_next_mark() {
        LocalDate day = LAST.minusDays(85);
        long piece = entry.evidence("高新技术企业证书", day.plusDays(20));
        assertThat(DailyUpkeep.entriesToRemindOf(day)).contains(entry.id);
        assertThat(DailyUpkeep.evidenceToLookAfter(day)).contains(piece);
        upkeep.run(day);
        assertThat(DailyUpkeep.entriesToRemindOf(day)).doesNotContain(entry.id);
        assertThat(DailyUpkeep.evidenceToLookAfter(day)).doesNotContain(piece);
        assertThat(DailyUpkeep.entriesToRemindOf(LAST.minusDays(30))).contains(entry.id);
        assertThat(DailyUpkeep.evidenceToLookAfter(day.plusDays(21))).contains(piece);
        upkeep.run(day.plusDays(52));
        assertThat(DailyUpkeep.evidenceToLookAfter(day.plusDays(52))).doesNotContain(piece);
    }

    @Test
    void expired_evidence_is_asked_for_at_once_and_suspends_after_the_grace_period() {
        LocalDate last = LISTED.plusDays(100);
        entry.evidence("软件能力成熟度证书", last);
        upkeep.run(last.minusDays(30));
        assertThat(entry.told("upkeep.evidenceExpiring")).isEqualTo(1);
        upkeep.run(last.plusDays(1));
        upkeep.run(last.plusDays(2));
        assertThat(entry.told("upkeep.evidenceExpired")).isEqualTo(1);
        upkeep.run(last.plusDays(30));
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        upkeep.run(last.plusDays(31));
        upkeep.run(last.plusDays(32));
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);
        assertThat(entry.measures()).singleElement().satisfies(measure -> {
            assertThat(measure.byRule).isEqualTo(Measure.Rule.EXPIRED_EVIDENCE);
            assertThat(measure.decidedBy).isNull();
            assertThat(measure.stateBefore).isEqualTo(EntryState.VALID);
        });
    }

    @Test
    void newer_evidence_ends_the_reminders_and_keeps_the_entry_in_force() {
        LocalDate last = LISTED.plusDays(100);
        long piece = entry.evidence("电信业务许可", last);
        steps.handIn(
                entry.holder,
                entry.id,
                piece,
                new NewPiece("电信业务许可（续）", null, "https://example.cn/new", null, last.plusYears(5)));
        upkeep.run(last.plusDays(60));
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(entry.told("upkeep.evidenceExpired")).isZero();
    }

    @Test
    void an_admin_ends_a_suspension_for_expired_evidence_and_it_does_not_come_back() {
        LocalDate last = LISTED.plusDays(100);
        long piece = entry.evidence("信用报告", last);
        upkeep.run(last.plusDays(40));
        steps.handIn(
                entry.holder,
                entry.id,
                piece,
                new NewPiece("信用报告（新）", null, "https://example.cn/new", null, last.plusYears(1)));
        assertThat(entry.now().state).as("an admin looks first").isEqualTo(EntryState.SUSPENDED);
        assertThat(QuarkusTransaction.requiringNew().call(EntryQuery::countEvidenceToCheck))
                .isPositive();
        measures.reinstate(entry.id, entry.now().version, "新材料有效");
        upkeep.run(last.plusDays(41));
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
    }

    @Test
    void an_overdue_rectification_suspends_by_rule_and_finding_it_done_reinstates() {
        LocalDate due = LISTED.plusDays(30);
        Measure demanded = measures.demandRectification(entry.id, entry.now().version, "补齐设备清单", due, null, admin);
        assertThat(entry.now().state).isEqualTo(EntryState.RECTIFYING);
        upkeep.run(due);
        assertThat(entry.now().state).as("to the end of its day").isEqualTo(EntryState.RECTIFYING);
        upkeep.run(due.plusDays(1));
        upkeep.run(due.plusDays(2));
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);
        assertThat(entry.measures()).hasSize(2);
        measures.confirmMet(entry.id, demanded.id, "已补齐");
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(entry.measures().getFirst().liftedAt).isNotNull();
        upkeep.run(due.plusDays(3));
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
    }

    @Test
    void a_report_is_asked_for_each_year_after_six_months_reminded_and_shown_when_overdue() {
        upkeep.run(LocalDate.of(2031, 3, 1));
        assertThat(entry.told("upkeep.reviewDue")).as("not listed long enough").isZero();
        upkeep.run(LocalDate.of(2032, 1, 1));
        upkeep.run(LocalDate.of(2032, 1, 2));
        assertThat(entry.told("upkeep.reviewDue")).isEqualTo(1);
        upkeep.run(LocalDate.of(2032, 3, 1));
        upkeep.run(LocalDate.of(2032, 3, 24));
        upkeep.run(LocalDate.of(2032, 3, 31));
        assertThat(entry.told("upkeep.reviewSoon")).isEqualTo(2);
        assertThat(entry.told("upkeep.reviewOverdue")).isZero();
        upkeep.run(LocalDate.of(2032, 4, 1));
        upkeep.run(LocalDate.of(2032, 4, 2));
        assertThat(entry.told("upkeep.reviewOverdue")).isEqualTo(1);
        AnnualReview review = QuarkusTransaction.requiringNew()
                .call(() ->
                        AnnualReview.<AnnualReview>find("entry.id", entry.id).singleResult());
        assertThat(review.year).isEqualTo(2031);
        assertThat(review.dueOn).isEqualTo(LocalDate.of(2032, 3, 31));
        long overdue =
                QuarkusTransaction.requiringNew().call(() -> AnnualReview.countOverdue(LocalDate.of(2032, 4, 1)));
        reviews.report(entry.holder, review.id, new AnnualReviews.Report(2, 5, 0, "无"));
        assertThat(QuarkusTransaction.requiringNew().call(() -> AnnualReview.countOverdue(LocalDate.of(2032, 4, 1))))
                .isEqualTo(overdue - 1);
        reviews.ask(admin, review.id, "请说明新增客户");
        assertThat(entry.told("upkeep.reviewAsked")).isEqualTo(1);
        reviews.report(entry.holder, review.id, new AnnualReviews.Report(2, 5, 0, "五家均为注塑企业"));
        reviews.confirm(admin, review.id);
        assertThat(entry.told("upkeep.reviewConfirmed")).isEqualTo(1);
    }
}
