package org.solutionpool.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.journeys.Cast;
import org.solutionpool.local.RunningParts;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.MembershipRefusedException.Reason;

@QuarkusTest
class MembersTest {

    @Inject
    Members members;

    @Inject
    Organizations organizations;

    @Test
    void whoever_registers_an_organization_owns_it_and_nobody_registers_it_twice() {
        OrganizationForm form = form(Cast.creditCode());
        Person first = Cast.person("陈立新");
        Person second = Cast.person("周雨晴");

        assertThat(organizations.register(form, first)).isPresent();
        assertThat(organizations.register(form, second)).isEmpty();

        assertThat(now(first).membership).isEqualTo(Membership.OWNER);
        assertThat(now(second).organizationId).isNull();
    }

    @Test
    void two_who_register_the_same_organization_at_once_make_one() throws Exception {
        OrganizationForm form = form(Cast.creditCode());
        Person first = Cast.person("陈立新");
        Person second = Cast.person("周雨晴");

        atOnce(() -> organizations.register(form, first), () -> organizations.register(form, second));

        assertThat(QuarkusTransaction.requiringNew().call(() -> Organization.count("creditCode", form.creditCode)))
                .isEqualTo(1);
        assertThat(List.of(now(first).organizationId == null, now(second).organizationId == null))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void an_invitation_comes_by_mail_and_opens_once() throws Exception {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person guest = Cast.person("周雨晴");

        String token = members.invite(owner, "gaoming@example.cn");

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(RunningParts.mailTo("gaoming@example.cn"))
                .contains("/invitations/" + token, "杭州云器智能", "陈立新"));
        members.accept(guest, token);
        assertThat(now(guest).organizationId).isEqualTo(owner.organizationId);
        assertThat(now(guest).membership).isEqualTo(Membership.MEMBER);
        assertRefused(Reason.USED, () -> members.accept(Cast.person("林晓燕"), token));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(
                        QuarkusTransaction.requiringNew().call(() -> Notice.count("link", "/invitations/" + token)))
                .as("the key is kept nowhere once it was mailed")
                .isZero());
    }

    @Test
    void an_invitation_ends_after_two_weeks_or_when_it_is_taken_back_or_sent_again() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person guest = Cast.person("周雨晴");
        String old = members.invite(owner, "a@example.cn");
        long invitation = open(owner);

        String fresh = members.resend(owner, invitation);
        assertThatThrownBy(() -> members.accept(guest, old)).isInstanceOf(NotFoundException.class);

        QuarkusTransaction.requiringNew()
                .run(() -> Invitation.update(
                        "expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), invitation));
        assertRefused(Reason.EXPIRED, () -> members.accept(guest, fresh));

        String third = members.resend(owner, invitation);
        members.revoke(owner, invitation);
        assertRefused(Reason.REVOKED, () -> members.accept(guest, third));
        assertThat(now(guest).organizationId).isNull();
    }

    @Test
    void an_address_is_invited_once_and_a_mailbox_is_not_flooded() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        members.invite(owner, "a@example.cn");

        assertRefused(Reason.INVITED_ALREADY, () -> members.invite(owner, "A@Example.cn"));
        assertRefused(Reason.MEMBER_ALREADY, () -> members.invite(owner, owner.email));
        long invitation = open(owner);
        for (int sent = 1; sent < Members.MOST_MAILS; sent++) {
            members.resend(owner, invitation);
        }
        assertRefused(Reason.TOO_MANY, () -> members.resend(owner, invitation));
    }

    @Test
    void only_owners_decide_and_only_about_their_own() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person member = Cast.colleague("周雨晴", owner);
        Person stranger = Cast.owner("王志强", "宁波精工", false, true);
        members.invite(owner, "a@example.cn");

        assertRefused(Reason.NOT_OWNER, () -> members.invite(member, "b@example.cn"));
        assertRefused(Reason.NOT_OWNER, () -> members.remove(member, owner.id));
        assertRefused(Reason.NOT_MEMBER, () -> members.remove(stranger, member.id));
        assertThatThrownBy(() -> members.revoke(stranger, open(owner))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void somebody_who_acts_for_another_organization_has_to_leave_it_first() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person elsewhere = Cast.owner("王志强", "宁波精工", false, true);
        String token = members.invite(owner, "a@example.cn");

        assertRefused(Reason.ELSEWHERE, () -> members.accept(elsewhere, token));
        assertRefused(Reason.ELSEWHERE, () -> members.ask(elsewhere, owner.organizationId));
        assertRefused(Reason.ELSEWHERE, () -> organizations.register(form(Cast.creditCode()), elsewhere));
    }

    @Test
    void the_last_owner_hands_over_before_leaving() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person member = Cast.colleague("周雨晴", owner);

        assertRefused(Reason.LAST_OWNER, () -> members.leave(owner));
        assertRefused(Reason.LAST_OWNER, () -> members.remove(owner, owner.id));
        assertRefused(Reason.LAST_OWNER, () -> members.changeRole(owner, owner.id, Membership.MEMBER));
        assertRefused(Reason.LAST_OWNER, () -> members.handOver(owner, owner.id));

        members.handOver(owner, member.id);
        members.leave(owner);

        assertThat(now(owner).organizationId).isNull();
        assertThat(now(member).membership).isEqualTo(Membership.OWNER);
        assertThat(events("organization.leave", owner.organizationId)).isEqualTo(1);
    }

    @Test
    void two_owners_who_leave_at_once_leave_one_behind() throws Exception {
        Person first = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person second = Cast.colleague("周雨晴", first);
        members.changeRole(first, second.id, Membership.OWNER);
        Person promoted = now(second);

        List<Exception> failures = atOnce(
                () -> {
                    members.leave(first);
                    return first;
                },
                () -> {
                    members.leave(promoted);
                    return promoted;
                });

        assertThat(failures).hasSize(1);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Person.count(
                                "organizationId = ?1 and membership = ?2", first.organizationId, Membership.OWNER)))
                .isEqualTo(1);
    }

    @Test
    void asking_twice_is_asking_once_and_an_owner_answers() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        Person asking = Cast.person("林晓燕");

        members.ask(asking, owner.organizationId);
        members.ask(asking, owner.organizationId);

        List<JoinRequest> requests = QuarkusTransaction.requiringNew().call(() -> JoinRequest.of(owner.organizationId));
        assertThat(requests).hasSize(1);
        assertThat(notices(owner, "organization.asked")).isEqualTo(1);
        members.answer(owner, requests.getFirst().id, true);
        assertThat(now(asking).organizationId).isEqualTo(owner.organizationId);
        assertThat(notices(asking, "organization.admitted")).isEqualTo(1);
    }

    private static void assertRefused(Reason reason, ThrowingCallable step) {
        MembershipRefusedException refusal = catchThrowableOfType(MembershipRefusedException.class, step);
        assertThat(refusal).as("%s is refused", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static long open(Person owner) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Invitation.openOf(owner.organizationId).getFirst().id);
    }

    private static Person now(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> Person.findById(person.id));
    }

    private static long notices(Person person, String kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.count("personId = ?1 and kind = ?2", person.id, kind));
    }

    private static long events(String action, Long organization) {
        return QuarkusTransaction.requiringNew()
                .call(() -> AuditEvent.count("action = ?1 and subjectId = ?2", action, organization.toString()));
    }

    @SafeVarargs
    private static List<Exception> atOnce(Callable<Object>... steps) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(steps.length)) {
            List<Exception> failures = new java.util.ArrayList<>();
            for (Future<Object> step : threads.invokeAll(List.of(steps))) {
                try {
                    step.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    failures.add(e);
                }
            }
            return failures;
        }
    }

    private static OrganizationForm form(String creditCode) {
        OrganizationForm form = new OrganizationForm();
        form.creditCode = creditCode;
        form.name = "杭州云器智能科技有限公司";
        form.kind = OrganizationForm.Kind.PROVIDER.name();
        form.region = "330100";
        form.size = "small";
        form.providerKind = "V4";
        return form;
    }
}
