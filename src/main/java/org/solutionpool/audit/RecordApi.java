package org.solutionpool.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.RecordExport.Format;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Problem.FieldProblem;
import org.solutionpool.web.Problems;

/** The record for scripts of admins: verify it, take a period of it out. */
@Path("/api/v1/admin/record")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "record")
public class RecordApi {

    /**
     * A verification.
     *
     * @param total how many links there were when it began
     * @param holds whether the record is whole; null while it runs, and if it failed
     * @param report what it found; null while it runs, and if it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            long id,
            RecordVerification.State state,
            String requestedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long total,
            long checked,
            @Nullable Boolean holds,
            @Nullable ChainReport report,
            @Nullable String error) {

        static Shown of(RecordVerification verification) {
            return new Shown(
                    verification.id,
                    verification.state,
                    verification.requestedBy,
                    verification.startedAt,
                    verification.finishedAt,
                    verification.total,
                    verification.checked,
                    verification.report == null ? null : verification.report.holds(),
                    verification.report,
                    verification.error);
        }
    }

    @Inject
    RecordVerifications verifications;

    @Inject
    RecordExport export;

    @Inject
    Problems problems;

    @Inject
    Messages messages;

    @GET
    @Path("verification")
    @Operation(summary = "The newest verification and what it found; 204 if there was none")
    public @Nullable Shown verification() {
        return verifications.last().map(Shown::of).orElse(null);
    }

    /**
     * Starts a verification.
     *
     * @param known a head that was kept elsewhere, as {@code number:hash}; it has to be in the chain still
     */
    @POST
    @Path("verification")
    @Operation(summary = "Starts a verification, or answers with the running one; known: a kept head, number:hash")
    public Response verify(@RestQuery @Nullable String known) {
        Head kept = null;
        if (known != null && !known.isBlank()) {
            kept = Head.ofWord(known).orElse(null);
            if (kept == null) {
                return problems.badRequest(
                        List.of(new FieldProblem("known", messages.text(RecordPage.BUNDLE, "knownWrong"))));
            }
        }
        return Response.accepted(Shown.of(verifications.start(kept))).build();
    }

    /**
     * The sealed events of a period.
     *
     * @param from the first day, {@code 2026-01-31}, in Asia/Shanghai
     * @param to the last day, within the period
     * @param format {@code jsonl} (default) or {@code csv}
     */
    @GET
    @Path("export")
    @Produces({"application/x-ndjson", "text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "The sealed events from one day to another, both within (Asia/Shanghai), as jsonl or csv")
    public Response export(
            @RestQuery @Nullable String from, @RestQuery @Nullable String to, @RestQuery @Nullable String format) {
        FormErrors errors = new FormErrors();
        PeriodForm form = new PeriodForm(from, to);
        Period period = form.required(errors, messages);
        Format wanted =
                Format.of(format == null ? Format.JSONL.suffix() : format).orElse(null);
        if (wanted == null) {
            errors.add("format", messages.text(RecordPage.BUNDLE, "formatWrong"));
        }
        if (period == null || wanted == null) {
            return problems.badRequest(errors.all().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(error -> new FieldProblem(error.getKey(), error.getValue()))
                    .toList());
        }
        return export.answer(period, wanted);
    }
}
