package org.solutionpool.whitelist.publicity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** The form by which anyone objects to a proposed entry, without an account. */
@Path("/whitelist/publicity/{id:\\d{1,18}}/objections")
public class RaiseObjectionPage {

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance objectionForm(View view, ObjectionForm form, FormErrors errors);
    }

    /**
     * What the form shows.
     *
     * @param open whether objections are taken now
     */
    public record View(long id, String batch, String endsOn, boolean open, List<Option> proposed) {}

    @Inject
    Objections objections;

    @Inject
    Uploads uploads;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance form(@RestPath long id, @RestQuery @Nullable String application) {
        return Templates.objectionForm(view(id), ObjectionForm.empty(application), new FormErrors());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(@RestPath long id, @BeanParam ObjectionForm form) {
        View view = view(id);
        FormErrors errors = form.check(messages);
        List<CheckedFile> files = files(form, errors);
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(Templates.objectionForm(view, form, errors))
                    .build();
        }
        try {
            Objection raised = objections.raise(
                    id,
                    Long.parseLong(String.valueOf(form.application)),
                    form.raised(language.get()),
                    files,
                    Instant.now());
            flash.success("publicity", "done.raised");
            return Response.seeOther(URI.create(raised.path())).build();
        } catch (PublicityRefusedException e) {
            errors.add("application", e.text(language.get()));
            return Response.status(e.key().equals("tooMany") ? 429 : 409)
                    .entity(Templates.objectionForm(view(id), form, errors))
                    .build();
        }
    }

    private List<CheckedFile> files(ObjectionForm form, FormErrors errors) {
        try {
            return uploads.check(form.files, 0);
        } catch (UploadRefusedException e) {
            errors.add("files", e.text(language.get()));
            return List.of();
        }
    }

    private View view(long id) {
        Publicity period = Publicity.<Publicity>find(
                        "from Publicity p join fetch p.batch b join fetch b.programme where p.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        return new View(
                id,
                period.batch.name(language.get()),
                ReadableTime.day(period.endsOn, language.get()),
                period.takesObjections(Instant.now()),
                period.applications().stream()
                        .map(application -> new Option(
                                String.valueOf(application.id),
                                application.solution == null
                                        ? application.subjectName(language.get())
                                        : application.subjectName(language.get()) + " · "
                                                + application.organization.name(language.get())))
                        .toList());
    }
}
