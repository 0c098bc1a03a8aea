package org.solutionpool.notification;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Language;
import org.solutionpool.web.LocalPath;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What the signed-in person was told: unread first. */
@Path("/account/notices")
@Authenticated
public class NoticesPage {

    @CheckedTemplate(basePath = "notification", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance notices(List<Shown> notices, long unread, Pager pager);
    }

    /** A notice in the reader's language. */
    record Shown(long id, String subject, String text, String time, String instant, boolean unread) {}

    static final int PAGE_SIZE = 20;

    private static final URI HERE = URI.create("/account/notices");

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance notices(@RestQuery @DefaultValue("1") int page) {
        Person person = currentPerson.require();
        int pages = Pager.pages(Notice.count("personId", person.id), PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        return Templates.notices(
                Notice.of(person, page, PAGE_SIZE).stream().map(this::shown).toList(),
                Notice.unreadOf(person),
                Pager.of(page, pages, number -> HERE + "?page=" + number));
    }

    /** Leads to what a notice tells of, and counts it as read. */
    @GET
    @Path("{id}")
    @Transactional
    public Response open(@RestPath long id) {
        Notice notice = own(id);
        read(notice);
        return Response.seeOther(LocalPath.of(notice.link)).build();
    }

    @POST
    @Path("{id}/read")
    @Transactional
    public Response markRead(@RestPath long id) {
        read(own(id));
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("read")
    @Transactional
    public Response markAllRead() {
        Notice.update("readAt = ?1 where personId = ?2 and readAt is null", Instant.now(), currentPerson.require().id);
        flash.success("notice", "allRead");
        return Response.seeOther(HERE).build();
    }

    private Notice own(long id) {
        return Notice.<Notice>find("id = ?1 and personId = ?2", id, currentPerson.require().id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static void read(Notice notice) {
        if (notice.readAt == null) {
            notice.readAt = Instant.now();
        }
    }

    private Shown shown(Notice notice) {
        Language reader = language.get();
        return new Shown(
                notice.id,
                notice.subject(reader),
                notice.text(reader),
                ReadableTime.minute(notice.createdAt, reader),
                notice.createdAt.toString(),
                notice.readAt == null);
    }
}
