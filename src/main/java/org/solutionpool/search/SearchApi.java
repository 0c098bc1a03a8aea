package org.solutionpool.search;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Channel;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.web.RequestLanguage;

/** The search for other programs: the page's own parameters, answered in JSON. */
@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search", description = "Published solutions")
public class SearchApi {

    /**
     * A page of results.
     *
     * @param searchId added to the address of a hit as {@code ?from=…&at=…} (its place, from 1), it tells the pool that
     *     the search led there; null if nothing is recorded of this caller, who may say so by {@code Sec-GPC: 1}
     * @param recommended what the pool's editors recommend for this very text, above the results and not instead of them;
     *     on the first page only
     * @param degraded true while Elasticsearch is away: results come from the database, facets are not counted
     */
    @Schema(name = "SearchResults")
    public record Results(
            long total,
            int page,
            int lastPage,
            boolean degraded,
            boolean tolerant,
            @Nullable String didYouMean,
            @Nullable String searchId,
            List<Found> recommended,
            List<Found> hits,
            List<FacetValues> facets) {}

    /**
     * One solution.
     *
     * @param title the title as published
     * @param titleHtml the title with what was searched for in {@code <mark>}; escaped
     * @param snippetHtml the passage that matches best, likewise
     * @param whitelist the entries of the whitelist that vouch for it now, its own before its provider's
     */
    @Schema(name = "SearchHit")
    public record Found(
            String id,
            String url,
            String title,
            String titleHtml,
            String snippetHtml,
            @Nullable String provider,
            List<String> industries,
            List<String> equipment,
            List<String> scenarios,
            List<String> certificates,
            List<String> regions,
            List<ListingStanding> whitelist,
            @Nullable Instant published) {}

    /** The codes of a facet with the number of solutions each would have. */
    @Schema(name = "FacetValues")
    public record FacetValues(String facet, List<SearchResult.FacetCounts.Value> values) {}

    @Inject
    SolutionSearch search;

    @Inject
    FallbackSearch fallback;

    @Inject
    Recommended above;

    @Inject
    SearchReport report;

    @Inject
    FacetCodes codes;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Problems problems;

    @GET
    @Operation(
            operationId = "search",
            summary = "Searches published solutions",
            description =
                    "Several values of one filter are OR, different filters AND. Values are codes of the taxonomy.")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "What to look for", schema = @Schema(maxLength = 200))
    @Parameter(
            name = "industry",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "equipment",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "protocol",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "scenario",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "mode",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "deployment",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "pricing",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "certificate",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "whitelist",
            in = ParameterIn.QUERY,
            description = "What the whitelist vouches for: the solution itself, or its provider",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            implementation = String.class,
                            enumeration = {"solution", "provider"}))
    @Parameter(name = "sort", in = ParameterIn.QUERY, schema = @Schema(enumeration = {"relevance", "newest", "name"}))
    @Parameter(name = "page", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50"))
    @APIResponse(
            responseCode = "200",
            description = "A page of results",
            content = @Content(schema = @Schema(implementation = Results.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such page")
    @APIResponse(
            responseCode = "429",
            description = "Too many searches in a short time; Retry-After says when to come back, in seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response search(@Context UriInfo address) {
        SearchRequest.Parsed parsed = SearchRequest.parse(address.getQueryParameters(), codes::known);
        if (parsed.pageOutOfReach()) {
            throw new NotFoundException();
        }
        if (!parsed.problems().isEmpty()) {
            return problems.badRequest(parsed.problems().stream()
                    .map(problem -> new Problem.FieldProblem(
                            problem.field(),
                            messages.text(
                                    "search", problem.key(), problem.arguments().toArray())))
                    .toList());
        }
        SearchRequest request = parsed.request();
        long started = System.nanoTime();
        boolean degraded = false;
        SearchResult result;
        try {
            result = search.search(request, language.get());
        } catch (SearchUnavailableException e) {
            result = fallback.search(request, language.get());
            degraded = true;
        }
        if (result.beyondLastPage()) {
            throw new NotFoundException();
        }
        Optional<String> id = report.of(result, Channel.API, language.get(), System.nanoTime() - started);
        List<SearchResult.Hit> recommended = above.above(request, degraded, language.get());
        return Response.ok(results(result, recommended, id, degraded)).build();
    }

    private static Results results(
            SearchResult result, List<SearchResult.Hit> recommended, Optional<String> id, boolean degraded) {
        return new Results(
                result.total(),
                result.request().page(),
                result.lastPage(),
                degraded,
                result.tolerant(),
                result.didYouMean(),
                id.orElse(null),
                recommended.stream().map(SearchApi::found).toList(),
                result.hits().stream().map(SearchApi::found).toList(),
                result.facets().stream()
                        .map(counts -> new FacetValues(counts.facet().parameter(), counts.values()))
                        .toList());
    }

    private static Found found(SearchResult.Hit hit) {
        return new Found(
                hit.id(),
                hit.url(),
                hit.title(),
                hit.titleHtml(),
                hit.snippetHtml(),
                hit.provider(),
                hit.industries(),
                hit.equipment(),
                hit.scenarios(),
                hit.certificates(),
                hit.regions(),
                hit.whitelist(),
                hit.published());
    }
}
