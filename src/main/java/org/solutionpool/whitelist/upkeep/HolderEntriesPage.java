package org.solutionpool.whitelist.upkeep;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.application.Eligibility;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.EntryViews.ComplaintLine;
import org.solutionpool.whitelist.upkeep.EntryViews.EntryFacts;
import org.solutionpool.whitelist.upkeep.EntryViews.EvidenceLine;
import org.solutionpool.whitelist.upkeep.EntryViews.MeasureLine;
import org.solutionpool.whitelist.upkeep.EntryViews.ReviewLine;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** The entries of the reader's organization: what is due, what was decided, and what can be done about it. */
@Path("/provider/entries")
@RolesAllowed(Roles.PROVIDER)
public class HolderEntriesPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance holderEntries(List<EntryFacts> entries, Pager pager);

        static native TemplateInstance holderEntry(HolderEntry entry);
    }

    /**
     * One's own entry.
     *
     * @param renewable whether a renewal can be begun now
     * @param renewalText when it can be, or why not
     */
    public record HolderEntry(
            EntryFacts facts,
            String path,
            String certificateUrl,
            boolean renewable,
            String renewalText,
            boolean resignable,
            List<MeasureLine> measures,
            List<EvidenceLine> evidence,
            List<ReviewLine> reviews,
            List<ComplaintLine> complaints) {}

    private static final int PAGE = 20;

    @Inject
    HolderSteps steps;

    @Inject
    EntryViews views;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String page) {
        PanacheQuery<WhitelistEntry> own = WhitelistEntry.find(
                "from WhitelistEntry e join fetch e.batch b join fetch b.programme where e.organization.id = ?1"
                        + " order by e.listedOn desc, e.id desc",
                currentPerson.requireOrganization().id());
        int number = FormReading.page(page);
        int pages = Pager.pages(
                WhitelistEntry.count(
                        "organization.id", currentPerson.requireOrganization().id()),
                PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        return Templates.holderEntries(
                own.page(number - 1, PAGE).list().stream()
                        .map(entry -> EntryViews.facts(entry, language.get()))
                        .toList(),
                Pager.of(number, pages, other -> "/provider/entries?page=" + other));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance entry(long id) {
        WhitelistEntry entry = own(id);
        Language reader = language.get();
        LocalDate today = WorkingDays.today();
        Reason obstacle = steps.renewalObstacle(entry, Instant.now());
        Notice.readAt(currentPerson.require(), entry.holderPath());
        return Templates.holderEntry(new HolderEntry(
                EntryViews.facts(entry, reader),
                entry.holderPath(),
                entry.path() + ".pdf",
                obstacle == null,
                renewalText(entry, obstacle, reader),
                entry.state.isResignable(),
                views.measures(entry, today, reader),
                views.evidence(entry, today, reader),
                views.reviews(entry, today, false, reader),
                views.complaints(entry, false, reader)));
    }

    @POST
    @Path("{id:\\d{1,18}}/resign")
    @Operation(hidden = true)
    public Response resign(long id, @RestForm @Nullable String resignReason) {
        steps.resign(currentPerson.require(), id, Typed.text(resignReason));
        flash.success("upkeep", "resigned");
        return to("/provider/entries/" + id);
    }

    @POST
    @Path("{id:\\d{1,18}}/renew")
    @Operation(hidden = true)
    public Response renew(long id) {
        return to("/provider/applications/" + steps.renew(currentPerson.require(), id, Instant.now()).id);
    }

    private String renewalText(WhitelistEntry entry, @Nullable Reason obstacle, Language reader) {
        if (obstacle == null) {
            return messages.text("upkeep", "renewText");
        }
        return obstacle == Reason.RENEWAL_NOT_NOW && entry.validUntil != null && entry.state.isInForce()
                ? messages.text(
                        "upkeep", "renewFrom", ReadableTime.day(Eligibility.renewableFrom(entry.validUntil), reader))
                : EntryViews.sentence(obstacle, reader);
    }

    private WhitelistEntry own(long id) {
        return HolderSteps.own(currentPerson.require(), id).orElseThrow(NotFoundException::new);
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
