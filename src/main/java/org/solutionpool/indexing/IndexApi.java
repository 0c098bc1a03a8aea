package org.solutionpool.indexing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.solutionpool.account.Roles;
import org.solutionpool.indexing.IndexOverview.Overview;
import org.solutionpool.indexing.IndexOverview.Task;
import org.solutionpool.indexing.IndexTask.Type;

/** The admin's view of the search index for scripts: how it stands, and the long work on it. */
@Path("/api/v1/admin/index")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "index")
public class IndexApi {

    private static final DocumentKind KIND = DocumentKind.SOLUTION;

    @Inject
    IndexOverview overview;

    @Inject
    IndexAdministration administration;

    @GET
    @Operation(summary = "How the index stands: aliases, counts, outbox, failures, the last tasks")
    public Overview state() {
        return overview.of(KIND);
    }

    @POST
    @Path("rollover")
    @Operation(summary = "Starts building a new index beside the old one, or answers with the one that is being built")
    public Response rollOver() {
        return started(Type.ROLLOVER);
    }

    @DELETE
    @Path("rollover")
    @Operation(summary = "Rolls the running rollover back at its next step; 404 if none is running")
    public Response cancelRollover() {
        if (!administration.cancelRollover(KIND)) {
            throw new NotFoundException();
        }
        return Response.accepted().build();
    }

    @POST
    @Path("verification")
    @Operation(summary = "Starts comparing index and database")
    public Response verify() {
        return started(Type.VERIFICATION);
    }

    @POST
    @Path("repair")
    @Operation(summary = "Starts comparing index and database, and has every difference written again")
    public Response repair() {
        return started(Type.REPAIR);
    }

    @POST
    @Path("failures/retry")
    @Operation(summary = "Tries at once again what Elasticsearch has refused")
    public Map<String, Integer> retry() {
        return Map.of("retried", administration.retryFailures(KIND));
    }

    private Response started(Type type) {
        Task task = administration.start(KIND, type);
        return Response.accepted(task).build();
    }
}
