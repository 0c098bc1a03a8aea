package org.solutionpool.whitelist.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The register for other programs: to check one claim by number or credit code, or to read through it. */
@Path("/api/v1/whitelist/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whitelist", description = "The public register of vetted providers and solutions")
public class EntryApi {

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 200;
    private static final int DEEPEST = 1_000_000;

    /**
     * A page of the register, newest listing first.
     *
     * @param total of all pages
     */
    @Schema(name = "WhitelistEntries")
    public record Entries(long total, int page, int lastPage, List<EntryRecord> entries) {}

    @Inject
    Register register;

    @Inject
    EntryHistory history;

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    @Inject
    Problems problems;

    @Inject
    ObjectMapper json;

    @GET
    @Path("{number}")
    @Transactional
    @Operation(
            operationId = "getWhitelistEntry",
            summary = "One entry by the number of its certificate",
            description = "Its state today, with everything that happened to it. Letters may be of either case.")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = EntryRecord.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the version named by If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No certificate of that number was ever given",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response entry(@RestPath String number, @Context Request request) {
        WhitelistEntry entry = EntryPage.find(number).orElseThrow(NotFoundException::new);
        return answer(EntryRecord.of(entry, WorkingDays.today(), history.of(entry)), request);
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWhitelistEntries",
            summary = "Entries of the register",
            description =
                    "All filters given must hold. With creditCode: everything that was ever listed for a company.")
    @Parameter(
            name = "creditCode",
            in = ParameterIn.QUERY,
            description = "The unified social credit code (GB 32100), exactly",
            schema = @Schema(minLength = 18, maxLength = 18))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Part of a name or of a number, or a credit code",
            schema = @Schema(maxLength = RegisterFilter.LONGEST_TEXT))
    @Parameter(name = "programme", in = ParameterIn.QUERY, description = "Code of a programme")
    @Parameter(
            name = "batch",
            in = ParameterIn.QUERY,
            description = "Id of a batch",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            enumeration = {
                                "valid",
                                "rectifying",
                                "suspended",
                                "removed",
                                "expired",
                                "renewed",
                                "resigned",
                                "historical"
                            }))
    @Parameter(name = "region", in = ParameterIn.QUERY, description = "Code by GB/T 2260; a province counts its cities")
    @Parameter(name = "industry", in = ParameterIn.QUERY, description = "Code of the taxonomy, any level")
    @Parameter(
            name = "year",
            in = ParameterIn.QUERY,
            description = "Of the listing",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(name = "subject", in = ParameterIn.QUERY, schema = @Schema(enumeration = {"provider", "solution"}))
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @APIResponse(
            responseCode = "200",
            description = "A page of the register; empty if nothing fits",
            content = @Content(schema = @Schema(implementation = Entries.class)))
    @APIResponse(responseCode = "304", description = "Nothing has changed since the version named by If-None-Match")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "404", description = "There is no such page")
    public Response entries(@Context UriInfo address, @Context Request request) {
        RegisterFilter.Parsed parsed = RegisterFilter.parse(address.getQueryParameters(), taxonomy);
        List<String> wrong = new ArrayList<>(parsed.unknown());
        int page = number(address, "page", 1, DEEPEST, wrong);
        int size = number(address, "size", USUAL_SIZE, LARGEST_SIZE, wrong);
        if (!wrong.isEmpty()) {
            return problems.badRequest(wrong.stream()
                    .map(name -> new Problem.FieldProblem(name, messages.text("register", "unknown." + name)))
                    .toList());
        }
        long total = register.count(parsed.filter());
        int lastPage = Pager.pages(total, size);
        if (page > lastPage) {
            throw new NotFoundException();
        }
        LocalDate today = WorkingDays.today();
        return answer(
                new Entries(
                        total,
                        page,
                        lastPage,
                        register.page(parsed.filter(), page, size).stream()
                                .map(entry -> EntryRecord.of(entry, today, null))
                                .toList()),
                request);
    }

    private static int number(UriInfo address, String name, int otherwise, int largest, List<String> wrong) {
        String typed = address.getQueryParameters().getFirst(name);
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        if (typed.matches("\\d{1,7}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= largest) {
            return Integer.parseInt(typed);
        }
        wrong.add(name);
        return otherwise;
    }

    /** Never kept without asking again: what was true a minute ago may be suspended now. */
    private Response answer(Object entity, Request request) {
        try {
            byte[] body = json.writeValueAsBytes(entity);
            EntityTag tag = new EntityTag(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16));
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
            return (unchanged != null ? unchanged : Response.ok(body))
                    .tag(tag)
                    .header("Cache-Control", "no-cache")
                    .build();
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
