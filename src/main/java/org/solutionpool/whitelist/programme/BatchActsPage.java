package org.solutionpool.whitelist.programme;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** What admins do with the batches of a programme; the forms stand on the programme's page, which is drawn again. */
@Path("/admin/whitelist/programmes/{id: \\d{1,18}}/batches")
@RolesAllowed(Roles.ADMIN)
public class BatchActsPage {

    private static final int REASON_LIMIT = 1000;
    private static final String BUNDLE = "programme";

    @Inject
    BatchIntake intake;

    @Inject
    ProgrammeViews views;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @POST
    public Response open(@RestPath long id, @BeanParam WindowForm form) {
        FormErrors errors = new FormErrors();
        LocalDate from = TypedValues.day(form.opensOn);
        LocalDate to = TypedValues.day(form.closesOn);
        String set = Typed.line(form.criteriaSet);
        if (from == null) {
            errors.add("opensOn", messages.text(BUNDLE, "dayMissing"));
        }
        if (to == null) {
            errors.add("closesOn", messages.text(BUNDLE, "dayMissing"));
        }
        if (set == null || !set.matches("\\d{1,18}")) {
            errors.add("criteriaSet", messages.text(BUNDLE, "criteriaMissing"));
        }
        if (errors.isEmpty()) {
            try {
                Batch batch = intake.open(
                        id,
                        Long.parseLong(Objects.requireNonNull(set)),
                        Objects.requireNonNull(from),
                        Objects.requireNonNull(to));
                flash.success(BUNDLE, "batchOpened", batch.ordinal(language.get()));
                return Response.seeOther(ProgrammePage.address(id)).build();
            } catch (RefusedException e) {
                String field = e.key().startsWith("criteria")
                        ? "criteriaSet"
                        : e.key().startsWith("window") ? "closesOn" : "opensOn";
                errors.add(field, messages.text(BUNDLE, e.key(), e.arguments()));
            }
        }
        return Response.status(422).entity(page(id, form, errors)).build();
    }

    @POST
    @Path("{batch: \\d{1,18}}/close")
    public Response close(@RestPath long id, @RestPath long batch, @RestForm @Nullable String reason) {
        return withReason(id, batch, "close", reason, words -> intake.close(batch, words), "intakeClosed");
    }

    @POST
    @Path("{batch: \\d{1,18}}/cancel")
    public Response cancel(@RestPath long id, @RestPath long batch, @RestForm @Nullable String reason) {
        return withReason(id, batch, "cancel", reason, words -> intake.cancel(batch, words), "batchCancelled");
    }

    @POST
    @Path("{batch: \\d{1,18}}/conclude")
    public Response conclude(@RestPath long id, @RestPath long batch, @RestForm @Nullable String reason) {
        return withReason(
                id, batch, "conclude", reason, words -> intake.conclude(batch, words, Instant.now()), "batchConcluded");
    }

    @POST
    @Path("{batch: \\d{1,18}}/extend")
    public Response extend(
            @RestPath long id,
            @RestPath long batch,
            @RestForm @Nullable String until,
            @RestForm @Nullable String reason) {
        LocalDate day = TypedValues.day(until);
        if (day == null) {
            return refused(id, "until-" + batch, messages.text(BUNDLE, "dayMissing"));
        }
        return withReason(id, batch, "extend", reason, words -> intake.extend(batch, day, words), "intakeExtended");
    }

    private interface Step {
        void take(String reason);
    }

    private Response withReason(long id, long batch, String act, @Nullable String reason, Step step, String said) {
        String words = Typed.text(reason);
        String field = act + "-reason-" + batch;
        if (Batch.count("id = ?1 and programme.id = ?2", batch, id) == 0) {
            throw new NotFoundException();
        }
        if (words == null) {
            return refused(id, field, messages.text(BUNDLE, "reasonMissing"));
        }
        if (Typed.length(words) > REASON_LIMIT) {
            return refused(id, field, messages.text(BUNDLE, "reasonLong", REASON_LIMIT));
        }
        try {
            step.take(words);
        } catch (RefusedException e) {
            return refused(id, field, messages.text(BUNDLE, e.key(), e.arguments()));
        }
        flash.success(BUNDLE, said);
        return Response.seeOther(ProgrammePage.address(id)).build();
    }

    private Response refused(long id, String field, String message) {
        return Response.status(422)
                .entity(page(id, WindowForm.blank(), new FormErrors().add(field, message)))
                .build();
    }

    private TemplateInstance page(long id, WindowForm form, FormErrors errors) {
        return ProgrammePage.Templates.programme(views.of(id), form, errors);
    }
}
