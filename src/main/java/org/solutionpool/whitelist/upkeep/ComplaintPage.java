package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.upkeep.ComplaintViews.ComplaintView;

/** A complaint as its two sides see it: the manufacturer may take it back, the holder answers. */
@Path("/complaints/{id:\\d{1,18}}")
@Authenticated
public class ComplaintPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance complaint(
                ComplaintView complaint, boolean answers, boolean withdraws, String answer, FormErrors errors);
    }

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

    @GET
    @Operation(hidden = true)
    public TemplateInstance complaint(@RestPath long id) {
        return page(id, "", new FormErrors());
    }

    @POST
    @Path("answer")
    @Operation(hidden = true)
    public Response answer(@RestPath long id, @RestForm @Nullable String answer) {
        FormErrors errors = new FormErrors();
        String words = FormReading.required(errors, messages, "answer", answer, FormReading.LONGEST);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, words, errors)).build();
        }
        complaints.answer(currentPerson.require(), id, words);
        flash.success("upkeep", "complaintAnswered");
        return back(id);
    }

    @POST
    @Path("withdraw")
    @Operation(hidden = true)
    public Response withdraw(@RestPath long id) {
        complaints.withdraw(currentPerson.require(), id);
        flash.success("upkeep", "complaintWithdrawn");
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/complaints/" + id)).build();
    }

    @Transactional
    TemplateInstance page(long id, String answer, FormErrors errors) {
        Person reader = currentPerson.require();
        Complaint complaint = Complaints.of(reader, id).orElseThrow(NotFoundException::new);
        Notice.readAt(reader, complaint.path());
        boolean holder = !complaint.organization.id.equals(reader.organizationId);
        return Templates.complaint(
                ComplaintViews.of(complaint, false, holder, language.get()),
                holder && complaint.state == Complaint.State.OPEN,
                !holder && complaint.state.isOpen(),
                answer,
                errors);
    }
}
