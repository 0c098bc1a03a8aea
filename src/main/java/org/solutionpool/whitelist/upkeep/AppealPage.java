package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
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
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Flash;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.upkeep.AppealViews.AppealView;

/** One's own appeal: what became of it, and taking it back. */
@Path("/provider/appeals/{id:\\d{1,18}}")
@RolesAllowed(Roles.PROVIDER)
public class AppealPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance appeal(AppealView appeal);
    }

    @Inject
    Appeals appeals;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance appeal(@RestPath long id) {
        Appeal appeal = Appeal.<Appeal>find(
                        "id = ?1 and organization.id = ?2",
                        id,
                        currentPerson.requireOrganization().id())
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Notice.readAt(currentPerson.require(), appeal.path());
        return Templates.appeal(AppealViews.of(appeal, false, language.get()));
    }

    @POST
    @Path("withdraw")
    @Operation(hidden = true)
    public Response withdraw(@RestPath long id) {
        appeals.withdraw(currentPerson.require(), id);
        flash.success("upkeep", "appealWithdrawn");
        return Response.seeOther(URI.create("/provider/appeals/" + id)).build();
    }
}
