package org.solutionpool.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.web.Link;

@QuarkusTest
class LetterMailTest {

    @Inject
    NoticeMail noticeMail;

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    @Test
    void a_letter_names_every_news_with_its_link_and_can_be_ended_by_the_mail_program() {
        Person reader = Cast.person("陈立新");
        Letter letter = new Letter(
                "您好！",
                List.of(new Letter.Section(
                        "保存的搜索",
                        List.of(
                                new Letter.Line("空压站 <节能>", "/solutions/7", "杭州某公司"),
                                new Letter.Line("锅炉", "/solutions/8", null)),
                        new Link("查看全部：", "/search?q=a"),
                        new Link("不再接收：", "/unsubscribe/one"))),
                List.of(new Link("全部关闭：", "/unsubscribe/all")),
                "/unsubscribe/one");

        Mail mail = QuarkusTransaction.requiringNew().call(() -> {
            Notice notice = Notice.write(Person.findById(reader.id), "digest", "/searches", letter, 2, "保存的搜索");
            Mail written = noticeMail.write(notice);
            notice.delete();
            return written;
        });

        assertThat(mail.getHeaders().get("List-Unsubscribe")).containsExactly("<" + baseUrl + "/unsubscribe/one>");
        assertThat(mail.getHeaders().get("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getText())
                .contains("* 空压站 <节能>\n  杭州某公司\n  " + baseUrl + "/solutions/7", baseUrl + "/unsubscribe/all");
        assertThat(mail.getHtml())
                .contains("空压站 &lt;节能&gt;", "href=\"" + baseUrl + "/search?q=a\"")
                .doesNotContain("<节能>");
    }
}
