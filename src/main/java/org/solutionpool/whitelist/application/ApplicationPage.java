package org.solutionpool.whitelist.application;

import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.programme.StaleFormException;

/**
 * One application of the provider one acts for: a form while it can be written in, and a page to follow it afterwards.
 *
 * <p>The method that takes the form carries no role of its own: somebody whose session ended while they wrote gets a page
 * with their text in it instead of a login page that forgets it.
 */
@Path("/provider/applications/{id: \\d{1,18}}")
public class ApplicationPage {

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance applicationForm(ApplicationView application, FormErrors errors);

        static native TemplateInstance declaration(
                ApplicationView application, String name, boolean agreed, FormErrors errors);

        static native TemplateInstance application(ApplicationView application, Followed followed);

        static native TemplateInstance keptForm(String action, List<Kept> kept);
    }

    /**
     * What there is to follow after submission.
     *
     * @param score only once it is decided
     * @param reason why it was refused; null unless it was
     * @param further what later stages ask of the applicant
     * @param publicity the page of the proposed list it stands on; null if it stands on none
     */
    public record Followed(
            List<Timeline.Step> steps,
            List<Timeline.Event> events,
            String next,
            @Nullable String score,
            @Nullable String stage,
            @Nullable String reason,
            List<ApplicationSteps.Step> further,
            @Nullable String publicity,
            boolean withdrawable,
            boolean listed,
            String declaredName) {}

    /** A field kept for after the login. */
    public record Kept(String name, String value) {}

    private static final int LONGEST_NAME = 100;
    private static final String BUNDLE = "application";

    @Inject
    Applications applications;

    @Inject
    ApplicationContent content;

    @Inject
    @All
    List<ApplicationSteps> furtherSteps;

    @Inject
    ApplicationViews views;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @RolesAllowed(Roles.PROVIDER)
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance application(@RestPath long id) {
        Application application = own(id);
        Notice.readAt(currentPerson.require(), path(id));
        return application.state.isEditable()
                ? Templates.applicationForm(views.of(application), new FormErrors())
                : Templates.application(views.of(application), followed(application));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response save(
            @RestPath long id, MultipartFormDataInput input, @RestForm(FileUpload.ALL) List<FileUpload> uploads) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        input.getValues().forEach((name, values) -> values.stream()
                .filter(value -> !value.isFileItem())
                .forEach(value -> sent.add(name, value.getValue())));
        if (!currentPerson.signedIn()) {
            return Response.status(401)
                    .entity(Templates.keptForm(path(id), kept(sent)))
                    .build();
        }
        Map<String, List<FileUpload>> files = uploads.stream().collect(Collectors.groupingBy(FileUpload::name));
        TypedApplication typed = new TypedApplication(sent, files);
        String remove = Objects.requireNonNullElse(sent.getFirst("remove"), "");
        Long removed = remove.matches("\\d{1,18}") ? Long.valueOf(remove) : null;
        FormErrors errors;
        try {
            errors = content.save(
                    id,
                    currentPerson.requireOrganization().id(),
                    typed,
                    removed,
                    currentPerson.require(),
                    language.get(),
                    Instant.now());
        } catch (StaleFormException e) {
            return form(409, id, typed, true, new FormErrors());
        }
        if (!errors.isEmpty()) {
            return form(422, id, typed, false, errors);
        }
        if ("submit".equals(sent.getFirst("then"))) {
            return Response.seeOther(URI.create(path(id) + "/submit")).build();
        }
        flash.success(BUNDLE, "saved");
        String anchor = Objects.requireNonNullElse(sent.getFirst("add"), "");
        return Response.seeOther(URI.create(path(id) + (anchor.matches("c\\d{1,18}\\.evidence") ? "#" + anchor : "")))
                .build();
    }

    @GET
    @Path("submit")
    @RolesAllowed(Roles.PROVIDER)
    @Transactional
    @Operation(hidden = true)
    public Response declaration(@RestPath long id) {
        Application application = own(id);
        return application.state.isEditable()
                ? Response.ok(Templates.declaration(
                                views.of(application), currentPerson.require().name, false, new FormErrors()))
                        .build()
                : Response.seeOther(URI.create(path(id))).build();
    }

    @POST
    @Path("submit")
    @RolesAllowed(Roles.PROVIDER)
    @Operation(hidden = true)
    public Response submit(
            @RestPath long id,
            @RestForm @Nullable String version,
            @RestForm @Nullable String name,
            @RestForm @Nullable String agreed) {
        FormErrors errors = new FormErrors();
        String typed = Typed.line(name);
        if (typed == null || Typed.length(typed) > LONGEST_NAME) {
            errors.add("name", messages.text(BUNDLE, "nameMissing", LONGEST_NAME));
        }
        if (agreed == null) {
            errors.add("agreed", messages.text(BUNDLE, "agreedMissing"));
        }
        if (typed == null || !errors.isEmpty()) {
            return declaration(422, id, Objects.requireNonNullElse(typed, ""), agreed != null, errors);
        }
        long seen = version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
        try {
            applications.submit(
                    id, currentPerson.requireOrganization().id(), seen, typed, currentPerson.require(), Instant.now());
        } catch (StaleFormException e) {
            errors.add("name", messages.text(BUNDLE, "changedMeanwhile"));
            return declaration(409, id, typed, false, errors);
        } catch (ApplicationRefusedException | IncompleteApplicationException e) {
            return declaration(422, id, typed, true, errors);
        }
        flash.success(BUNDLE, "submitted");
        return Response.seeOther(URI.create(path(id))).build();
    }

    @POST
    @Path("withdraw")
    @RolesAllowed(Roles.PROVIDER)
    @Operation(hidden = true)
    public Response withdraw(@RestPath long id) {
        applications.withdraw(id, currentPerson.requireOrganization().id());
        flash.success(BUNDLE, "withdrawn");
        return Response.seeOther(URI.create(path(id))).build();
    }

    @Transactional
    Response form(int status, long id, TypedApplication typed, boolean conflict, FormErrors errors) {
        return Response.status(status)
                .entity(Templates.applicationForm(views.of(own(id), typed, conflict), errors))
                .build();
    }

    @Transactional
    Response declaration(int status, long id, String name, boolean agreed, FormErrors errors) {
        return Response.status(status)
                .entity(Templates.declaration(views.of(own(id)), name, agreed, errors))
                .build();
    }

    private Followed followed(Application application) {
        Language reader = language.get();
        boolean refused = application.state == ApplicationState.REFUSED;
        boolean decided = refused || application.state == ApplicationState.LISTED;
        return new Followed(
                Timeline.steps(application, reader),
                Timeline.events(application, reader),
                messages.text(BUNDLE, "next." + application.state),
                decided && application.score != null ? application.score.toPlainString() : null,
                application.refusedAtStage == null
                        ? null
                        : messages.text(BUNDLE, "stage." + application.refusedAtStage),
                refused ? application.decisionReason : null,
                furtherSteps.stream()
                        .flatMap(one -> one.steps(application).stream())
                        .toList(),
                application.publicityId == null ? null : "/whitelist/publicity/" + application.publicityId,
                ApplicationState.TRANSITIONS.allows(application.state, ApplicationState.WITHDRAWN),
                application.state == ApplicationState.LISTED,
                Objects.requireNonNullElse(application.declaredName, ""));
    }

    private Application own(long id) {
        return Application.own(currentPerson.requireOrganization().id(), id).orElseThrow(NotFoundException::new);
    }

    private static List<Kept> kept(MultivaluedMap<String, String> sent) {
        return sent.entrySet().stream()
                .filter(field -> !field.getKey().contains("csrf"))
                .flatMap(field -> field.getValue().stream().map(value -> new Kept(field.getKey(), value)))
                .toList();
    }

    private static String path(long id) {
        return "/provider/applications/" + id;
    }
}
