package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard.Access;
import org.solutionpool.attachment.ServedFile;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** An objection as the applicant reads and answers it: what is said, never who says it. */
@Path("/provider/objections/{id:\\d{1,18}}")
@RolesAllowed(Roles.PROVIDER)
public class ApplicantObjectionPage {

    private static final int LONGEST = 5000;

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance answer(View view, FormText form, FormErrors errors);
    }

    /**
     * What the page shows.
     *
     * @param answerable whether an answer can be given now
     */
    public record View(
            long id,
            long applicationId,
            String subject,
            String batch,
            String state,
            String receivedAt,
            String text,
            List<ShownFile> files,
            @Nullable String answer,
            @Nullable String answeredAt,
            @Nullable String decision,
            @Nullable String decidedAt,
            boolean answerable) {}

    @Inject
    Objections objections;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance show(@RestPath long id) {
        return page(id, FormText.empty(), new FormErrors());
    }

    @POST
    public Response answer(@RestPath long id, MultivaluedMap<String, String> sent) {
        Objection objection = own(id);
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String answer = form.required("answer", LONGEST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        objections.answer(id, objection.application.organization.id, answer, person.require());
        flash.success("publicity", "done.answered");
        return Response.seeOther(URI.create("/provider/objections/" + id)).build();
    }

    /** A file by its place in the objection: neither its name nor its number tells where it comes from. */
    @GET
    @Path("files/{place}")
    @Transactional
    public Response file(@RestPath long id, @RestPath int place, @Context Request request) {
        List<Attachment> files = Attachment.of(Purpose.OBJECTION, own(id).id);
        if (place < 1 || place > files.size()) {
            throw new NotFoundException();
        }
        Attachment file = files.get(place - 1);
        return ServedFile.answer(file, name(id, place, file), Access.PRIVATE, request);
    }

    private TemplateInstance page(long id, FormText form, FormErrors errors) {
        Objection objection = own(id);
        List<Attachment> attachments = Attachment.of(Purpose.OBJECTION, id);
        List<ShownFile> files = new ArrayList<>();
        for (int place = 1; place <= attachments.size(); place++) {
            Attachment file = attachments.get(place - 1);
            ShownFile shown = ShownFile.of(file);
            files.add(new ShownFile(
                    name(id, place, file),
                    "/provider/objections/" + id + "/files/" + place,
                    shown.size(),
                    shown.icon()));
        }
        return Templates.answer(
                new View(
                        id,
                        objection.application.id,
                        objection.application.subjectName(language.get()),
                        objection.publicity.batch.name(language.get()),
                        objection.state.name(),
                        ReadableTime.minute(objection.receivedAt, language.get()),
                        objection.text,
                        files,
                        objection.answer,
                        objection.answeredAt == null ? null : ReadableTime.minute(objection.answeredAt, language.get()),
                        objection.decisionReason,
                        objection.decidedAt == null ? null : ReadableTime.minute(objection.decidedAt, language.get()),
                        objection.state == ObjectionState.OPEN),
                form,
                errors);
    }

    private static String name(long id, int place, Attachment file) {
        int dot = file.fileName.lastIndexOf('.');
        return "objection-" + id + "-" + place + (dot < 0 ? "" : file.fileName.substring(dot));
    }

    private Objection own(long id) {
        Objection objection = Objection.<Objection>findByIdOptional(id).orElseThrow(NotFoundException::new);
        person.requireMemberOf(objection.application.organization.id);
        return objection;
    }
}
