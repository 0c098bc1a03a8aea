package org.solutionpool.solution;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.organization.Organization;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Pager;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.web.RequestLanguage;

/** A provider's own solutions for its programs: list, read, write drafts, submit. */
@Path("/api/v1/provider/solutions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PROVIDER)
@Tag(name = "Own solutions", description = "The solutions of the organization the caller acts for")
public class OwnSolutionsApi {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** A page of the organization's solutions, newest work first. */
    @Schema(name = "OwnSolutions")
    public record OwnSolutions(long total, int page, int lastPage, List<ProviderSolutions.Row> solutions) {}

    /**
     * A solution with the revision that is being written, or else the published one.
     *
     * @param gaps what is missing or wrong before it can be submitted
     */
    @Schema(name = "OwnSolution")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OwnSolution(
            long id,
            ListingState state,
            int revision,
            RevisionState revisionState,
            Instant savedAt,
            ListingContent content,
            List<Problem.FieldProblem> gaps) {}

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    ProviderSolutions solutions;

    @Inject
    ListingAccess access;

    @Inject
    CurrentPerson person;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Problems problems;

    @GET
    @Transactional
    @Operation(operationId = "listOwnSolutions", summary = "The organization's solutions")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = OwnSolutions.class)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The caller acts for no provider")
    public OwnSolutions list(@RestQuery @Nullable Integer page) {
        int wanted = page == null ? 1 : page;
        if (wanted < 1 || wanted > 10_000) {
            throw new NotFoundException();
        }
        ProviderSolutions.Found found =
                solutions.find(person.requireOrganization().id(), null, null, wanted);
        return new OwnSolutions(
                found.total(), wanted, Pager.pages(found.total(), ProviderSolutions.PAGE), found.rows());
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getOwnSolution", summary = "One of the organization's solutions")
    @APIResponse(
            responseCode = "200",
            description = "Its open revision, or else the published one; ETag is what a change must name",
            content = @Content(schema = @Schema(implementation = OwnSolution.class)))
    @APIResponse(responseCode = "404", description = "There is no such solution, or it is not yours")
    public Response read(@RestPath long id) {
        return answer(access.requireOwn(id), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "createOwnSolution", summary = "Starts a listing with a draft")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = OwnSolution.class)))
    @APIResponse(responseCode = "422", description = "The content cannot be accepted")
    public Response create(ListingContent content) {
        List<Problem.FieldProblem> refused = refused(content);
        if (!refused.isEmpty()) {
            return problems.unprocessable(refused);
        }
        Organization organization =
                Organization.findById(person.requireOrganization().id());
        return answer(lifecycle.create(organization, person.require(), content.withFilesOf(null)), 201);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "saveOwnSolution",
            summary = "Writes the draft",
            description =
                    "Opens the next revision where none is open. Files stay as they are: they are uploaded in the editor.")
    @APIResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = OwnSolution.class)))
    @APIResponse(responseCode = "409", description = "The revision is being reviewed")
    @APIResponse(responseCode = "412", description = "Somebody has saved since the version named by If-Match")
    @APIResponse(responseCode = "422", description = "The content cannot be accepted")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response save(@RestPath long id, @HeaderParam("If-Match") @Nullable String ifMatch, ListingContent content) {
        Solution solution = access.requireOwn(id);
        if (ifMatch == null) {
            return problems.versionRequired();
        }
        if (!ifMatch.equals("\"" + tag(solution).getValue() + "\"")) {
            return problems.changedMeanwhile();
        }
        List<Problem.FieldProblem> refused = refused(content);
        if (!refused.isEmpty()) {
            return problems.unprocessable(refused);
        }
        SolutionRevision open = solution.working;
        SolutionRevision revision = open == null || open.state == RevisionState.REJECTED
                ? lifecycle.startRevision(solution, person.require())
                : open;
        lifecycle.save(revision, person.require(), content.withFilesOf(revision.content));
        Solution.flush();
        return answer(solution, 200);
    }

    @POST
    @Path("{id}/submission")
    @Transactional
    @Operation(operationId = "submitOwnSolution", summary = "Hands the draft to the reviewers")
    @APIResponse(responseCode = "200", description = "It waits for review")
    @APIResponse(responseCode = "409", description = "There is nothing to submit")
    @APIResponse(responseCode = "422", description = "Something is missing or wrong")
    public Response submit(@RestPath long id) {
        Solution solution = access.requireOwn(id);
        SolutionRevision revision = solution.working;
        if (revision == null) {
            throw new IllegalTransitionException("solution", RevisionState.PUBLISHED, RevisionState.SUBMITTED);
        }
        List<Problem.FieldProblem> gaps = gaps(revision.content);
        if (!gaps.isEmpty()) {
            return problems.unprocessable(gaps);
        }
        lifecycle.submit(revision);
        Solution.flush();
        return answer(solution, 200);
    }

    private Response answer(Solution solution, int status) {
        SolutionRevision revision = current(solution);
        OwnSolution body = new OwnSolution(
                Objects.requireNonNull(solution.id),
                solution.state,
                revision.number,
                revision.state,
                revision.savedAt,
                revision.content,
                gaps(revision.content));
        Response.ResponseBuilder answer = Response.status(status).entity(body).tag(tag(solution));
        if (status == 201) {
            answer.location(URI.create("/api/v1/provider/solutions/" + solution.id));
        }
        return answer.build();
    }

    private static SolutionRevision current(Solution solution) {
        return solution.working != null ? solution.working : Objects.requireNonNull(solution.published);
    }

    private static EntityTag tag(Solution solution) {
        SolutionRevision revision = current(solution);
        return new EntityTag(revision.id + "-" + revision.version);
    }

    /** What keeps a draft from being stored at all: not what is missing, but what is wrong. */
    private List<Problem.FieldProblem> refused(ListingContent content) {
        return named(
                Completeness.of(content, taxonomy::offers, LocalDate.now(CHINA)).wrong());
    }

    private List<Problem.FieldProblem> gaps(ListingContent content) {
        return named(
                Completeness.of(content, taxonomy::offers, LocalDate.now(CHINA)).gaps());
    }

    private List<Problem.FieldProblem> named(List<Completeness.Gap> gaps) {
        return gaps.stream()
                .map(gap -> new Problem.FieldProblem(gap.control(), gap.text(language.get())))
                .toList();
    }
}
