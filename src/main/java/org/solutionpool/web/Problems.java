package org.solutionpool.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Refusals of the API that name single parameters or fields. */
@RequestScoped
public class Problems {

    private static final int RETRY_SECONDS = 10;

    @Inject
    ErrorPages errors;

    /** 400: something in the address or the body cannot be understood. */
    public Response badRequest(List<Problem.FieldProblem> fields) {
        return errors.answer(true, 400, null, fields).build();
    }

    /** 422: the body is understood and its content cannot be accepted. */
    public Response unprocessable(List<Problem.FieldProblem> fields) {
        return errors.answer(true, 422, null, fields).build();
    }

    /** 409: the state it is in does not allow this. */
    public Response conflict(String detail) {
        return errors.answer(true, 409, detail, List.of()).build();
    }

    /** 412: somebody has changed it since the version that {@code If-Match} names. */
    public Response changedMeanwhile() {
        return errors.answer(true, 412, null, List.of()).build();
    }

    /** 428: a change has to name the version it starts from. */
    public Response versionRequired() {
        return errors.answer(true, 428, null, List.of()).build();
    }

    /** 503: a part that this needs is away; the client may ask again after some seconds. */
    public Response unavailable() {
        return errors.answer(true, 503, null, List.of())
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }
}
