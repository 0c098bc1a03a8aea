package org.solutionpool.solution.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.solution.SolutionRevision;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** What waits for a review, the oldest first. */
@Path("/review")
@RolesAllowed({Roles.ADMIN, Roles.REVIEWER})
public class ReviewQueuePage {

    private static final int PAGE = 30;
    private static final Duration LATE = Duration.ofDays(5);

    @CheckedTemplate(basePath = "review", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance queue(
                String view, List<Tab> views, List<Row> rows, @Nullable String previousUrl, @Nullable String nextUrl);
    }

    /** A view to switch to. */
    public record Tab(String text, String url, boolean current) {}

    /**
     * A revision in the queue.
     *
     * @param age how long it has waited, in words
     * @param late whether it has waited longer than five days
     * @param state the state's name, a key of the bundle {@code solution}
     */
    public record Row(
            long id,
            String title,
            @Nullable String provider,
            int number,
            String age,
            boolean late,
            String state,
            @Nullable String reviewer,
            boolean mine) {}

    @Inject
    ReviewQueue queue;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @GET
    @Transactional
    public TemplateInstance list(
            @QueryParam("view") @DefaultValue("waiting") String viewText,
            @QueryParam("page") @DefaultValue("1") String pageText) {
        ReviewQueue.View view = Arrays.stream(ReviewQueue.View.values())
                .filter(known -> known.name().equalsIgnoreCase(viewText))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        if (!pageText.matches("[1-9]\\d{0,3}")) {
            throw new NotFoundException();
        }
        int page = Integer.parseInt(pageText);
        List<SolutionRevision> found = queue.list(view, person.require(), page, PAGE);
        if (found.isEmpty() && page > 1) {
            throw new NotFoundException();
        }
        return Templates.queue(
                code(view),
                Arrays.stream(ReviewQueue.View.values())
                        .map(each -> new Tab(
                                messages.text("review", "view." + each.name()),
                                "/review?view=" + code(each),
                                each == view))
                        .toList(),
                found.stream().limit(PAGE).map(this::row).toList(),
                page > 1 ? url(view, page - 1) : null,
                found.size() > PAGE ? url(view, page + 1) : null);
    }

    private Row row(SolutionRevision revision) {
        Language reader = language.get();
        Duration waited = Duration.between(
                Objects.requireNonNull(revision.submittedAt),
                revision.decidedAt == null ? Instant.now() : revision.decidedAt);
        return new Row(
                Objects.requireNonNull(revision.id),
                revision.content.title().in(reader),
                revision.solution.providerName(reader),
                revision.number,
                age(waited),
                revision.decidedAt == null && waited.compareTo(LATE) > 0,
                revision.state.name(),
                revision.reviewer == null ? null : revision.reviewer.name,
                revision.reviewer != null && Objects.equals(revision.reviewer.id, person.require().id));
    }

    private String age(Duration waited) {
        if (waited.toDays() > 0) {
            return messages.text("review", "ageDays", waited.toDays());
        }
        return waited.toHours() > 0
                ? messages.text("review", "ageHours", waited.toHours())
                : messages.text("review", "ageMinutes", Math.max(1, waited.toMinutes()));
    }

    private static String url(ReviewQueue.View view, int page) {
        return "/review?view=" + code(view) + "&page=" + page;
    }

    private static String code(ReviewQueue.View view) {
        return view.name().toLowerCase(Locale.ROOT);
    }
}
