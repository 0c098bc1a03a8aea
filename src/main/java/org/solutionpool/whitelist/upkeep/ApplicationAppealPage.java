package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** The appeal against a refused application. */
@Path("/provider/applications/{id:\\d{1,18}}/appeal")
@RolesAllowed(Roles.PROVIDER)
public class ApplicationAppealPage {

    @Inject
    Appeals appeals;

    @Inject
    ApplicationLifecycle applications;

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
        Appeal appeal = appeals.againstApplication(currentPerson.require(), id, words, WorkingDays.today());
        flash.success("upkeep", "appealFiled");
        return Response.seeOther(URI.create(appeal.path())).build();
    }

    @Transactional
    TemplateInstance page(long id, String text, FormErrors errors) {
        Application application =
                Application.own(currentPerson.requireOrganization().id(), id).orElseThrow(NotFoundException::new);
        Language reader = language.get();
        Reason obstacle = appeals.obstacle(application, WorkingDays.today());
        boolean decided = application.decidedAt != null;
        return AppealFormView.Templates.appealForm(
                new AppealFormView(
                        application.subjectName(reader) + " · " + application.batch.name(reader),
                        messages.text("upkeep", "refusal"),
                        application.decisionReason,
                        ShownDay.of(application.decidedAt, reader),
                        decided ? ReadableTime.day(applications.appealDue(application), reader) : null,
                        "/provider/applications/" + id,
                        "/provider/applications/" + id + "/appeal",
                        obstacle == null ? null : EntryViews.sentence(obstacle, reader)),
                text,
                errors);
    }
}
