package org.solutionpool.whitelist.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.organization.CreditCode;
import org.solutionpool.organization.Organization;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationRefusedException;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.application.Eligibility;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignatures;
import org.solutionpool.whitelist.countersignature.SameAdminException;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

@QuarkusTest
class MeasuresAndAppealsTest {

    @Inject
    Measures measures;

    @Inject
    Removals removals;

    @Inject
    Countersignatures countersignatures;

    @Inject
    Appeals appeals;

    @Inject
    HolderSteps steps;

    @Inject
    ApplicationLifecycle applications;

    private final LocalDate today = WorkingDays.today();

    private Person first;
    private Person second;
    private Person third;
    private ListedEntry entry;

    @BeforeEach
    void an_entry_is_listed() {
        first = Cast.person("管理员甲");
        second = Cast.person("管理员乙");
        third = Cast.person("管理员丙");
        entry = ListedEntry.of(Cast.owner("持有人", "宁波数控云联有限公司", true, false), today.minusDays(30));
    }

    @Test
    void a_warning_stands_and_changes_nothing_else() {
        Measure warning = measures.warn(entry.id, entry.now().version, "案例描述夸大", null, first);
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(entry.told("upkeep.warned")).isEqualTo(1);
        assertThat(warning.stateBefore).isEqualTo(EntryState.VALID);
    }

    @Test
    void an_admin_who_has_not_seen_a_warning_decides_nothing() {
        long seen = entry.now().version;
        measures.warn(entry.id, seen, "案例描述夸大", null, first);
        assertRefused(Reason.CHANGED_MEANWHILE, () -> measures.suspend(entry.id, seen, "不知有警告", null, second));
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(entry.measures()).hasSize(1);
    }

    @Test
    void of_two_admins_who_decide_at_once_the_second_one_changes_nothing() throws Exception {
        long version = entry.now().version;
        List<Callable<Object>> both = List.of(
                () -> measures.suspend(entry.id, version, "甲的理由", null, first),
                () -> measures.warn(entry.id, version, "乙的理由", null, second));
        try (ExecutorService admins = Executors.newFixedThreadPool(2)) {
            List<Future<Object>> done = admins.invokeAll(both);
            assertThat(done)
                    .filteredOn(one -> one.state() == Future.State.FAILED)
                    .singleElement()
                    .satisfies(one -> assertThat(one.exceptionNow())
                            .isInstanceOf(UpkeepRefusedException.class)
                            .hasMessage(Reason.CHANGED_MEANWHILE.name()));
        }
        assertThat(entry.measures()).hasSize(1);
    }

    @Test
    void what_is_suspended_cannot_be_suspended_again() {
        measures.suspend(entry.id, entry.now().version, "投诉属实", null, first);
        assertThatThrownBy(() -> measures.suspend(entry.id, entry.now().version, "再次", null, second))
                .isInstanceOf(IllegalTransitionException.class);
        assertThat(entry.measures()).hasSize(1);
    }

    @Test
    void removal_waits_for_a_second_admin_and_then_bars_the_holder() {
        Countersignature asked = removals.ask(entry.id, entry.now().version, removal(false, null, null), first);
        assertThat(entry.now().state).as("nothing happens yet").isEqualTo(EntryState.VALID);
        assertThatThrownBy(() -> countersignatures.sign(asked.id, first)).isInstanceOf(SameAdminException.class);
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertRefused(
                Reason.REMOVAL_ASKED,
                () -> removals.ask(entry.id, entry.now().version, removal(false, null, null), third));
        countersignatures.sign(asked.id, second);
        assertThat(entry.now().state).isEqualTo(EntryState.REMOVED);
        assertThat(barred(holderCode(), today.plusYears(1))).isTrue();
        assertThat(barred(holderCode(), today.plusYears(3).plusDays(1))).isFalse();
    }

    @Test
    void falsified_evidence_suspends_at_once_and_bars_the_liable_party_with_the_second_signature() {
        CreditCode liable = CreditCode.of(Cast.creditCode());
        Countersignature asked = removals.ask(entry.id, entry.now().version, removal(true, "某某检测有限公司", liable), first);
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);
        assertRefused(Reason.REMOVAL_ASKED, () -> measures.reinstate(entry.id, entry.now().version, "误会"));
        assertRefused(Reason.REMOVAL_ASKED, () -> steps.resign(entry.holder, entry.id, "先走一步"));
        countersignatures.sign(asked.id, second);
        assertThat(entry.now().state).isEqualTo(EntryState.REMOVED);
        assertThat(entry.measures().getFirst().stateBefore).isEqualTo(EntryState.VALID);
        assertThat(barred(liable.value(), today)).isTrue();
        assertThat(barred(holderCode(), today)).isTrue();
    }

    @Test
    void a_declined_removal_gives_back_what_was_suspended_at_once() {
        Countersignature asked = removals.ask(entry.id, entry.now().version, removal(true, null, null), first);
        countersignatures.decline(asked.id, second, "证据不足");
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(entry.measures()).singleElement().satisfies(measure -> assertThat(measure.liftedAt)
                .isNotNull());
        assertThat(barred(holderCode(), today)).isFalse();
    }

    @Test
    void an_upheld_appeal_against_a_removal_restores_the_entry_and_lifts_the_bars() {
        CreditCode liable = CreditCode.of(Cast.creditCode());
        Countersignature asked = removals.ask(entry.id, entry.now().version, removal(true, "某某检测有限公司", liable), first);
        countersignatures.sign(asked.id, second);
        Appeal appeal = appeals.againstMeasure(entry.holder, entry.measures().getFirst().id, "检测报告真实，附原件", today);
        assertRefused(Reason.APPEAL_SAME_ADMIN, () -> appeals.decide(first, appeal.id, true, "同意", today));
        assertRefused(Reason.APPEAL_SAME_ADMIN, () -> appeals.decide(second, appeal.id, true, "同意", today));
        assertThat(entry.now().state).isEqualTo(EntryState.REMOVED);
        appeals.decide(third, appeal.id, true, "原件核实无误", today);
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(barred(holderCode(), today)).isFalse();
        assertThat(barred(liable.value(), today)).isFalse();
        assertThat(entry.told("whitelist.entry.restore")).isEqualTo(1);
        assertThatThrownBy(() -> appeals.decide(third, appeal.id, false, "反悔", today))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void an_appeal_brings_back_only_what_its_own_measure_took() {
        measures.demandRectification(entry.id, entry.now().version, "补材料", today.plusDays(20), null, first);
        Measure suspension = measures.suspend(entry.id, entry.now().version, "投诉属实", null, first);
        Appeal appeal = appeals.againstMeasure(entry.holder, suspension.id, "投诉不实", today);
        appeals.decide(second, appeal.id, true, "查无实据", today);
        assertThat(entry.now().state).as("the rectification still stands").isEqualTo(EntryState.RECTIFYING);
    }

    @Test
    void a_restored_entry_whose_last_day_is_over_is_expired() {
        Measure suspension = measures.suspend(entry.id, entry.now().version, "投诉属实", null, first);
        Appeal appeal = appeals.againstMeasure(entry.holder, suspension.id, "投诉不实", today);
        LocalDate later = entry.now().validUntil.plusDays(1);
        appeals.decide(second, appeal.id, true, "查无实据", later);
        assertThat(entry.now().state).isEqualTo(EntryState.EXPIRED);
    }

    @Test
    void a_measure_is_appealed_against_within_its_period_and_once() {
        Measure warning = measures.warn(entry.id, entry.now().version, "案例描述夸大", null, first);
        LocalDate due = QuarkusTransaction.requiringNew().call(() -> appeals.due(Measure.findById(warning.id)));
        assertThat(due).isAfter(today.plusDays(14));
        assertRefused(
                Reason.APPEAL_LATE, () -> appeals.againstMeasure(entry.holder, warning.id, "没有夸大", due.plusDays(1)));
        Appeal appeal = appeals.againstMeasure(entry.holder, warning.id, "没有夸大", due);
        assertRefused(Reason.APPEAL_TWICE, () -> appeals.againstMeasure(entry.holder, warning.id, "再说一次", due));
        appeals.withdraw(entry.holder, appeal.id);
        assertRefused(Reason.APPEAL_TWICE, () -> appeals.againstMeasure(entry.holder, warning.id, "又想起来了", due));
    }

    @Test
    void nobody_else_appeals_against_a_measure() {
        Measure warning = measures.warn(entry.id, entry.now().version, "案例描述夸大", null, first);
        Person stranger = Cast.owner("旁人", "无关科技有限公司", true, false);
        assertThatThrownBy(() -> appeals.againstMeasure(stranger, warning.id, "凑热闹", today))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_dismissed_appeal_is_final() {
        Measure suspension = measures.suspend(entry.id, entry.now().version, "投诉属实", null, first);
        Appeal appeal = appeals.againstMeasure(entry.holder, suspension.id, "投诉不实", today);
        appeals.decide(second, appeal.id, false, "投诉属实", today);
        assertThat(entry.now().state).isEqualTo(EntryState.SUSPENDED);
        assertThat(entry.told("upkeep.appealDismissed")).isEqualTo(1);
        assertRefused(Reason.APPEAL_TWICE, () -> appeals.againstMeasure(entry.holder, suspension.id, "不服", today));
    }

    @Test
    void a_refused_application_is_appealed_against_once_for_each_refusal() {
        Application refused = ListedEntry.refused(entry.holder, first, Instant.now());
        LocalDate due =
                QuarkusTransaction.requiringNew().call(() -> applications.appealDue(Application.findById(refused.id)));
        assertRefused(
                Reason.APPEAL_LATE,
                () -> appeals.againstApplication(entry.holder, refused.id, "案例充分", due.plusDays(1)));
        Appeal appeal = appeals.againstApplication(entry.holder, refused.id, "案例充分", due);
        assertRefused(Reason.APPEAL_TWICE, () -> appeals.againstApplication(entry.holder, refused.id, "再说一次", due));
        assertRefused(Reason.APPEAL_SAME_ADMIN, () -> appeals.decide(first, appeal.id, true, "同意", today));
        appeals.decide(second, appeal.id, true, "案例属实", today);
        QuarkusTransaction.requiringNew().run(() -> {
            Application restored = Application.findById(refused.id);
            assertThat(restored.state).isEqualTo(ApplicationState.SCORED);
            applications.refuse(restored, ApplicationLifecycle.Stage.QUOTA, "名额已满", second);
        });
        assertThat(appeals.againstApplication(entry.holder, refused.id, "名额未满", today).state)
                .as("a new refusal is a new decision")
                .isEqualTo(AppealState.OPEN);
    }

    @Test
    void a_renewal_begins_from_the_last_application_in_the_last_180_days_while_a_batch_is_open() {
        entry.evidence("长期有效的证书", today.plusYears(3));
        entry.evidence("已过期的证书", today.minusDays(1));
        assertRefused(Reason.RENEWAL_NOT_NOW, () -> steps.renew(entry.holder, entry.id, Instant.now()));
        entry.change(changed -> changed.validUntil = today.plusDays(179));
        assertRefused(Reason.RENEWAL_NO_BATCH, () -> steps.renew(entry.holder, entry.id, Instant.now()));
        entry.openBatch();
        Application renewal = steps.renew(entry.holder, entry.id, Instant.now());
        assertThat(steps.renew(entry.holder, entry.id, Instant.now()).id)
                .as("asked for twice, it is one")
                .isEqualTo(renewal.id);
        QuarkusTransaction.requiringNew().run(() -> {
            Application begun = Application.findById(renewal.id);
            assertThat(begun.state).isEqualTo(ApplicationState.DRAFT);
            assertThat(begun.renewedEntryId).isEqualTo(entry.id);
            assertThat(begun.previousId).isEqualTo(entry.applicationId);
            assertThat(begun.answers()).singleElement().satisfies(answer -> assertThat(answer.statement)
                    .isEqualTo("三个注塑行业案例"));
            assertThat(begun.evidence()).singleElement().satisfies(piece -> assertThat(piece.title)
                    .isEqualTo("长期有效的证书"));
        });
    }

    @Test
    void falsification_found_after_the_end_of_an_entry_removes_it_and_bars_its_holder() {
        for (EntryState end : List.of(EntryState.EXPIRED, EntryState.RENEWED, EntryState.RESIGNED)) {
            ListedEntry over =
                    ListedEntry.of(Cast.owner("持有人", "湖州" + end + "科技有限公司", true, false), today.minusDays(30));
            over.change(changed -> changed.state = end);
            Countersignature asked = removals.ask(over.id, over.now().version, removal(true, null, null), first);
            countersignatures.sign(asked.id, second);
            assertThat(over.now().state).isEqualTo(EntryState.REMOVED);
            Appeal appeal = appeals.againstMeasure(over.holder, over.measures().getFirst().id, "报告真实", today);
            appeals.decide(third, appeal.id, true, "原件核实无误", today);
            assertThat(over.now().state).as("what it was before").isEqualTo(end);
        }
    }

    @Test
    void an_entry_whose_removal_is_asked_for_is_followed_by_its_renewal_only_when_that_is_declined() {
        Countersignature asked = removals.ask(entry.id, entry.now().version, removal(false, null, null), first);
        entry.renewed(today);
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        countersignatures.decline(asked.id, second, "证据不足");
        assertThat(entry.now().state).isEqualTo(EntryState.RENEWED);
    }

    @Test
    void a_list_is_published_although_the_entry_to_renew_was_suspended_removed_or_given_up_meanwhile() {
        for (EntryState meanwhile : List.of(EntryState.SUSPENDED, EntryState.REMOVED, EntryState.RESIGNED)) {
            entry.change(changed -> changed.state = meanwhile);
            assertThat(entry.renewed(today).state).isEqualTo(EntryState.VALID);
            assertThat(entry.now().state).isEqualTo(meanwhile);
        }
        entry.change(changed -> changed.state = EntryState.EXPIRED);
        entry.renewed(today);
        assertThat(entry.now().state).isEqualTo(EntryState.RENEWED);
    }

    @Test
    void the_note_to_a_finished_rectification_is_not_published() {
        Measure demanded =
                measures.demandRectification(entry.id, entry.now().version, "补材料", today.plusDays(20), null, first);
        assertThat(entry.now().stateReason).isEqualTo("补材料");
        measures.confirmMet(entry.id, demanded.id, "现场看过，内部存档");
        assertThat(entry.now().state).isEqualTo(EntryState.VALID);
        assertThat(entry.now().stateReason).isNull();
    }

    @Test
    void a_rectification_ends_with_its_entry_and_leaves_the_desk() {
        long before = QuarkusTransaction.requiringNew().call(Measure::countDueRectifications);
        Measure demanded =
                measures.demandRectification(entry.id, entry.now().version, "补材料", today.plusDays(20), null, first);
        assertThat(QuarkusTransaction.requiringNew().call(Measure::countDueRectifications))
                .isEqualTo(before + 1);
        steps.resign(entry.holder, entry.id, "转产");
        assertThat(QuarkusTransaction.requiringNew().call(Measure::countDueRectifications))
                .isEqualTo(before);
        assertRefused(Reason.MEASURE_OVER, () -> measures.confirmMet(entry.id, demanded.id, "已补齐"));
    }

    @Test
    void an_appeal_is_not_upheld_for_a_batch_that_was_cancelled_but_can_be_dismissed() {
        Application refused = ListedEntry.refused(entry.holder, first, Instant.now());
        Appeal appeal = appeals.againstApplication(entry.holder, refused.id, "案例充分", today);
        QuarkusTransaction.requiringNew()
                .run(() -> Application.<Application>findById(refused.id).batch.state = BatchState.CANCELLED);
        assertRefused(Reason.APPEAL_BATCH_CANCELLED, () -> appeals.decide(second, appeal.id, true, "案例属实", today));
        appeals.decide(second, appeal.id, false, "批次已取消", today);
        assertThat(entry.told("upkeep.appealDismissed")).isEqualTo(1);
    }

    @Test
    void an_expired_entry_can_be_renewed_and_the_application_knows_which_one() {
        entry.change(changed -> {
            changed.validUntil = today.minusDays(1);
            changed.state = EntryState.EXPIRED;
        });
        entry.openBatch();
        Application renewal = steps.renew(entry.holder, entry.id, Instant.now());
        assertThat(renewal.renewedEntryId).isEqualTo(entry.id);
        QuarkusTransaction.requiringNew().run(() -> {
            Application begun = Application.findById(renewal.id);
            assertThat(Eligibility.of(begun.batch, begun.organization, null, begun, Instant.now())
                            .renews())
                    .as("asked once more when it is handed in")
                    .isEqualTo(entry.id);
        });
    }

    @Test
    void who_is_no_provider_any_more_does_not_begin_a_renewal() {
        entry.change(changed -> changed.validUntil = today.plusDays(Eligibility.RENEWAL_DAYS));
        entry.openBatch();
        QuarkusTransaction.requiringNew().run(() -> {
            Organization holder = Organization.findById(entry.holder.organizationId);
            holder.manufacturer = true;
            holder.provider = false;
        });
        assertThatThrownBy(() -> steps.renew(entry.holder, entry.id, Instant.now()))
                .isInstanceOf(ApplicationRefusedException.class);
    }

    private void assertRefused(Reason reason, ThrowingCallable step) {
        assertThatThrownBy(step).isInstanceOf(UpkeepRefusedException.class).hasMessage(reason.name());
    }

    private RemovalRequest removal(boolean falsified, @Nullable String liable, @Nullable CreditCode code) {
        return new RemovalRequest("检测报告系伪造", today.plusYears(3), falsified, liable, code, null);
    }

    private String holderCode() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Organization.<Organization>findById(entry.holder.organizationId).creditCode);
    }

    private static boolean barred(String code, LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> Bar.against(code, day) != null);
    }
}
