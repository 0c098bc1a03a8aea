package org.solutionpool.need;

import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.activity.Channel;
import org.solutionpool.matching.MatchAnswers;
import org.solutionpool.matching.MatchAnswers.Matches;
import org.solutionpool.matching.MatchReport;
import org.solutionpool.matching.MatchResult;
import org.solutionpool.matching.Matcher;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Problems;
import org.solutionpool.web.RequestLanguage;

/** The solutions that fit a need, for its owner's programs: what the page shows, in the same order. */
@Path("/api/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANUFACTURER)
@Tag(name = "Own needs")
public class NeedMatchesApi {

    @Inject
    NeedAccess access;

    @Inject
    Matcher matcher;

    @Inject
    MatchAnswers answers;

    @Inject
    MatchReport report;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Problems problems;

    @GET
    @Path("{id}/matches")
    @Operation(operationId = "getNeedMatches", summary = "The solutions that fit one of the organization's needs")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, with reasons; what musts excluded, and how many each excluded",
            content = @Content(schema = @Schema(implementation = Matches.class)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The caller acts for no manufacturer")
    @APIResponse(responseCode = "404", description = "There is no such need or no such page, or it is not yours")
    @APIResponse(responseCode = "503", description = "The search is away; ask again later")
    public Response matches(@RestPath long id, @RestQuery @Nullable Integer page) {
        Need need = access.requireOwn(id);
        int number = page == null ? 1 : page;
        long begun = System.nanoTime();
        try {
            MatchResult result = matcher.match(need.wanted(taxonomy));
            long nanos = System.nanoTime() - begun;
            Matches matches = answers.page(result, number, NeedMatchesPage.PAGE_SIZE, language.get());
            report.of(result, number, NeedMatchesPage.PAGE_SIZE, Channel.API, language.get(), nanos);
            return Response.ok(matches).build();
        } catch (SearchUnavailableException e) {
            return problems.unavailable();
        }
    }
}
