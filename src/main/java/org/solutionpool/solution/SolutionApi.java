package org.solutionpool.solution;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Published solutions for other programs. */
@Path("/api/v1/solutions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Solutions", description = "Published solutions")
public class SolutionApi {

    private static final int FRESH_SECONDS = 5;

    /**
     * A published solution, without its contact.
     *
     * @param list the published list it comes from; null if its provider published it here
     * @param whitelist the entries of the whitelist that vouch for it now: its own and its provider's
     */
    @Schema(name = "Solution")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Published(
            long id,
            String url,
            int revision,
            @Nullable Provider provider,
            @Nullable Source list,
            Instant firstPublished,
            Instant published,
            List<ListingStanding> whitelist,
            ListingContent content) {}

    /**
     * Who provides it.
     *
     * @param id null for a name that a published list prints and nobody has claimed
     */
    @Schema(name = "Provider")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Provider(
            @Nullable Long id,
            String name,
            @Nullable String nameEn,
            @Nullable String creditCode) {}

    /** A published list. */
    @Schema(name = "PublishedList")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            String name,
            String issuer,
            @Nullable Integer year,
            @Nullable String batch,
            @Nullable String url) {}

    @Inject
    ListingAccess access;

    @Inject
    ListingStandings standings;

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getSolution", summary = "One published solution")
    @APIResponse(
            responseCode = "200",
            description = "The revision that is published now",
            content = @Content(schema = @Schema(implementation = Published.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the version named by If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no published solution of that id")
    public Response solution(@RestPath long id, @Context Request request) {
        Solution solution = access.find(id);
        if (!solution.isPublic()) {
            throw new NotFoundException();
        }
        List<ListingStanding> vouched = standings.of(solution);
        // An entry ends with its last day, which no version of the row tells.
        EntityTag tag = new EntityTag(solution.id + "-" + solution.version + "-"
                + Integer.toHexString(
                        vouched.stream().map(ListingStanding::number).toList().hashCode()));
        CacheControl cache = new CacheControl();
        cache.setMaxAge(FRESH_SECONDS);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(published(solution, vouched)))
                .cacheControl(cache)
                .tag(tag)
                .build();
    }

    private static Published published(Solution solution, List<ListingStanding> vouched) {
        SolutionRevision revision = Objects.requireNonNull(solution.published);
        return new Published(
                Objects.requireNonNull(solution.id),
                "/solutions/" + solution.id,
                revision.number,
                provider(solution),
                source(solution),
                Objects.requireNonNull(solution.firstPublishedAt),
                Objects.requireNonNull(solution.publishedAt),
                vouched,
                revision.content.withoutContact());
    }

    private static @Nullable Provider provider(Solution solution) {
        if (solution.organization != null) {
            return new Provider(
                    solution.organization.id,
                    solution.organization.name,
                    solution.organization.nameEn,
                    solution.organization.creditCode);
        }
        return solution.listedProvider == null ? null : new Provider(null, solution.listedProvider, null, null);
    }

    private static @Nullable Source source(Solution solution) {
        PublishedList list = solution.publishedList;
        return list == null ? null : new Source(list.name, list.issuer, list.year, list.batch, solution.sourceUrl);
    }
}
