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
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** The appeal against a measure. */
@Path("/provider/entries/{id:\\d{1,18}}/measures/{measure:\\d{1,18}}/appeal")
@RolesAllowed(Roles.PROVIDER)
public class MeasureAppealPage {

    @Inject
    Appeals appeals;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance form(@RestPath long id, @RestPath long measure) {
        return page(id, measure, "", new FormErrors());
    }

    @POST
    @Operation(hidden = true)
    public Response file(@RestPath long id, @RestPath long measure, @RestForm @Nullable String text) {
        FormErrors errors = new FormErrors();
        String words = FormReading.required(errors, messages, "text", text, FormReading.LONGEST);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, measure, words, errors)).build();
        }
        Appeal appeal = appeals.againstMeasure(currentPerson.require(), measure, words, WorkingDays.today());
        flash.success("upkeep", "appealFiled");
        return Response.seeOther(URI.create(appeal.path())).build();
    }

    @Transactional
    TemplateInstance page(long id, long measureId, String text, FormErrors errors) {
        WhitelistEntry entry = HolderSteps.own(currentPerson.require(), id).orElseThrow(NotFoundException::new);
        Measure measure = Measure.<Measure>find("id = ?1 and entry = ?2", measureId, entry)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Language reader = language.get();
        Reason obstacle = appeals.obstacle(measure, WorkingDays.today());
        return AppealFormView.Templates.appealForm(
                new AppealFormView(
                        entry.subjectName(reader),
                        messages.text("upkeep", "kind." + measure.kind),
                        measure.reason(reader),
                        ShownDay.of(measure.decidedAt, reader),
                        ReadableTime.day(appeals.due(measure), reader),
                        entry.holderPath(),
                        entry.holderPath() + "/measures/" + measureId + "/appeal",
                        obstacle == null ? null : EntryViews.sentence(obstacle, reader)),
                text,
                errors);
    }
}
