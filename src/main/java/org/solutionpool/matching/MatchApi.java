package org.solutionpool.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
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
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.web.RequestLanguage;

/** Matching for programs: what is wanted as JSON, ranked solutions with reasons back. Nothing of it is kept. */
@Path("/api/v1/match")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match")
public class MatchApi {

    /** A page of matches; {@code total} counts all that were ranked; {@code complete} is false if meaning was left out for want of time. */
    @Schema(name = "Matches")
    public record Matches(
            int total,
            int page,
            int lastPage,
            boolean complete,
            List<Matched> matches,
            List<Matched> excluded,
            List<ExcludedBy> exclusions) {}

    /**
     * One solution.
     *
     * @param sourceRow the row's own id in the published list it comes from
     * @param score from 0 to 100, the sum of the factors' points
     */
    @Schema(name = "MatchedSolution")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Matched(
            long id,
            String url,
            String title,
            String provider,
            @Nullable String sourceRow,
            double score,
            Match.Level level,
            List<Points> factors,
            List<Said> fits,
            List<Said> lacks,
            List<Said> unknown) {}

    /** What one factor gives. */
    @Schema(name = "MatchFactor")
    public record Points(String factor, double points, double of, Fit fit, boolean must) {}

    /** A reason in the reader's language, with the place that supports it. */
    @Schema(name = "MatchReason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(String text, @Nullable String url) {}

    /** What a must excludes, and what loosening it alone would bring back. */
    @Schema(name = "MatchExclusion")
    public record ExcludedBy(String factor, long count, long gained) {}

    @Inject
    Matcher matcher;

    @Inject
    ReasonTexts texts;

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
        MatchResult result = matcher.match(asked.wanted(), asked.waysOrAll(), asked.amongOrAll());
        int pages = Pager.pages(result.matches().size(), asked.sizeOrUsual());
        if (asked.pageOrFirst() > pages) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        return Response.ok(new Matches(
                        result.matches().size(),
                        asked.pageOrFirst(),
                        pages,
                        result.complete(),
                        result.page(asked.pageOrFirst(), asked.sizeOrUsual()).stream()
                                .map(match -> matched(match, reader))
                                .toList(),
                        result.excluded().stream()
                                .limit(asked.sizeOrUsual())
                                .map(match -> matched(match, reader))
                                .toList(),
                        result.exclusions().stream()
                                .map(one -> new ExcludedBy(one.factor().code(), one.count(), one.gained()))
                                .toList()))
                .build();
    }

    private Matched matched(Match match, Language reader) {
        Offer offer = match.offer();
        return new Matched(
                offer.id(),
                offer.url(),
                offer.title(reader),
                offer.providerName(reader),
                offer.sourceRow(),
                match.score(),
                match.level(),
                match.factors().stream()
                        .map(score -> new Points(
                                score.factor().code(), score.points(), score.of(), score.fit(), score.must()))
                        .toList(),
                said(match, match.reasonsFor(), reader),
                said(match, match.reasonsAgainst(), reader),
                said(match, match.unknowns(), reader));
    }

    private List<Said> said(Match match, List<Reason> reasons, Language reader) {
        return reasons.stream()
                .map(reason ->
                        new Said(texts.text(reason, reader), match.offer().url(reason)))
                .toList();
    }
}
