package org.solutionpool.audit;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The head of the record for everybody: a hash tells nothing of what was done, and whoever keeps it somewhere else can
 * prove later that nothing before it was changed.
 */
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "record")
public class RecordHeadApi {

    @Inject
    Chain chain;

    @GET
    @Path("head")
    @Operation(summary = "The last link of the record: number, SHA-256 hash, and when it was sealed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Head.class)))
    public Response head() {
        return Response.ok(chain.head()).header("Cache-Control", "no-store").build();
    }
}
