package org.solutionpool.need;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.Problem;
import org.solutionpool.web.Problems;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.Typed;

/** A manufacturer's own needs for its programs: list, read, write drafts. */
@Path("/api/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MANUFACTURER)
@Tag(name = "Own needs", description = "The needs of the organization the caller acts for")
public class NeedsApi {

    private static final int PAGE = 20;

    /** A page of the organization's needs, the last saved first. */
    @Schema(name = "Needs")
    public record Needs(long total, int page, int lastPage, List<OwnNeed> needs) {}

    /**
     * A need.
     *
     * @param outcome what became of it; missing unless it is closed
     */
    @Schema(name = "Need")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OwnNeed(
            long id,
            NeedState state,
            Visibility visibility,
            boolean nameShown,
            NeedContent content,
            Instant savedAt,
            @Nullable Instant openedAt,
            @Nullable Outcome outcome) {}

    /**
     * A need to write down.
     *
     * @param visibility every provider if it is missing
     * @param nameShown true if it is missing
     */
    @Schema(name = "NewNeed")
    public record NewNeed(
            @Nullable Visibility visibility,
            @Nullable Boolean nameShown,
            @Nullable NeedContent content) {}

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    NeedLifecycle lifecycle;

    @Inject
    NeedCheck check;

    @Inject
    Messages messages;

    @Inject
    Problems problems;

    @GET
    @Transactional
    @Operation(operationId = "listNeeds", summary = "The organization's needs")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content = @Content(schema = @Schema(implementation = Needs.class)))
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The caller acts for no manufacturer")
    public Needs list(@RestQuery @Nullable Integer page) {
        int wanted = page == null ? 1 : page;
        if (wanted < 1 || wanted > 10_000) {
            throw new NotFoundException();
        }
        long own = person.requireOrganization().id();
        long total = Need.countOf(own, null);
        return new Needs(
                total,
                wanted,
                Pager.pages(total, PAGE),
                Need.of(own, null, wanted, PAGE).stream().map(NeedsApi::shown).toList());
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getNeed", summary = "One of the organization's needs")
    @APIResponse(
            responseCode = "200",
            description = "The need",
            content = @Content(schema = @Schema(implementation = OwnNeed.class)))
    @APIResponse(responseCode = "404", description = "There is no such need, or it is not yours")
    public Response read(@RestPath long id) {
        return answer(access.requireOwn(id), 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createNeed", summary = "Writes down a need as a draft")
    @APIResponse(
            responseCode = "201",
            description = "The draft; a person opens it on its page",
            content = @Content(schema = @Schema(implementation = OwnNeed.class)))
    @APIResponse(responseCode = "409", description = "There are as many needs as there may be")
    @APIResponse(responseCode = "422", description = "The content cannot be accepted")
    public Response create(NewNeed sent) {
        NeedContent content = clean(Objects.requireNonNullElse(sent.content(), NeedContent.EMPTY));
        FormErrors errors = new FormErrors();
        check.check(content, NeedContent.EMPTY, LocalDate.now(ReadableTime.ZONE), errors);
        if (!errors.isEmpty()) {
            List<Problem.FieldProblem> fields = new ArrayList<>();
            errors.entries().forEach(error -> fields.add(new Problem.FieldProblem(error.getKey(), error.getValue())));
            return problems.unprocessable(fields);
        }
        try {
            return answer(
                    lifecycle.create(
                            person.requireOrganization().id(),
                            person.require(),
                            content,
                            Objects.requireNonNullElse(sent.visibility(), Visibility.PUBLIC),
                            Objects.requireNonNullElse(sent.nameShown(), true)),
                    201);
        } catch (NeedLifecycle.TooManyNeedsException e) {
            return problems.conflict(messages.text("need", "tooManyNeeds", NeedLifecycle.MOST_NEEDS));
        }
    }

    /** Texts as a form would have taken them, and no machines that claim to be from the organization's list. */
    private static NeedContent clean(NeedContent sent) {
        return new NeedContent(
                Typed.line(sent.title()),
                Typed.text(sent.description()),
                sent.industries(),
                sent.machines().stream()
                        .map(machine ->
                                new NeededMachines(machine.category(), machine.count(), machine.protocols(), false))
                        .toList(),
                sent.equipmentStrength(),
                sent.protocols(),
                sent.scenarios(),
                sent.regions(),
                Typed.line(sent.site()),
                sent.deployments(),
                sent.certificates(),
                sent.budgetMin(),
                sent.budgetMax(),
                sent.budgetStrength(),
                sent.deadline(),
                sent.deadlineStrength());
    }

    private static Response answer(Need need, int status) {
        Response.ResponseBuilder answer =
                Response.status(status).entity(shown(need)).tag(new EntityTag(need.id + "-" + need.version));
        if (status == 201) {
            answer.location(URI.create("/api/v1/needs/" + need.id));
        }
        return answer.build();
    }

    private static OwnNeed shown(Need need) {
        return new OwnNeed(
                need.id,
                need.state,
                need.visibility,
                need.nameShown,
                need.content,
                need.savedAt,
                need.openedAt,
                need.outcome);
    }
}
