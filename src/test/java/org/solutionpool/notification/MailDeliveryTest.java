package org.solutionpool.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.local.RunningParts;
import org.solutionpool.notification.Notice.MailState;
import org.solutionpool.web.Language;

@QuarkusTest
class MailDeliveryTest {

    private static final Duration DELIVERED = Duration.ofMinutes(2);

    @Inject
    NoticeMail noticeMail;

    @Test
    void a_notice_comes_by_mail_in_the_readers_language_with_a_link() throws Exception {
        Person chinese = Cast.person("陈立新");
        Person english = Cast.person("Emma Clark");
        QuarkusTransaction.requiringNew()
                .run(() -> Person.update("language = ?1 where id = ?2", Language.EN, english.id));

        Notice first = tell(chinese);
        Notice second = tell(english);

        await().atMost(DELIVERED).untilAsserted(() -> assertThat(RunningParts.mailTo(chinese.email))
                .contains("方案“空压站节能”已发布", "/solutions/1"));
        await().atMost(DELIVERED).untilAsserted(() -> assertThat(RunningParts.mailTo(english.email))
                .contains("is published", "/solutions/1"));
        await().atMost(DELIVERED).untilAsserted(() -> assertThat(List.of(state(first), state(second)))
                .containsOnly(MailState.SENT));
    }

    @Test
    void the_same_notice_has_the_same_message_id_however_often_it_is_sent() {
        Notice notice = tell(Cast.person("陈立新"));

        List<String> once = QuarkusTransaction.requiringNew().call(() -> noticeMail
                .write(Notice.findById(notice.id))
                .getHeaders()
                .get("Message-ID"));

        assertThat(once).singleElement().asString().startsWith("<notice-" + notice.id + "@");
    }

    @Test
    void nothing_is_lost_while_the_mail_server_is_away() throws Exception {
        Person reader = Cast.person("周雨晴");
        RunningParts.kill("mail");
        Notice notice;
        try {
            notice = tell(reader);
            await().atMost(DELIVERED).until(() -> QuarkusTransaction.requiringNew()
                    .call(() -> Notice.count("mailState = ?1 and mailError is not null", MailState.WAITING) > 0));
            assertThat(state(notice)).isEqualTo(MailState.WAITING);
            assertThat(attempts(notice))
                    .as("an absent server is no fault of the mail")
                    .isZero();
        } finally {
            RunningParts.start("mail");
        }
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(RunningParts.mailTo(reader.email))
                .contains("空压站节能"));
    }

    @Test
    void an_address_that_is_none_holds_nobody_else_up() {
        Person broken = Cast.person("坏地址");
        QuarkusTransaction.requiringNew()
                .run(() -> Person.update("email = ?1 where id = ?2", "not an address", broken.id));
        Notice first = tell(broken);
        Notice second = tell(Cast.person("好地址"));

        await().atMost(DELIVERED).untilAsserted(() -> {
            assertThat(attempts(first)).isEqualTo(1);
            assertThat(state(first)).isEqualTo(MailState.WAITING);
            assertThat(state(second)).isEqualTo(MailState.SENT);
        });
    }

    @Test
    void pauses_grow_from_a_minute_to_six_hours() {
        assertThat(MailDelivery.pause(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MailDelivery.pause(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(MailDelivery.pause(9)).isEqualTo(Duration.ofMinutes(256));
        assertThat(MailDelivery.pause(10)).isEqualTo(Duration.ofHours(6));
        assertThat(MailDelivery.pause(1000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_refusal_is_told_from_an_absent_server() {
        assertThat(MailDelivery.serverAway(new RuntimeException(new ConnectException("refused"))))
                .isTrue();
        assertThat(MailDelivery.serverAway(new RuntimeException(reply(421)))).isTrue();
        assertThat(MailDelivery.serverAway(new RuntimeException(reply(535)))).isTrue();
        assertThat(MailDelivery.serverAway(new RuntimeException(reply(450)))).isFalse();
        assertThat(MailDelivery.serverAway(new RuntimeException(reply(550)))).isFalse();
    }

    @Test
    void every_kind_of_notice_has_its_words_in_both_languages() {
        for (String kind :
                List.of("organization.invited", "organization.asked", "enquiry.started", "solution.approved")) {
            for (Language language : Language.values()) {
                Notice notice = new Notice();
                notice.kind = kind;
                notice.arguments = List.of("甲", "乙", "丙");
                assertThat(notice.subject(language)).isNotBlank();
                assertThat(notice.text(language)).isNotBlank();
            }
        }
    }

    private static SMTPException reply(int code) {
        return new SMTPException("reply", code, List.of("reply"), false);
    }

    private static Notice tell(Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.tell(Person.findById(person.id), "solution.approved", "/solutions/1", "空压站节能"));
    }

    private static Notice now(Notice notice) {
        return QuarkusTransaction.requiringNew().call(() -> Notice.findById(notice.id));
    }

    private static MailState state(Notice notice) {
        return now(notice).mailState;
    }

    private static int attempts(Notice notice) {
        return now(notice).mailAttempts;
    }
}
