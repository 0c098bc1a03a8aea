package org.solutionpool.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.enquiry.EnquiryRefusedException.Reason;
import org.solutionpool.journeys.Cast;
import org.solutionpool.local.RunningParts;
import org.solutionpool.notification.Notice;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.PublishedList;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionRevision;
import org.solutionpool.web.IllegalTransitionException;

@QuarkusTest
class ConversationsTest {

    private static final Contact CONTACT = new Contact("周雨晴", null, "0571-8888 6666", null);

    @Inject
    Conversations conversations;

    @Inject
    UnreadConversations unread;

    @Inject
    ListingLifecycle lifecycle;

    private Person asking;
    private Person answering;
    private Solution solution;

    @BeforeEach
    void two_organizations_and_a_solution() {
        asking = Cast.owner("王志强", "宁波精工制造", false, true);
        answering = Cast.owner("周雨晴", "杭州云器智能", true, false);
        solution = Cast.solution(answering, "空压站集中控制与节能", CONTACT);
    }

    @Test
    void a_first_message_reaches_every_member_of_the_provider_without_its_text() {
        Person colleague = Cast.colleague("陈立新", answering);

        Conversation conversation = start(asking);

        assertThat(notices(answering, "enquiry.started")).isEqualTo(1);
        assertThat(notices(colleague, "enquiry.started")).isEqualTo(1);
        assertThat(notices(asking, "enquiry.started")).isZero();
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(RunningParts.mailTo(colleague.email))
                .contains("空压站集中控制与节能", "宁波精工制造", conversation.path())
                .doesNotContain("三台螺杆空压机"));
    }

    @Test
    void the_same_form_sent_twice_is_one_message() throws Exception {
        EnquiryForm form = form();

        Conversation once = conversations.start(asking, solution.id, form, List.of());
        Conversation twice = conversations.start(asking, solution.id, form, List.of());
        String token = FormToken.next();
        atOnce(
                () -> conversations.answer(answering, once.id, "可以现场勘察。", List.of(), token),
                () -> conversations.answer(answering, once.id, "可以现场勘察。", List.of(), token));

        assertThat(twice.id).isEqualTo(once.id);
        assertThat(entries(once)).isEqualTo(2);
        assertThat(notices(asking, "enquiry.answered")).isEqualTo(1);
    }

    @Test
    void two_windows_that_start_at_once_start_two() throws Exception {
        EnquiryForm form = form();

        atOnce(
                () -> conversations.start(asking, solution.id, form, List.of()),
                () -> conversations.start(asking, solution.id, form, List.of()),
                () -> conversations.start(asking, solution.id, form(), List.of()));

        assertThat(count(asking)).isEqualTo(2);
    }

    @Test
    void the_twenty_first_conversation_of_a_day_is_refused_and_nothing_is_kept_of_it() {
        for (int i = 0; i < Conversations.MOST_A_DAY; i++) {
            start(asking);
        }

        assertRefused(Reason.TOO_MANY, () -> start(asking));
        assertRefused(Reason.TOO_MANY, () -> start(Cast.colleague("林晓燕", asking)));
        assertThat(count(asking)).isEqualTo(Conversations.MOST_A_DAY);
        assertThat(start(Cast.owner("孙建华", "绍兴纺机", false, true))).isNotNull();
    }

    @Test
    void yesterdays_conversations_do_not_count_for_today() {
        for (int i = 0; i < Conversations.MOST_A_DAY; i++) {
            start(asking);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> Conversation.update(
                        "startedAt = ?1 where manufacturer.id = ?2",
                        java.time.Instant.now().minus(Duration.ofDays(1)),
                        asking.organizationId));

        assertThat(start(asking)).isNotNull();
    }

    @Test
    void a_third_organization_finds_no_such_conversation() {
        Conversation conversation = start(asking);
        Person third = Cast.owner("赵明哲", "温州泵阀", true, true);
        Person nobody = Cast.person("吴新人");

        for (Person stranger : List.of(third, nobody)) {
            assertThat(QuarkusTransaction.requiringNew().call(() -> Conversation.of(stranger, conversation.id)))
                    .isEmpty();
            assertThatThrownBy(() -> conversations.answer(stranger, conversation.id, "?", List.of(), FormToken.next()))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> conversations.close(stranger, conversation.id))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> conversations.disclose(stranger, conversation.id))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void only_a_manufacturer_writes_and_not_to_itself() {
        Person provider = Cast.owner("陈立新", "嘉兴物联", true, false);
        Person both = Cast.owner("赵明哲", "温州泵阀", true, true);
        Solution own = Cast.solution(both, "泵站远程运维", CONTACT);

        assertRefused(Reason.NO_MANUFACTURER, () -> start(provider));
        assertRefused(Reason.OWN_SOLUTION, () -> conversations.start(both, own.id, form(), List.of()));
        assertThat(start(both)).isNotNull();
    }

    @Test
    void nobody_answers_for_a_listing_of_a_published_list() {
        long listed = QuarkusTransaction.requiringNew().call(() -> {
            PublishedList list = new PublishedList();
            list.name = "工业互联网平台应用推广名单 " + java.util.UUID.randomUUID();
            list.issuer = "主管部门";
            list.createdAt = java.time.Instant.now();
            list.persist();
            return lifecycle.publishListed(list, "1", null, "某企业", Cast.content("设备上云", CONTACT)).id;
        });

        assertRefused(Reason.NO_PROVIDER, () -> conversations.start(asking, listed, form(), List.of()));
    }

    @Test
    void a_solution_that_is_not_public_cannot_be_asked_about() {
        QuarkusTransaction.requiringNew().run(() -> lifecycle.suspend(Solution.findById(solution.id), "内容有误"));

        assertThatThrownBy(() -> start(asking)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void unread_is_what_others_wrote_since_one_joined_and_looked() {
        Conversation conversation = start(asking);
        Person colleague = Cast.colleague("陈立新", answering);

        assertThat(unread(asking)).as("one's own message").isZero();
        assertThat(unread(answering)).isEqualTo(1);
        assertThat(unread(colleague)).as("written before they joined").isZero();

        conversations.answer(asking, conversation.id, "补充：希望月底前勘察。", List.of(), FormToken.next());
        assertThat(unread(colleague)).isEqualTo(1);

        conversations.read(answering, now(conversation));
        assertThat(unread(answering)).isZero();
        assertThat(unread(colleague)).isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Notice.count(
                                "personId = ?1 and link = ?2 and readAt is null", answering.id, conversation.path())))
                .as("the notices of a conversation are read with it")
                .isZero();
    }

    @Test
    void the_contact_opens_to_the_manufacturer_alone_and_each_time_on_record() {
        Conversation conversation = start(asking);
        Person colleague = Cast.colleague("林晓燕", asking);

        assertThatThrownBy(() -> conversations.disclose(answering, conversation.id))
                .isInstanceOf(NotFoundException.class);
        conversations.disclose(asking, conversation.id);
        conversations.disclose(asking, conversation.id);
        conversations.disclose(colleague, conversation.id);

        List<AuditEvent> events = QuarkusTransaction.requiringNew()
                .call(() -> AuditEvent.of("conversation", conversation.id).stream()
                        .filter(event -> event.action.equals("enquiry.disclose"))
                        .toList());
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().after).containsEntry("phone", "0571-8888 6666");
        assertThat(opened(conversation, colleague)).isEqualTo(CONTACT);
    }

    @Test
    void a_contact_that_changed_is_opened_again() {
        Conversation conversation = start(asking);
        conversations.disclose(asking, conversation.id);
        Contact next = new Contact("陈立新", null, "0571-8888 7777", null);
        QuarkusTransaction.requiringNew().run(() -> {
            SolutionRevision published = Solution.<Solution>findById(solution.id).published;
            published.content = Cast.content("空压站集中控制与节能", next);
        });

        assertThat(opened(conversation, asking)).isEqualTo(CONTACT);
        conversations.disclose(asking, conversation.id);
        assertThat(opened(conversation, asking)).isEqualTo(next);
    }

    @Test
    void a_closed_conversation_is_reopened_before_it_goes_on() {
        Conversation conversation = start(asking);

        conversations.close(answering, conversation.id);
        assertRefused(
                Reason.CLOSED,
                () -> conversations.answer(asking, conversation.id, "还在吗？", List.of(), FormToken.next()));
        assertThatThrownBy(() -> conversations.close(asking, conversation.id))
                .isInstanceOf(IllegalTransitionException.class);
        conversations.reopen(asking, conversation.id);
        assertThatThrownBy(() -> conversations.reopen(asking, conversation.id))
                .isInstanceOf(IllegalTransitionException.class);
        conversations.answer(asking, conversation.id, "还在吗？", List.of(), FormToken.next());

        assertThat(entries(conversation)).isEqualTo(4);
        assertThat(notices(asking, "enquiry.closed")).isEqualTo(1);
        assertThat(notices(answering, "enquiry.reopened")).isEqualTo(1);
    }

    private Conversation start(Person by) {
        return conversations.start(by, solution.id, form(), List.of());
    }

    private static EnquiryForm form() {
        EnquiryForm form = EnquiryForm.about(null, List.of(), null, null);
        form.subject = "空压站节能改造";
        form.message = "三台螺杆空压机，想接入集中控制。";
        form.equipment = List.of("E101");
        form.timing = Timing.THREE_MONTHS.name();
        return form;
    }

    private static void assertRefused(Reason reason, ThrowingCallable step) {
        EnquiryRefusedException refusal = catchThrowableOfType(EnquiryRefusedException.class, step);
        assertThat(refusal).as("%s is refused", reason).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static Conversation now(Conversation conversation) {
        return QuarkusTransaction.requiringNew().call(() -> Conversation.findById(conversation.id));
    }

    private static long entries(Conversation conversation) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ConversationEntry.count("conversation.id", conversation.id));
    }

    private static long count(Person person) {
        return QuarkusTransaction.requiringNew().call(() -> Conversation.count(person, null));
    }

    private long unread(Person person) {
        Person current = QuarkusTransaction.requiringNew().call(() -> Person.findById(person.id));
        return QuarkusTransaction.requiringNew().call(() -> unread.count(current));
    }

    private static Contact opened(Conversation conversation, Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ContactDisclosure.latest(conversation, person).orElseThrow().contact);
    }

    private static long notices(Person person, String kind) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.count("personId = ?1 and kind = ?2", person.id, kind));
    }

    @SafeVarargs
    private static void atOnce(Callable<Object>... steps) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(steps.length)) {
            List<Future<Object>> running = new ArrayList<>(threads.invokeAll(List.of(steps)));
            for (Future<Object> step : running) {
                step.get();
            }
        }
    }
}
