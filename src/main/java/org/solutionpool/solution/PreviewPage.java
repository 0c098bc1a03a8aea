package org.solutionpool.solution;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.solutionpool.account.Roles;
import org.solutionpool.solution.SolutionView.Banner;
import org.solutionpool.web.Messages;

/** The public page of what is being written, for those who may see it. */
@Path("/provider/solutions/{id:\\d{1,18}}/preview")
@RolesAllowed({Roles.PROVIDER, Roles.REVIEWER, Roles.ADMIN})
public class PreviewPage {

    @Inject
    ListingAccess access;

    @Inject
    SolutionViews views;

    @Inject
    Messages messages;

    @GET
    @Transactional
    @Operation(hidden = true)
    public Response preview(long id) {
        Solution solution = access.requireInsider(id);
        SolutionRevision shown = solution.working != null ? solution.working : solution.published;
        Banner banner = new Banner("info", messages.text("solution", "banner.preview"));
        return SolutionPage.insidersOnly(views.of(solution, Objects.requireNonNull(shown), banner));
    }
}
