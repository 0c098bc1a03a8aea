package org.solutionpool.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Every failure as a page in the portal's dress, or as problem+json under {@code /api}: what happened, what to do next and
 * the request's id, never a stack trace.
 */
@ApplicationScoped
public class ErrorPages {

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance error(int status, String detail);
    }

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    /** The statuses that have words of their own; others borrow 400's or 500's. */
    static final Set<Integer> WORDED =
            Set.of(400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428, 429, 500, 503);

    @Inject
    Messages messages;

    @Inject
    RequestFacts request;

    @Inject
    Page page;

    @Inject
    Instance<ForbiddenDetour> detours;

    @ServerExceptionMapper
    public Uni<Response> refused(WebApplicationException e, ContainerRequestContext context) {
        return onWorker(() -> refusal(e, context));
    }

    private Response refusal(WebApplicationException e, ContainerRequestContext context) {
        Response given = e.getResponse();
        if (given.hasEntity() || given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            LOG.error("Request failed", e);
        }
        Response.ResponseBuilder answer = answer(context, given.getStatus(), null);
        // Allow, Retry-After and the like were put there for the client.
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    /** A JSON that has something else in a field than the field takes, such as an unknown word for a choice. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, ContainerRequestContext context) {
        String field = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        List<Problem.FieldProblem> errors = field.isEmpty()
                ? List.of()
                : List.of(new Problem.FieldProblem(field, messages.text("web", "wrongValue")));
        return answer(request.path().startsWith("/api/"), 400, null, errors).build();
    }

    @ServerExceptionMapper
    public Response illegal(IllegalTransitionException e, ContainerRequestContext context) {
        String detail = messages.text(
                "web",
                "illegalTransition",
                messages.text(e.bundle(), "state." + e.from().name()),
                messages.text(e.bundle(), "state." + e.to().name()));
        return answer(context, 409, detail).build();
    }

    @ServerExceptionMapper
    public Response stale(OptimisticLockException e, ContainerRequestContext context) {
        return answer(context, 409, messages.text("web", "changedMeanwhile")).build();
    }

    @ServerExceptionMapper
    public Uni<Response> forbidden(ForbiddenException e, ContainerRequestContext context) {
        return onWorker(() -> detours.stream()
                .flatMap(detour -> detour.instead(context).stream())
                .findFirst()
                .orElseGet(() -> answer(context, 403, null).build()));
    }

    /**
     * Roles are checked, and addresses that nobody serves are refused, on an event loop. The account that the header
     * shows and that a detour depends on is read from the database, which must not hold an event loop up.
     */
    private static Uni<Response> onWorker(Supplier<Response> answer) {
        Uni<Response> response = Uni.createFrom().item(answer);
        return BlockingOperationControl.isBlockingAllowed()
                ? response
                : response.runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    @ServerExceptionMapper
    public Response failed(Exception e, ContainerRequestContext context) {
        boolean databaseAway = DatabaseAway.is(e);
        LOG.errorf(e, "Request %s failed", request.id());
        return answer(context, databaseAway ? 503 : 500, null).build();
    }

    /** An answer of a status, as a page or as a problem, whichever the address asks for. */
    public Response.ResponseBuilder answer(ContainerRequestContext context, int status, @Nullable String detail) {
        return answer(request.path().startsWith("/api/"), status, detail, List.of());
    }

    Response.ResponseBuilder answer(
            boolean api, int status, @Nullable String detail, List<Problem.FieldProblem> errors) {
        int worded = WORDED.contains(status) ? status : status < 500 ? 400 : 500;
        Response.ResponseBuilder answer = Response.status(status).header("Cache-Control", "no-store");
        if (api) {
            Problem problem = new Problem(
                    "/api/problems/" + worded,
                    messages.text("web", "error." + worded + ".title"),
                    status,
                    detail == null ? messages.text("web", "error." + worded + ".text") : detail,
                    "urn:request:" + request.id(),
                    errors);
            return answer.type(Problem.MEDIA_TYPE).entity(problem);
        }
        // On a failure the account may be what failed; what fails on an event loop is answered there, without the
        // account;
        // and at the address of the logout, asking who the reader is would already sign them out.
        if (status >= 500 || status == 405 || !BlockingOperationControl.isBlockingAllowed()) {
            page.failing();
        }
        return answer.type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(Templates.error(worded, detail == null ? "" : detail).render());
    }
}
