package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** One objection with everything about it, and the decision. */
@Path("/admin/whitelist/objections/{id:\\d{1,18}}")
@RolesAllowed(Roles.ADMIN)
public class ObjectionDecisionPage {

    private static final int LONGEST = 2000;

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance decision(View view, FormText form, FormErrors errors);
    }

    /** What the page shows. */
    public record View(
            long id,
            long periodId,
            long applicationId,
            String subject,
            String provider,
            String batch,
            String state,
            String receivedAt,
            String objector,
            String email,
            @Nullable String phone,
            @Nullable String unit,
            String text,
            List<ShownFile> files,
            @Nullable String answer,
            @Nullable String answeredAt,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable String decidedAt,
            boolean open) {}

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
    public Response decide(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("reason", LONGEST, errors, messages);
        String outcome = form.of("outcome");
        if (!outcome.equals("uphold") && !outcome.equals("dismiss")) {
            errors.add("outcome", messages.text("web", "form.missing"));
        }
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        try {
            if (outcome.equals("uphold")) {
                objections.uphold(id, reason, person.require());
            } else {
                objections.dismiss(id, reason, person.require());
            }
        } catch (PublicityRefusedException e) {
            errors.add("outcome", messages.text("publicity", e.textKey(), e.arguments()));
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        flash.success("publicity", "done.decided");
        return Response.seeOther(URI.create("/admin/whitelist/objections/" + id))
                .build();
    }

    private TemplateInstance page(long id, FormText form, FormErrors errors) {
        Objection objection = Objection.<Objection>findByIdOptional(id).orElseThrow(NotFoundException::new);
        return Templates.decision(
                new View(
                        id,
                        objection.publicity.id,
                        objection.application.id,
                        objection.application.subjectName(language.get()),
                        objection.application.organization.name(language.get()),
                        objection.publicity.batch.name(language.get()),
                        objection.state.name(),
                        ReadableTime.minute(objection.receivedAt, language.get()),
                        objection.objectorName,
                        objection.objectorEmail,
                        objection.objectorPhone,
                        objection.objectorUnit,
                        objection.text,
                        Attachment.of(Purpose.OBJECTION, id).stream()
                                .map(ShownFile::of)
                                .toList(),
                        objection.answer,
                        objection.answeredAt == null ? null : ReadableTime.minute(objection.answeredAt, language.get()),
                        objection.decisionReason,
                        objection.decidedBy == null ? null : objection.decidedBy.name,
                        objection.decidedAt == null ? null : ReadableTime.minute(objection.decidedAt, language.get()),
                        objection.state.isOpen()),
                form,
                errors);
    }
}
