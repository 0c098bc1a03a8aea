package org.solutionpool.solution.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.solution.FieldReading;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingField;
import org.solutionpool.solution.ListingSection;
import org.solutionpool.solution.RevisionDifference;
import org.solutionpool.solution.RevisionState;
import org.solutionpool.solution.SolutionRevision;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** One submitted revision beside what is published, with the checklist and the decision. Deciding is the admins' right. */
@Path("/review/{id:\\d{1,18}}")
@RolesAllowed({Roles.ADMIN, Roles.REVIEWER})
public class ReviewPage {

    private static final int LONGEST_NOTE = 2000;
    private static final int LONGEST_FIELD_NOTE = 500;

    @CheckedTemplate(basePath = "review", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance revision(View view, FormErrors errors);
    }

    /**
     * What the page shows.
     *
     * @param decidable whether the reader may decide now: an admin who has claimed it
     * @param claimable whether the reader may claim it
     * @param first whether nothing was published before
     * @param decision the form that was sent and refused, so that its part of the page opens; empty otherwise
     */
    public record View(
            long id,
            long solutionId,
            String title,
            @Nullable String provider,
            int number,
            String state,
            @Nullable String reviewer,
            boolean decidable,
            boolean claimable,
            boolean takeable,
            boolean first,
            @Nullable String earlierNote,
            List<Section> sections,
            List<Check> checklist,
            String decision,
            String note) {}

    /** The fields of one section that say something, now or before. */
    public record Section(String key, List<Row> rows) {}

    /**
     * One field.
     *
     * @param before as published; empty for a first revision
     * @param after as submitted
     * @param changed whether the two differ
     * @param earlierNote what the reviewer said at it last time; null if nothing
     * @param note what the reviewer is saying now
     */
    public record Row(
            String key,
            Object before,
            Object after,
            boolean changed,
            @Nullable String earlierNote,
            String note) {}

    /** An item of the checklist. */
    public record Check(String name, boolean ticked) {}

    @Inject
    Review review;

    @Inject
    Taxonomy taxonomy;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance show(@PathParam("id") long id) {
        return page(id, "", "", Map.of(), Set.of(), new FormErrors());
    }

    @POST
    @Path("claim")
    @RolesAllowed(Roles.ADMIN)
    public Response claim(@PathParam("id") long id) {
        return act(id, "claimed", () -> review.claim(id, person.require()));
    }

    @POST
    @Path("take-over")
    @RolesAllowed(Roles.ADMIN)
    public Response takeOver(@PathParam("id") long id) {
        return act(id, "claimed", () -> review.takeOver(id, person.require()));
    }

    @POST
    @Path("release")
    @RolesAllowed(Roles.ADMIN)
    public Response release(@PathParam("id") long id) {
        review.release(id, person.require());
        flash.success("review", "released");
        return Response.seeOther(URI.create("/review")).build();
    }

    @POST
    @Path("approve")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Object approve(@PathParam("id") long id, @RestForm List<String> check, @RestForm @Nullable String note) {
        Set<ChecklistItem> ticked = EnumSet.noneOf(ChecklistItem.class);
        Arrays.stream(ChecklistItem.values())
                .filter(item -> check.contains(item.name()))
                .forEach(ticked::add);
        FormErrors errors = new FormErrors();
        String words = note(note, errors);
        if (ticked.size() < ChecklistItem.values().length) {
            errors.add("check", messages.text("review", "checkAll"));
        }
        if (!errors.isEmpty()) {
            return refused(page(id, "approve", words, Map.of(), ticked, errors));
        }
        return decided(
                id, "approved", () -> review.approve(id, person.require(), ticked, words.isEmpty() ? null : words));
    }

    @POST
    @Path("request-changes")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Object requestChanges(@PathParam("id") long id, MultivaluedMap<String, String> form) {
        FormErrors errors = new FormErrors();
        String words = note(form.getFirst("note"), errors);
        Map<String, String> fieldNotes = new LinkedHashMap<>();
        for (ListingField field : ListingField.values()) {
            String said = form.getFirst("note." + field.key());
            if (said != null && !said.isBlank()) {
                fieldNotes.put(field.key(), said.strip());
                if (said.strip().length() > LONGEST_FIELD_NOTE) {
                    errors.add(
                            "note." + field.key(),
                            messages.text(
                                    "review",
                                    "noteTooLong",
                                    LONGEST_FIELD_NOTE,
                                    said.strip().length()));
                }
            }
        }
        if (words.isEmpty() && fieldNotes.isEmpty()) {
            errors.add("note", messages.text("review", "noteMissing"));
        }
        if (!errors.isEmpty()) {
            return refused(page(id, "request-changes", words, fieldNotes, Set.of(), errors));
        }
        return decided(id, "changesRequested", () -> review.requestChanges(id, person.require(), words, fieldNotes));
    }

    @POST
    @Path("reject")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Object reject(@PathParam("id") long id, @RestForm @Nullable String note) {
        FormErrors errors = new FormErrors();
        String words = note(note, errors);
        if (words.isEmpty()) {
            errors.add("note", messages.text("review", "reasonMissing"));
        }
        if (!errors.isEmpty()) {
            return refused(page(id, "reject", words, Map.of(), Set.of(), errors));
        }
        return decided(id, "rejected", () -> review.reject(id, person.require(), words));
    }

    private String note(@Nullable String typed, FormErrors errors) {
        String words = typed == null ? "" : typed.strip();
        if (words.length() > LONGEST_NOTE) {
            errors.add("note", messages.text("review", "noteTooLong", LONGEST_NOTE, words.length()));
        }
        return words;
    }

    private Response act(long id, String said, Runnable step) {
        try {
            step.run();
            flash.success("review", said);
        } catch (ClaimedByAnotherException e) {
            flash.error("review", "claimedBy", e.claimant().orElse(""));
        }
        return Response.seeOther(URI.create("/review/" + id)).build();
    }

    private Response decided(long id, String said, Supplier<SolutionRevision> step) {
        try {
            flash.success("review", said, step.get().content.title().in(language.get()));
            return Response.seeOther(URI.create("/review")).build();
        } catch (ClaimedByAnotherException e) {
            flash.error(
                    "review",
                    e.claimant().isPresent() ? "claimedBy" : "notClaimed",
                    e.claimant().orElse(""));
            return Response.seeOther(URI.create("/review/" + id)).build();
        }
    }

    private static Response refused(TemplateInstance page) {
        return Response.status(422).entity(page).build();
    }

    private TemplateInstance page(
            long id,
            String decision,
            String note,
            Map<String, String> fieldNotes,
            Set<ChecklistItem> ticked,
            FormErrors errors) {
        SolutionRevision revision = SolutionRevision.findById(id);
        if (revision == null || revision.submittedAt == null) {
            throw new NotFoundException();
        }
        SolutionRevision published = revision.solution.published;
        ListingContent before =
                published == null || Objects.equals(published.id, revision.id) ? null : published.content;
        boolean waits = revision.state == RevisionState.SUBMITTED;
        boolean mine = revision.reviewer != null && Objects.equals(revision.reviewer.id, person.require().id);
        boolean admin = person.hasRole(Roles.ADMIN);
        return Templates.revision(
                new View(
                        id,
                        Objects.requireNonNull(revision.solution.id),
                        revision.content.title().in(language.get()),
                        revision.solution.providerName(language.get()),
                        revision.number,
                        revision.state.name(),
                        revision.reviewer == null ? null : revision.reviewer.name,
                        waits && mine && admin,
                        waits && revision.reviewer == null && admin,
                        waits && revision.reviewer != null && !mine && admin,
                        before == null,
                        revision.decisionNote,
                        sections(revision, before, fieldNotes),
                        Arrays.stream(ChecklistItem.values())
                                .map(item -> new Check(item.name(), ticked.contains(item)))
                                .toList(),
                        decision,
                        note),
                errors);
    }

    private List<Section> sections(
            SolutionRevision revision, @Nullable ListingContent before, Map<String, String> notes) {
        FieldReading reading = FieldReading.of(language.get(), taxonomy);
        RevisionDifference difference = RevisionDifference.between(before, revision.content, reading);
        List<Section> sections = new ArrayList<>();
        for (ListingSection section : ListingSection.values()) {
            List<Row> rows = section.fields().stream()
                    .map(field -> row(field, revision, before, difference, reading, notes))
                    .toList();
            sections.add(new Section(section.key(), rows));
        }
        return sections;
    }

    private static Row row(
            ListingField field,
            SolutionRevision revision,
            @Nullable ListingContent before,
            RevisionDifference difference,
            FieldReading reading,
            Map<String, String> notes) {
        RevisionDifference.Change change = before == null ? null : difference.of(field);
        String stands = String.join("\n", reading.lines(field, revision.content));
        return new Row(
                field.key(),
                change == null ? (before == null ? "" : stands) : change.before(),
                change == null ? stands : change.after(),
                change != null,
                revision.fieldNotes.get(field.key()),
                notes.getOrDefault(field.key(), ""));
    }
}
