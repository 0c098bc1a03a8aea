package org.solutionpool.taxonomy;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Inject;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The taxonomy for programs. */
@Path("/api/v1/taxonomy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Taxonomy", description = "Industries, equipment, protocols, scenarios and the other schemes")
public class TaxonomyApi {

    private static final int FRESH_SECONDS = 60;

    /** The codes of the schemes. */
    public record Schemes(List<String> schemes) {}

    /** One scheme. */
    public record SchemeTerms(String scheme, List<ApiTerm> terms) {}

    /** One term; a retired one is there to read old content, not to be chosen. */
    @Schema(name = "Term")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ApiTerm(
            String code,
            @Nullable String parent,
            String zh,
            String en,
            List<String> aliases,
            List<String> cues,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean retired,
            Map<String, Object> attributes) {

        static ApiTerm of(Term term) {
            return new ApiTerm(
                    term.code(),
                    term.parent(),
                    term.zh(),
                    term.en(),
                    term.aliases(),
                    term.cues(),
                    term.retired(),
                    term.attributes());
        }
    }

    @Inject
    Taxonomy taxonomy;

    @GET
    @Operation(operationId = "listSchemes", summary = "The codes of the schemes")
    @APIResponse(responseCode = "200", description = "The codes, to be put in the address of a scheme")
    public Schemes schemes() {
        return new Schemes(Arrays.stream(Scheme.values()).map(Scheme::code).toList());
    }

    @GET
    @Path("{scheme}")
    @Operation(operationId = "getScheme", summary = "All terms of a scheme, retired ones included")
    @APIResponse(
            responseCode = "200",
            description = "The terms, by position among their siblings",
            content = @Content(schema = @Schema(implementation = SchemeTerms.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the version named by If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such scheme")
    public Response scheme(
            @Parameter(description = "Code of the scheme", example = "equipment") @RestPath String scheme,
            @Context Request request) {
        Scheme of = Scheme.ofCode(scheme).orElseThrow(NotFoundException::new);
        EntityTag tag = new EntityTag(of.code() + "-" + taxonomy.version());
        CacheControl cache = new CacheControl();
        cache.setMaxAge(FRESH_SECONDS);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.cacheControl(cache).tag(tag).build();
        }
        SchemeTerms body = new SchemeTerms(
                of.code(), taxonomy.every(of).stream().map(ApiTerm::of).toList());
        return Response.ok(body).cacheControl(cache).tag(tag).build();
    }
}
