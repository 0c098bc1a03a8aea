package org.solutionpool.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.RecordVerifications;
import org.solutionpool.importing.ClaimState;
import org.solutionpool.importing.ListingClaim;
import org.solutionpool.indexing.OutboxBacklog;
import org.solutionpool.solution.RevisionState;
import org.solutionpool.solution.SolutionRevision;
import org.solutionpool.web.Messages;

/** What waits for an admin. Every count runs along a partial index over what is open, never over a whole table. */
@Path("/admin")
@RolesAllowed(Roles.ADMIN)
public class AdminDeskPage {

    @CheckedTemplate(basePath = "desk", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance adminDesk(List<Place> places);
    }

    /**
     * A place to go to.
     *
     * @param count what waits there; null where nothing waits by its nature
     * @param note how long the oldest has waited, or what the place is for
     * @param late whether something is overdue
     */
    public record Place(
            String icon, String title, String url, @Nullable Long count, String note, boolean late) {}

    private static final Duration REVIEW_LATE = Duration.ofDays(5);
    private static final double INDEX_LATE_SECONDS = 60;

    @Inject
    OutboxBacklog backlog;

    @Inject
    RecordVerifications verifications;

    @Inject
    Messages messages;

    @GET
    @Transactional
    public TemplateInstance desk() {
        return Templates.adminDesk(List.of(
                reviews(),
                claims(),
                place("certificate", "whitelist", "/admin/whitelist/desk"),
                index(),
                place("package", "solutions", "/admin/solutions"),
                place("upload", "imports", "/admin/imports"),
                place("tag", "taxonomy", "/admin/taxonomy"),
                place("view", "usage", "/admin/usage"),
                record()));
    }

    private Place reviews() {
        long waiting = SolutionRevision.count("state", RevisionState.SUBMITTED);
        SolutionRevision oldest = SolutionRevision.<SolutionRevision>find(
                        "state = ?1 order by submittedAt, id", RevisionState.SUBMITTED)
                .firstResult();
        if (oldest == null || oldest.submittedAt == null) {
            return new Place("review", title("reviews"), "/review", waiting, note("reviewsNone"), false);
        }
        Duration waited = Duration.between(oldest.submittedAt, Instant.now());
        return new Place(
                "review",
                title("reviews"),
                "/review",
                waiting,
                messages.text("desk", "oldestDays", waited.toDays()),
                waited.compareTo(REVIEW_LATE) > 0);
    }

    private Place claims() {
        long waiting = ListingClaim.count("state", ClaimState.OPEN);
        return new Place("flag", title("claims"), "/admin/claims", waiting, note("claims"), false);
    }

    private Place index() {
        OutboxBacklog.Size size = backlog.size();
        return new Place(
                "layers",
                title("index"),
                "/admin/index",
                size.size(),
                size.failing() > 0 ? messages.text("desk", "indexFailing", size.failing()) : note("index"),
                size.failing() > 0 || size.oldestSeconds() > INDEX_LATE_SECONDS);
    }

    private Place record() {
        boolean broken = verifications.lastFoundFaults();
        return new Place(
                "history", title("record"), "/admin/record", null, note(broken ? "recordBroken" : "record"), broken);
    }

    private Place place(String icon, String name, String url) {
        return new Place(icon, title(name), url, null, note(name), false);
    }

    private String title(String name) {
        return messages.text("desk", name + ".title");
    }

    private String note(String name) {
        return messages.text("desk", name + ".note");
    }
}
