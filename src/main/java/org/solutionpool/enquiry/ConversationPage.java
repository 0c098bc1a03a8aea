package org.solutionpool.enquiry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** One conversation: what was written, and for either side an answer, closing and reopening. */
@Path("/conversations/{id}")
public class ConversationPage {

    @CheckedTemplate(basePath = "enquiry", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance conversation(
                ConversationView conversation, @Nullable String text, String formToken, FormErrors errors);

        static native TemplateInstance sessionEnded(long id, @Nullable String text, String formToken);
    }

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Conversations conversations;

    @Inject
    ConversationView.Maker views;

    @Inject
    Uploads uploads;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Authenticated
    @Transactional
    public TemplateInstance conversation(@RestPath long id) {
        return page(id, null, FormToken.next(), new FormErrors());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response answer(
            @RestPath long id,
            @RestForm @Nullable String text,
            @RestForm("files") List<FileUpload> files,
            @RestForm @Nullable String formToken) {
        String typed = Typed.text(text);
        String token = FormToken.of(formToken);
        if (!currentPerson.signedIn()) {
            // Who is asking is not known, so nothing of the conversation is shown, only their own words.
            return Response.status(401)
                    .entity(Templates.sessionEnded(id, typed, token))
                    .build();
        }
        if (Conversation.of(currentPerson.require(), id).isEmpty()) {
            throw new NotFoundException();
        }
        FormErrors errors = new FormErrors();
        if (typed == null) {
            errors.add("text", messages.text("enquiry", "messageMissing"));
        }
        EnquiryForm.tooLong(errors, messages, "text", typed, EnquiryForm.LONGEST_MESSAGE);
        List<CheckedFile> checked = List.of();
        try {
            checked = uploads.check(
                    files, (int) Attachment.count("purpose = ?1 and subjectId = ?2", Purpose.CONVERSATION, id));
        } catch (UploadRefusedException e) {
            errors.add("files", e.text(language.get()));
        }
        if (typed != null && errors.isEmpty()) {
            try {
                conversations.answer(currentPerson.require(), id, typed, checked, token);
                flash.success("enquiry", "sent");
                return back(id);
            } catch (EnquiryRefusedException e) {
                errors.add("text", messages.text("enquiry", e.key()));
            }
        }
        return Response.status(422).entity(page(id, typed, token, errors)).build();
    }

    @POST
    @Path("close")
    @Authenticated
    public Response close(@RestPath long id) {
        conversations.close(currentPerson.require(), id);
        flash.success("enquiry", "closedNow");
        return back(id);
    }

    @POST
    @Path("reopen")
    @Authenticated
    public Response reopen(@RestPath long id) {
        conversations.reopen(currentPerson.require(), id);
        flash.success("enquiry", "reopenedNow");
        return back(id);
    }

    /** Opens the provider's contact details, which is recorded. */
    @POST
    @Path("contact")
    @Authenticated
    public Response disclose(@RestPath long id) {
        conversations.disclose(currentPerson.require(), id);
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/conversations/" + id)).build();
    }

    private TemplateInstance page(long id, @Nullable String text, String formToken, FormErrors errors) {
        Person person = currentPerson.require();
        Conversation conversation = Conversation.of(person, id).orElseThrow(NotFoundException::new);
        ConversationView view = views.of(conversation, person);
        conversations.read(person, conversation);
        return Templates.conversation(view, text, formToken, errors);
    }
}
