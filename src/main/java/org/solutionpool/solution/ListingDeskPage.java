package org.solutionpool.solution;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.solution.EditorView.Problem;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.web.Typed;

/**
 * Where a provider sees how far a listing is, what the reviewer said, and takes the next step. A step that was taken
 * already, by the same button pressed twice, leads to the same place without a complaint.
 */
@Path("/provider/solutions/{id:\\d{1,18}}")
@RolesAllowed(Roles.PROVIDER)
public class ListingDeskPage {

    @CheckedTemplate(basePath = "solution", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance listingDesk(Desk desk);

        static native TemplateInstance submit(
                long id, String title, int number, List<Problem> missing, List<Problem> wrong);
    }

    /**
     * A listing on its provider's desk.
     *
     * @param open the badge of the revision that is being written or reviewed; null when there is none
     * @param decision what the reviewer said on the whole; null if nothing
     * @param fieldNotes what the reviewer said at fields: the field's name, and the words
     * @param stateReason why it was suspended or retired; null if it was not
     */
    public record Desk(
            long id,
            String title,
            StateBadge state,
            @Nullable StateBadge open,
            int number,
            List<Step> steps,
            String next,
            @Nullable String decision,
            List<FieldNote> fieldNotes,
            @Nullable String stateReason,
            @Nullable String savedOn,
            @Nullable String submittedOn,
            @Nullable String publishedOn,
            boolean canEdit,
            boolean canWithdraw,
            boolean canRevise,
            boolean canDiscard,
            boolean canRetire,
            boolean published) {}

    /** A stage on the way to publication; its state is done, current or todo. */
    public record Step(String text, String state) {}

    /** A reviewer's words at a field, with the control to go to. */
    public record FieldNote(String label, String text, String control) {}

    private static final int LONGEST_REASON = 500;

    @Inject
    ListingAccess access;

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance desk(long id) {
        Solution solution = access.requireOwn(id);
        Language reader = language.get();
        SolutionRevision open = solution.working;
        RevisionState state = open == null ? null : open.state;
        boolean inPublic = solution.state == ListingState.PUBLISHED || solution.state == ListingState.SUSPENDED;
        return Templates.listingDesk(new Desk(
                id,
                solution.title(reader),
                SolutionBadges.of(solution.state, reader),
                state == null ? null : SolutionBadges.of(state, reader),
                open == null ? Objects.requireNonNull(solution.published).number : open.number,
                steps(state, reader),
                text("next." + (state == null ? solution.state.name() : state.name())),
                open == null ? null : open.decisionNote,
                open == null ? List.of() : fieldNotes(open.fieldNotes),
                solution.stateReason,
                open == null ? null : ReadableTime.minute(open.savedAt, reader),
                open == null || open.submittedAt == null ? null : ReadableTime.minute(open.submittedAt, reader),
                solution.publishedAt == null ? null : ReadableTime.minute(solution.publishedAt, reader),
                state != null && state.editable(),
                state == RevisionState.SUBMITTED,
                state == null || state == RevisionState.REJECTED,
                state != null && state.editable() && solution.published != null,
                inPublic,
                solution.published != null));
    }

    @GET
    @Path("submit")
    @Transactional
    @Operation(hidden = true)
    public Response submission(long id) {
        return submission(200, access.requireOwn(id));
    }

    @POST
    @Path("submit")
    @Transactional
    @Operation(hidden = true)
    public Response submit(long id) {
        Solution solution = access.requireOwn(id);
        SolutionRevision open = solution.working;
        if (open == null || open.state == RevisionState.SUBMITTED) {
            return desk(solution);
        }
        if (open.state.editable() && !completeness(open).isComplete()) {
            return submission(422, solution);
        }
        lifecycle.submit(open);
        flash.success("solution", "submitted");
        return desk(solution);
    }

    @POST
    @Path("withdraw")
    @Transactional
    @Operation(hidden = true)
    public Response withdraw(long id) {
        Solution solution = access.requireOwn(id);
        SolutionRevision open = solution.working;
        if (open != null && open.state != RevisionState.DRAFT) {
            lifecycle.withdraw(open);
            flash.success("solution", "withdrawn");
        }
        return desk(solution);
    }

    @POST
    @Path("revise")
    @Transactional
    @Operation(hidden = true)
    public Response revise(long id) {
        Solution solution = access.requireOwn(id);
        if (solution.working == null || !solution.working.state.editable()) {
            lifecycle.startRevision(solution, currentPerson.require());
        }
        return Response.seeOther(URI.create(SolutionAddress.edit(id))).build();
    }

    /**
     * Throws the open revision away.
     *
     * @param revision the number the reader saw: a later one is not what they meant
     */
    @POST
    @Path("discard")
    @Transactional
    @Operation(hidden = true)
    public Response discard(long id, @RestForm int revision) {
        Solution solution = access.requireOwn(id);
        if (solution.working != null && solution.working.number == revision) {
            lifecycle.discard(solution.working);
            flash.success("solution", "discarded");
        }
        return desk(solution);
    }

    @POST
    @Path("retire")
    @Transactional
    @Operation(hidden = true)
    public Response retire(long id, @RestForm @Nullable String reason) {
        Solution solution = access.requireOwn(id);
        if (solution.state != ListingState.RETIRED) {
            lifecycle.retire(solution, reason(reason));
            flash.success("solution", "retired");
        }
        return desk(solution);
    }

    /** A reason as typed, cut to {@value #LONGEST_REASON} characters; null if none was given. */
    static @Nullable String reason(@Nullable String typed) {
        String reason = Typed.text(typed);
        return Typed.length(reason) <= LONGEST_REASON
                ? reason
                : Objects.requireNonNull(reason).substring(0, reason.offsetByCodePoints(0, LONGEST_REASON));
    }

    private Response submission(int status, Solution solution) {
        SolutionRevision open = solution.working;
        if (open == null || !open.state.editable()) {
            return desk(solution);
        }
        Completeness completeness = completeness(open);
        return Response.status(status)
                .entity(Templates.submit(
                        Objects.requireNonNull(solution.id),
                        open.content.title().in(language.get()),
                        open.number,
                        problems(completeness.missing()),
                        problems(completeness.wrong())))
                .build();
    }

    private Completeness completeness(SolutionRevision revision) {
        return Completeness.of(revision.content, taxonomy::offers, LocalDate.now(ReadableTime.ZONE));
    }

    private List<Problem> problems(List<Completeness.Gap> gaps) {
        return gaps.stream()
                .map(gap -> new Problem(gap.text(language.get()), gap.control()))
                .toList();
    }

    private List<FieldNote> fieldNotes(Map<String, String> notes) {
        return notes.entrySet().stream()
                .map(note -> new FieldNote(
                        ListingField.ofKey(note.getKey())
                                .map(field -> text("field." + field.key()))
                                .orElse(note.getKey()),
                        note.getValue(),
                        note.getKey()))
                .collect(Collectors.toList());
    }

    private static List<Step> steps(@Nullable RevisionState state, Language reader) {
        int current = state == null || state == RevisionState.PUBLISHED ? 3 : state == RevisionState.SUBMITTED ? 1 : 0;
        List<String> names = List.of("step.write", "step.review", "step.public");
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> new Step(
                        Messages.text(reader, "solution", names.get(i)),
                        i < current ? "done" : i == current ? "current" : "todo"))
                .toList();
    }

    private static Response desk(Solution solution) {
        return Response.seeOther(URI.create(SolutionAddress.desk(Objects.requireNonNull(solution.id))))
                .build();
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), "solution", key, arguments);
    }
}
