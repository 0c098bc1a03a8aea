package org.solutionpool.solution;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.solution.DraftConflict.Kept;
import org.solutionpool.solution.DraftSaving.Fate;
import org.solutionpool.solution.DraftSaving.Outcome;
import org.solutionpool.solution.EditorView.EditorStatus;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/**
 * The editor of a listing: one form, its sections one below the other. One page rather than a page a section, because
 * then every button saves everything, with JavaScript or without, and a link can lead to any field.
 *
 * <p>The methods that take the form carry no role of their own: somebody whose session ended while they wrote gets a page
 * with their text in it, to be saved after signing in again, instead of a login page that forgets it.
 */
@Path("/provider/solutions/{id:\\d{1,18}}")
public class EditorPage {

    @CheckedTemplate(basePath = "solution", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance editor(String title, EditorView editor);

        static native TemplateInstance editorStatus(EditorStatus status);

        static native TemplateInstance editorConflict(String title, DraftConflict conflict);

        static native TemplateInstance sessionEnded(String action, List<Kept> kept);
    }

    private static final int UNPROCESSABLE = 422;

    @Inject
    ListingAccess access;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    DraftSaving saving;

    @Inject
    ListingFiles files;

    @Inject
    EditorDesk desk;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Path("edit")
    @RolesAllowed(Roles.PROVIDER)
    @Transactional
    @Operation(hidden = true)
    public Response edit(long id) {
        Solution solution = access.requireOwn(id);
        SolutionRevision revision = solution.working;
        if (revision == null || !revision.state.editable()) {
            return Response.seeOther(URI.create(SolutionAddress.desk(id))).build();
        }
        return page(200, revision, ListingForm.of(revision.content), new FormErrors(), newWindow());
    }

    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Operation(hidden = true)
    public Response save(long id, MultivaluedMap<String, String> sent) {
        if (!currentPerson.signedIn()) {
            return sessionEnded(id, sent);
        }
        Outcome outcome = saving.save(access.requireOwn(id), sent, currentPerson.require(), language.get());
        if (outcome.fate() != Fate.SAVED) {
            return conflict(id, outcome, sent);
        }
        SolutionRevision revision = Objects.requireNonNull(outcome.revision());
        boolean rows = sent.containsKey("add") || sent.containsKey("remove") || sent.containsKey("up");
        if (rows || !outcome.errors().isEmpty()) {
            int status = outcome.errors().isEmpty() ? 200 : UNPROCESSABLE;
            return page(status, revision, outcome.form(), outcome.errors(), window(sent));
        }
        String next =
                switch (Objects.requireNonNullElse(sent.getFirst("then"), "")) {
                    case "preview" -> SolutionAddress.desk(id) + "/preview";
                    case "submit" -> SolutionAddress.desk(id) + "/submit";
                    default -> {
                        flash.success("solution", "savedAll");
                        yield SolutionAddress.edit(id);
                    }
                };
        return Response.seeOther(URI.create(next)).build();
    }

    /** The same form, sent by a script while its writer goes on: answers with what stands beside it. */
    @POST
    @Path("autosave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Operation(hidden = true)
    public Response autosave(long id, MultivaluedMap<String, String> sent) {
        if (!currentPerson.signedIn()) {
            return Response.status(401).build();
        }
        Solution solution = access.requireOwn(id);
        Outcome outcome = saving.save(solution, sent, currentPerson.require(), language.get());
        if (outcome.fate() == Fate.SAVED) {
            SolutionRevision revision = Objects.requireNonNull(outcome.revision());
            return Response.ok(Templates.editorStatus(desk.status(revision, outcome.errors(), window(sent), null)))
                    .build();
        }
        SolutionRevision revision = outcome.revision();
        String trouble = outcome.fate() == Fate.CLOSED || revision == null
                ? text("autosaveClosed")
                : text(
                        "autosaveConflict",
                        revision.savedBy == null ? "" : revision.savedBy.name,
                        ReadableTime.minute(revision.savedAt, language.get()));
        return Response.status(409)
                .entity(trouble)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .build();
    }

    /** The form with a file: everything typed is saved with it. */
    @POST
    @Path("upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Operation(hidden = true)
    public Response upload(long id, MultipartFormDataInput input, @RestForm("file") List<FileUpload> uploads) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        input.getValues().forEach((name, values) -> values.stream()
                .filter(value -> !value.isFileItem())
                .forEach(value -> sent.add(name, value.getValue())));
        if (!currentPerson.signedIn()) {
            return sessionEnded(id, sent);
        }
        Solution solution = access.requireOwn(id);
        Outcome outcome = saving.save(solution, sent, currentPerson.require(), language.get());
        if (outcome.fate() != Fate.SAVED) {
            return conflict(id, outcome, sent);
        }
        SolutionRevision revision = Objects.requireNonNull(outcome.revision());
        FormErrors errors = outcome.errors();
        try {
            files.add(revision, uploads, currentPerson.require());
        } catch (UploadRefusedException e) {
            errors.add("file", e.text(language.get()));
        }
        if (!errors.isEmpty()) {
            return page(UNPROCESSABLE, revision, outcome.form().withFiles(revision.content), errors, window(sent));
        }
        return Response.seeOther(URI.create(SolutionAddress.edit(id) + "#" + ListingSection.FILES.key()))
                .build();
    }

    private Response page(int status, SolutionRevision revision, ListingForm form, FormErrors errors, String window) {
        String title = revision.solution.title(language.get());
        return Response.status(status)
                .entity(Templates.editor(title, desk.view(revision, form, errors, window)))
                .build();
    }

    private Response conflict(long id, Outcome outcome, MultivaluedMap<String, String> sent) {
        Solution solution = access.requireOwn(id);
        Language reader = language.get();
        DraftConflict conflict = DraftConflict.of(solution, outcome, sent, FieldReading.of(reader, taxonomy), reader);
        return Response.status(409)
                .entity(Templates.editorConflict(solution.title(reader), conflict))
                .build();
    }

    private static Response sessionEnded(long id, MultivaluedMap<String, String> sent) {
        return Response.status(401)
                .entity(Templates.sessionEnded(SolutionAddress.edit(id), DraftConflict.kept(sent)))
                .build();
    }

    private static String newWindow() {
        return UUID.randomUUID().toString();
    }

    private static String window(MultivaluedMap<String, String> sent) {
        @Nullable String window = sent.getFirst("window");
        return window == null || window.isBlank() ? newWindow() : window;
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), "solution", key, arguments);
    }
}
