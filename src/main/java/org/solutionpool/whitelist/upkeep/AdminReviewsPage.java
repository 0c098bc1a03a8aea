package org.solutionpool.whitelist.upkeep;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Annual reviews: reports to look at, and those that are missing after their day. */
@Path("/admin/whitelist/reviews")
@RolesAllowed(Roles.ADMIN)
public class AdminReviewsPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance adminReviews(List<Line> reviews, List<Tab> tabs, String view, Pager pager);

        static native TemplateInstance adminReview(Report review, String question, FormErrors errors);
    }

    /** What is listed; each named in the bundle {@code upkeep} under {@code reviewView.<NAME>}. */
    enum View {
        /** Reports to look at. */
        REPORTED("r.state = REPORTED"),
        /** Missing after their day. */
        OVERDUE("r.state in (DUE, ASKED) and r.dueOn < :today and r.entry.state in (VALID, RECTIFYING, SUSPENDED)"),
        /** Their day is still to come. */
        AWAITED("r.state in (DUE, ASKED) and r.dueOn >= :today and r.entry.state in (VALID, RECTIFYING, SUSPENDED)"),
        CONFIRMED("r.state = CONFIRMED");

        private final String where;

        View(String where) {
            this.where = where;
        }

        private boolean countsFromToday() {
            return this == OVERDUE || this == AWAITED;
        }
    }

    /** A review in the list. */
    public record Line(String subject, String number, String year, StateBadge state, String dueOn, String url) {}

    /**
     * A report.
     *
     * @param newCases null before the holder has reported
     */
    public record Report(
            long id,
            String subject,
            String number,
            String entryUrl,
            String year,
            StateBadge state,
            String dueOn,
            @Nullable String newCases,
            @Nullable String newCustomers,
            @Nullable String complaints,
            @Nullable String changes,
            @Nullable String reportedBy,
            @Nullable String reportedOn,
            @Nullable String question,
            boolean decidable) {}

    private static final int PAGE = 20;

    @Inject
    AnnualReviews reviews;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String view, @RestQuery @Nullable String page) {
        View named = EntryQuery.of(View.class, view);
        View shown = named == null ? View.REPORTED : named;
        LocalDate today = WorkingDays.today();
        Map<String, Object> parameters = shown.countsFromToday() ? Map.of("today", today) : Map.of();
        int number = FormReading.page(page);
        int pages = Pager.pages(AnnualReview.count("from AnnualReview r where " + shown.where, parameters), PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        List<AnnualReview> found = AnnualReview.<AnnualReview>find(
                        "from AnnualReview r join fetch r.entry where " + shown.where + " order by r.dueOn, r.id",
                        parameters)
                .page(number - 1, PAGE)
                .list();
        return Templates.adminReviews(
                found.stream()
                        .map(review -> new Line(
                                review.entry.subjectName(reader),
                                review.entry.certificateNumber,
                                String.valueOf(review.year),
                                badge(review, reader),
                                ReadableTime.day(review.dueOn, reader),
                                "/admin/whitelist/reviews/" + review.id))
                        .toList(),
                Arrays.stream(View.values())
                        .map(one -> new Tab(
                                messages.text("upkeep", "reviewView." + one),
                                "/admin/whitelist/reviews?view=" + one,
                                one == shown,
                                one == View.REPORTED
                                        ? Long.valueOf(AnnualReview.countReported())
                                        : one == View.OVERDUE ? Long.valueOf(AnnualReview.countOverdue(today)) : null))
                        .toList(),
                shown.name(),
                Pager.of(number, pages, other -> "/admin/whitelist/reviews?view=" + shown + "&page=" + other));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Operation(hidden = true)
    public TemplateInstance review(long id) {
        return page(id, "", new FormErrors());
    }

    @POST
    @Path("{id:\\d{1,18}}/confirm")
    @Operation(hidden = true)
    public Response confirm(long id) {
        reviews.confirm(currentPerson.require(), id);
        flash.success("upkeep", "reviewConfirmed");
        return back(id);
    }

    @POST
    @Path("{id:\\d{1,18}}/ask")
    @Operation(hidden = true)
    public Response ask(long id, @RestForm @Nullable String question) {
        FormErrors errors = new FormErrors();
        String words = FormReading.required(errors, messages, "question", question, FormReading.LONGEST);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, words, errors)).build();
        }
        reviews.ask(currentPerson.require(), id, words);
        flash.success("upkeep", "reviewAsked");
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/admin/whitelist/reviews/" + id)).build();
    }

    private static StateBadge badge(AnnualReview review, Language language) {
        return EntryBadges.of(review.state, review.isWanted() && review.dueOn.isBefore(WorkingDays.today()), language);
    }

    @Transactional
    TemplateInstance page(long id, String question, FormErrors errors) {
        AnnualReview review = AnnualReview.<AnnualReview>findByIdOptional(id).orElseThrow(NotFoundException::new);
        Language reader = language.get();
        return Templates.adminReview(
                new Report(
                        review.id,
                        review.entry.subjectName(reader),
                        review.entry.certificateNumber,
                        "/admin/whitelist/entries/" + review.entry.id,
                        String.valueOf(review.year),
                        badge(review, reader),
                        ReadableTime.day(review.dueOn, reader),
                        text(review.newCases),
                        text(review.newCustomers),
                        text(review.complaints),
                        review.changes,
                        review.reportedBy == null ? null : review.reportedBy.name,
                        ShownDay.of(review.reportedAt, reader),
                        review.question,
                        review.state == AnnualReview.State.REPORTED),
                question,
                errors);
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}
