package org.solutionpool.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API error by RFC 9457.
 *
 * @param type a path on this portal that names the kind of problem
 * @param title the kind of problem, in the reader's language
 * @param status the HTTP status
 * @param detail what is wrong this time
 * @param instance the request's id, as it stands in the log
 * @param errors what is wrong with single parameters or fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, @Nullable String detail, String instance, List<FieldProblem> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one parameter or field. */
    public record FieldProblem(String field, String message) {}
}
