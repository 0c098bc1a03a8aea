package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** The complaint of a manufacturer about the provider it has a conversation with. */
@Path("/conversations/{id:\\d{1,18}}/complaint")
@Authenticated
public class ConversationComplaintPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance complaintForm(
                String conversationUrl, String subject, String number, String text, FormErrors errors);
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
    public TemplateInstance form(@RestPath long id) {
        return page(id, "", new FormErrors());
    }

    @POST
    @Operation(hidden = true)
    public Response file(@RestPath long id, @RestForm @Nullable String text) {
        FormErrors errors = new FormErrors();
        String words = FormReading.required(errors, messages, "text", text, FormReading.LONGEST);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, words, errors)).build();
        }
        Complaint complaint = complaints.file(currentPerson.require(), id, words);
        flash.success("upkeep", "complaintFiled");
        return Response.seeOther(URI.create(complaint.path())).build();
    }

    @Transactional
    TemplateInstance page(long id, String text, FormErrors errors) {
        Conversation conversation = Complaints.conversation(currentPerson.require(), id);
        WhitelistEntry entry = Complaints.entryOf(conversation)
                .orElseThrow(() -> new UpkeepRefusedException(Reason.COMPLAINT_NO_ENTRY));
        if (Complaint.latest(conversation)
                .filter(complaint -> complaint.state.isOpen())
                .isPresent()) {
            throw new UpkeepRefusedException(Reason.COMPLAINT_OPEN);
        }
        Language reader = language.get();
        return Templates.complaintForm(
                conversation.path(), entry.subjectName(reader), entry.certificateNumber, text, errors);
    }
}
