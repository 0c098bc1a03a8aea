package org.solutionpool.indexing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.solutionpool.account.Roles;
import org.solutionpool.indexing.IndexOverview.Overview;
import org.solutionpool.indexing.IndexTask.Type;
import org.solutionpool.web.Flash;
import org.solutionpool.web.RequestLanguage;

/**
 * How the search index stands, and the long work on it. While something runs the page asks for its own middle part again
 * every second; without JavaScript it is reloaded by hand.
 */
@Path("/admin/index")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class IndexPage {

    private static final String BUNDLE = "indexing";
    private static final DocumentKind KIND = DocumentKind.SOLUTION;

    @CheckedTemplate(basePath = "indexing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance index(Overview index, List<TaskView> tasks, boolean busy);

        static native TemplateInstance indexState(Overview index, List<TaskView> tasks, boolean busy);
    }

    @Inject
    IndexOverview overview;

    @Inject
    IndexAdministration administration;

    @Inject
    Flash flash;

    @Inject
    RequestLanguage language;

    @GET
    public TemplateInstance page() {
        Overview now = overview.of(KIND);
        return Templates.index(now, views(now), now.busy());
    }

    /** The part of the page that changes. */
    @GET
    @Path("state")
    public TemplateInstance state() {
        Overview now = overview.of(KIND);
        return Templates.indexState(now, views(now), now.busy());
    }

    @POST
    @Path("rollover")
    public Response rollOver() {
        return start(Type.ROLLOVER);
    }

    @POST
    @Path("rollover/cancel")
    public Response cancelRollover() {
        if (administration.cancelRollover(KIND)) {
            flash.success(BUNDLE, "cancelRequested");
        } else {
            flash.say(Flash.Kind.INFO, BUNDLE, "nothingToCancel");
        }
        return back();
    }

    @POST
    @Path("verification")
    public Response verify() {
        return start(Type.VERIFICATION);
    }

    @POST
    @Path("repair")
    public Response repair() {
        return start(Type.REPAIR);
    }

    @POST
    @Path("failures/retry")
    public Response retry() {
        flash.success(BUNDLE, "retried", administration.retryFailures(KIND));
        return back();
    }

    private Response start(Type type) {
        try {
            administration.start(KIND, type);
            flash.success(BUNDLE, "started." + type.name());
        } catch (ClusterAwayException e) {
            flash.error(BUNDLE, "unavailable");
        }
        return back();
    }

    private List<TaskView> views(Overview now) {
        return now.tasks().stream()
                .map(task -> TaskView.of(task, language.get()))
                .toList();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/admin/index")).build();
    }
}
