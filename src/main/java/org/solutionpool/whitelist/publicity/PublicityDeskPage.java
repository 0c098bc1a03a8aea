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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.programme.WorkingDays;

/** A publicity period for admins: its list, its objections, and what comes next. */
@Path("/admin/whitelist/publicity/{id:\\d{1,18}}")
@RolesAllowed(Roles.ADMIN)
public class PublicityDeskPage {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_LIST = 10_000;
    private static final int LONGEST_NUMBER = 100;

    @CheckedTemplate(basePath = "publicity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance desk(View view, FormText form, FormErrors errors);
    }

    /**
     * What the page shows.
     *
     * @param leftOver scored applications of the batch on no list, to be proposed or refused before the publication
     * @param publishable whether the publication can be asked for now
     * @param asked what was asked for and waits for a second admin; null if nothing does
     */
    public record View(
            long id,
            long batchId,
            String batch,
            int number,
            String state,
            int days,
            String startsOn,
            String endsOn,
            boolean over,
            String text,
            List<Listed> applications,
            List<Raised> objections,
            long undecided,
            int leftOver,
            boolean running,
            boolean publishable,
            @Nullable Asked asked,
            @Nullable String documentNumber,
            @Nullable String publishedOn,
            @Nullable String cancelReason,
            String proposedDay) {}

    /** One of the list. */
    public record Listed(
            long id,
            String subject,
            String provider,
            @Nullable BigDecimal score,
            String state) {}

    /** One objection. */
    public record Raised(long id, String subject, String objector, String receivedAt, String state) {}

    /** What waits for a second admin. */
    public record Asked(String by, String at, boolean own) {}

    @Inject
    Publicities publicities;

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
    @Path("cancel")
    public Response cancel(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("cancelReason", LONGEST_REASON, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        return act(id, "cancelled", form, "cancel", () -> publicities.cancel(id, reason));
    }

    @POST
    @Path("publish")
    public Response publish(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String number = form.requiredLine("documentNumber", LONGEST_NUMBER, errors, messages);
        LocalDate day = form.day("publishedOn", errors, messages);
        String zh = form.required("listZh", LONGEST_LIST, errors, messages);
        String en = form.required("listEn", LONGEST_LIST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        return act(
                id,
                "asked",
                form,
                "publish",
                () -> publicities.askForPublication(
                        id,
                        new Publicities.ListText(number, Objects.requireNonNull(day), zh, en),
                        person.require(),
                        Instant.now()));
    }

    /**
     * Takes a step; what was typed stays where it is refused.
     *
     * @param section the heading of the form, for refusals that belong to no field
     */
    private Response act(long id, String said, FormText form, String section, Runnable step) {
        try {
            step.run();
            flash.success("publicity", "done." + said);
        } catch (PublicityRefusedException e) {
            FormErrors errors = new FormErrors()
                    .add(
                            e.key().startsWith("date") ? "publishedOn" : section,
                            messages.text("publicity", e.textKey(), e.arguments()));
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        return Response.seeOther(URI.create("/admin/whitelist/publicity/" + id)).build();
    }

    private TemplateInstance page(long id, FormText form, FormErrors errors) {
        Publicity publicity = Publicity.<Publicity>find(
                        "from Publicity p join fetch p.batch b join fetch b.programme where p.id = ?1", id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Countersignature asked = Countersignature.open(Kind.PUBLISH_LIST, id);
        long undecided = Objection.undecided(publicity);
        boolean running = publicity.state == Publicity.State.RUNNING;
        boolean over = publicity.isOver(Instant.now());
        return Templates.desk(
                new View(
                        id,
                        publicity.batch.id,
                        publicity.batch.name(language.get()),
                        publicity.number,
                        publicity.state.name(),
                        publicity.days,
                        ReadableTime.day(publicity.startsOn, language.get()),
                        ReadableTime.day(publicity.endsOn, language.get()),
                        over,
                        publicity.text(language.get()),
                        publicity.applications().stream().map(this::listed).toList(),
                        Objection.of(publicity).stream().map(this::raised).toList(),
                        undecided,
                        running ? Publicities.leftOver(publicity.batch).size() : 0,
                        running,
                        // What was typed is not taken away by what came up meanwhile.
                        running
                                && over
                                && asked == null
                                && (undecided == 0 || !form.of("listZh").isEmpty()),
                        asked == null
                                ? null
                                : new Asked(
                                        asked.requestedBy.name,
                                        ReadableTime.minute(asked.requestedAt, language.get()),
                                        asked.requestedBy.id.equals(person.require().id)),
                        publicity.documentNumber,
                        publicity.publishedOn == null ? null : ReadableTime.day(publicity.publishedOn, language.get()),
                        publicity.cancelReason,
                        WorkingDays.today().toString()),
                form,
                errors);
    }

    private Listed listed(Application application) {
        return new Listed(
                application.id,
                application.subjectName(language.get()),
                application.organization.name(language.get()),
                application.score,
                application.state.name());
    }

    private Raised raised(Objection objection) {
        return new Raised(
                objection.id,
                objection.application.subjectName(language.get()),
                objection.objectorName,
                ReadableTime.minute(objection.receivedAt, language.get()),
                objection.state.name());
    }
}
