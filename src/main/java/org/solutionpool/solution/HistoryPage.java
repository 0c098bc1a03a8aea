package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.solution.TermChoices.Option;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** Who did what to a listing, and what any two of its revisions differ in. For its provider, reviewers and admins. */
@Path("/provider/solutions/{id:\\d{1,18}}/history")
@RolesAllowed({Roles.PROVIDER, Roles.REVIEWER, Roles.ADMIN})
public class HistoryPage {

    @CheckedTemplate(basePath = "solution", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance history(
                long id,
                String title,
                boolean own,
                List<RevisionLine> revisions,
                List<EventLine> events,
                List<Option> olderChoices,
                List<Option> newerChoices,
                @Nullable Comparison comparison);
    }

    /** A revision in the list. */
    public record RevisionLine(int number, StateBadge state, String author, String savedOn, String decidedOn) {}

    /** A step somebody took. */
    public record EventLine(String at, String who, String what, String reason) {}

    /** Two revisions compared. */
    public record Comparison(int older, int newer, List<ChangeLine> changes) {}

    /** A field that differs. */
    public record ChangeLine(String label, RawString before, RawString after) {}

    /** A revision without its content. */
    public record Facts(
            Integer number,
            RevisionState state,
            @Nullable String author,
            Instant savedAt,
            @Nullable Instant decidedAt) {}

    @Inject
    ListingAccess access;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    /**
     * The history, and a comparison if two revisions are named.
     *
     * @param from the number of the older revision
     * @param to the number of the newer one
     */
    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance history(long id, @RestQuery @Nullable Integer from, @RestQuery @Nullable Integer to) {
        Solution solution = access.requireInsider(id);
        Language reader = language.get();
        List<Facts> revisions = Panache.getEntityManager()
                .createQuery("""
                        select r.number, r.state, p.name, r.savedAt, r.decidedAt from SolutionRevision r
                        left join r.savedBy p where r.solution = ?1 order by r.number desc""", Facts.class)
                .setParameter(1, solution)
                .setMaxResults(200)
                .getResultList();
        return Templates.history(
                id,
                solution.title(reader),
                access.own(solution),
                revisions.stream().map(facts -> line(facts, reader)).toList(),
                AuditEvent.of("solution", id).stream()
                        .map(event -> line(event, reader))
                        .toList(),
                choices(
                        revisions,
                        from == null && revisions.size() > 1
                                ? Integer.valueOf(revisions.get(1).number())
                                : from),
                choices(
                        revisions,
                        to == null ? Integer.valueOf(revisions.getFirst().number()) : to),
                from == null || to == null ? null : comparison(solution, from, to, reader));
    }

    private Comparison comparison(Solution solution, int from, int to, Language reader) {
        int older = Math.min(from, to);
        int newer = Math.max(from, to);
        RevisionDifference difference = RevisionDifference.between(
                revision(solution, older).content,
                revision(solution, newer).content,
                FieldReading.of(reader, taxonomy));
        return new Comparison(
                older,
                newer,
                difference.changes().stream()
                        .map(change ->
                                new ChangeLine(text("field." + change.field().key()), change.before(), change.after()))
                        .toList());
    }

    private static SolutionRevision revision(Solution solution, int number) {
        return SolutionRevision.<SolutionRevision>find("solution = ?1 and number = ?2", solution, number)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private List<Option> choices(List<Facts> revisions, @Nullable Integer chosen) {
        return revisions.stream()
                .map(facts -> new Option(
                        String.valueOf(facts.number()),
                        text("revisionNumber", facts.number()),
                        facts.number().equals(chosen)))
                .toList();
    }

    private static RevisionLine line(Facts facts, Language reader) {
        return new RevisionLine(
                facts.number(),
                SolutionBadges.of(facts.state(), reader),
                Objects.requireNonNullElse(facts.author(), ""),
                ReadableTime.minute(facts.savedAt(), reader),
                facts.decidedAt() == null ? "" : ReadableTime.minute(facts.decidedAt(), reader));
    }

    private static EventLine line(AuditEvent event, Language reader) {
        return new EventLine(
                ReadableTime.minute(event.at, reader),
                event.actorName,
                Messages.has(reader, "audit", event.action)
                        ? Messages.text(reader, "audit", event.action)
                        : event.action,
                Objects.requireNonNullElse(event.reason, ""));
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), "solution", key, arguments);
    }
}
