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
import org.solutionpool.web.Messages;

/** Writes the mail of a notice: its words and a link, as plain text and as a simple page. */
@ApplicationScoped
public class NoticeMail {

    @CheckedTemplate(basePath = "notification", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance mail(String lang, String subject, String text, String url);
    }

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    Mail write(Notice notice) {
        Language language = notice.language;
        String subject = notice.subject(language).replaceAll("\\s+", " ");
        String text = notice.text(language);
        String url = baseUrl.replaceAll("/+$", "") + notice.link;
        String plain = text + "\n\n" + Messages.text(language, "notice", "mailOpen") + "\n" + url + "\n\n-- \n"
                + Messages.text(language, "common", "portal") + "\n" + Messages.text(language, "notice", "mailWhy")
                + "\n";
        String html = Templates.mail(language.htmlLang(), subject, text, url)
                .setLocale(language.locale())
                .render();
        return Mail.withText(address(notice), subject, plain)
                .setHtml(html)
                .addHeader("Message-ID", "<notice-" + notice.id + "@" + host() + ">")
                .addHeader("Auto-Submitted", "auto-generated");
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
