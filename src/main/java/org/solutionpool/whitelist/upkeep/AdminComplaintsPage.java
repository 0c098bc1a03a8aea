package org.solutionpool.whitelist.upkeep;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.upkeep.ComplaintViews.ComplaintView;
import org.solutionpool.whitelist.upkeep.EntryViews.ComplaintLine;

/** Complaints of manufacturers: what waits, what was decided, and the decision, from which a measure may follow. */
@Path("/admin/whitelist/complaints")
@RolesAllowed(Roles.ADMIN)
public class AdminComplaintsPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance adminComplaints(
                List<ComplaintLine> complaints, List<Tab> tabs, boolean open, Pager pager);

        static native TemplateInstance adminComplaint(
                ComplaintView complaint, String outcome, String reason, FormErrors errors);
    }

    private static final int PAGE = 20;

    @Inject
    Complaints complaints;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    /**
     * @param view {@code closed} for those that are over; anything else for the open ones
     */
    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String view, @RestQuery @Nullable String page) {
        boolean open = !Tab.CLOSED.equals(view);
        String where = open ? "c.state in (OPEN, ANSWERED)" : "c.state not in (OPEN, ANSWERED)";
        int number = FormReading.page(page);
        int pages = Pager.pages(Complaint.count("from Complaint c where " + where), PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        List<Complaint> found = Complaint.<Complaint>find(
                        "from Complaint c join fetch c.organization join fetch c.entry where " + where
                                + (open ? " order by c.filedAt, c.id" : " order by c.id desc"))
                .page(number - 1, PAGE)
                .list();
        return Templates.adminComplaints(
                found.stream()
                        .map(complaint -> EntryViews.complaint(complaint, true, language.get()))
                        .toList(),
                Tab.openAndClosed("/admin/whitelist/complaints", open, Complaint.countOpen(), messages),
                open,
                Pager.of(number, pages, other -> Tab.page("/admin/whitelist/complaints", open, other)));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Operation(hidden = true)
    public TemplateInstance complaint(long id) {
        return page(id, DecisionForm.empty(), new FormErrors());
    }

    @POST
    @Path("{id:\\d{1,18}}")
    @Operation(hidden = true)
    public Response decide(long id, @RestForm @Nullable String outcome, @RestForm @Nullable String reason) {
        FormErrors errors = new FormErrors();
        DecisionForm form = DecisionForm.read(outcome, reason, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        complaints.decide(currentPerson.require(), id, form.upheld(), form.reason());
        flash.success("upkeep", "complaintDecided");
        return Response.seeOther(URI.create("/admin/whitelist/complaints/" + id))
                .build();
    }

    @Transactional
    TemplateInstance page(long id, DecisionForm form, FormErrors errors) {
        Complaint complaint = Complaint.<Complaint>findByIdOptional(id).orElseThrow(NotFoundException::new);
        return Templates.adminComplaint(
                ComplaintViews.of(complaint, true, false, language.get()), form.outcome(), form.reason(), errors);
    }
}
