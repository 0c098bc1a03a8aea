package org.solutionpool.matching;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Channel;
import org.solutionpool.matching.MatchAnswers.Matches;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.web.RequestLanguage;

/** Matching for programs: what is wanted as JSON, ranked solutions with reasons back. Nothing of it is kept. */
@Path("/api/v1/match")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match")
public class MatchApi {

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
    Messages messages;

    @Inject
    Problems problems;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "match",
            summary = "Ranks published solutions for a need, with reasons",
            description = "A must that a listing contradicts excludes it; what a listing does not state is unknown,"
                    + " earns nothing and excludes nothing. The same question gives the same answer.")
    @APIResponse(
            responseCode = "200",
            description = "A page of matches, what musts excluded, and how many each excluded",
            content = @Content(schema = @Schema(implementation = Matches.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such page")
    @APIResponse(responseCode = "429", description = "Too many questions in a short time; see Retry-After")
    @APIResponse(responseCode = "503", description = "The search is away; ask again later")
    public Response match(@Nullable MatchQuestion question) {
        MatchQuestion asked = Objects.requireNonNullElseGet(question, MatchQuestion::empty);
        List<Problem.FieldProblem> wrong = asked.problems(taxonomy, messages);
        if (!wrong.isEmpty()) {
            return problems.badRequest(wrong);
        }
        MatchResult result;
        long begun = System.nanoTime();
        try {
            result = matcher.match(asked.wanted(), asked.waysOrAll(), asked.amongOrAll());
        } catch (SearchUnavailableException e) {
            return problems.unavailable();
        }
        long nanos = System.nanoTime() - begun;
        MatchAnswers.Matches page = answers.page(result, asked.pageOrFirst(), asked.sizeOrUsual(), language.get());
        report.of(result, asked.pageOrFirst(), asked.sizeOrUsual(), Channel.API, language.get(), nanos);
        return Response.ok(page).build();
    }
}
