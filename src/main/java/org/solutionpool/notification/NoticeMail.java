package org.solutionpool.notification;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;

/** Writes the mail of a notice: its words and a link, as plain text and as a simple page. */
@ApplicationScoped
public class NoticeMail {

    @CheckedTemplate(basePath = "notification", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance mail(String lang, String subject, String text, String url);

        static native TemplateInstance letter(String lang, String subject, Letter letter, String base);
    }

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    Mail write(Notice notice) {
        Language language = notice.language;
        String subject = notice.subject(language).replaceAll("\\s+", " ");
        Letter letter = notice.letter;
        Mail mail = letter == null ? note(notice, subject) : letter(notice, subject, letter);
        return mail.addHeader("Message-ID", "<notice-" + notice.id + "@" + host() + ">")
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private Mail note(Notice notice, String subject) {
        Language language = notice.language;
        String text = notice.text(language);
        String url = base() + notice.link;
        String plain = text + "\n\n" + Messages.text(language, "notice", "mailOpen") + "\n" + url + signature(language);
        String html = Templates.mail(language.htmlLang(), subject, text, url)
                .setLocale(language.locale())
                .render();
        return Mail.withText(address(notice), subject, plain).setHtml(html);
    }

    private Mail letter(Notice notice, String subject, Letter letter) {
        Language language = notice.language;
        String html = Templates.letter(language.htmlLang(), subject, letter, base())
                .setLocale(language.locale())
                .render();
        return Mail.withText(address(notice), subject, plain(letter) + signature(language))
                .setHtml(html)
                .addHeader("List-Unsubscribe", "<" + base() + letter.unsubscribe() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private String plain(Letter letter) {
        StringBuilder plain = new StringBuilder(letter.introduction()).append('\n');
        for (Letter.Section section : letter.sections()) {
            plain.append("\n== ").append(section.heading()).append('\n');
            for (Letter.Line line : section.lines()) {
                plain.append("\n* ").append(line.text());
                if (line.detail() != null) {
                    plain.append("\n  ").append(line.detail());
                }
                plain.append("\n  ").append(base()).append(line.url()).append('\n');
            }
            plain.append('\n').append(way(section.more()));
            plain.append(way(section.end()));
        }
        plain.append('\n');
        letter.ways().forEach(way -> plain.append(way(way)));
        return plain.toString().stripTrailing();
    }

    private String way(Link way) {
        return way.text() + "\n" + base() + way.url() + "\n";
    }

    private static String signature(Language language) {
        return "\n\n-- \n" + Messages.text(language, "common", "portal") + "\n"
                + Messages.text(language, "notice", "mailWhy") + "\n";
    }

    private String base() {
        return baseUrl.replaceAll("/+$", "");
    }

    private static String address(Notice notice) {
        if (notice.address != null) {
            return notice.address;
        }
        Person person = Person.findById(notice.personId);
        return Objects.requireNonNull(person.email, "The person has no address any more");
    }

    private String host() {
        return Objects.requireNonNullElse(URI.create(baseUrl).getHost(), "localhost");
    }
}
