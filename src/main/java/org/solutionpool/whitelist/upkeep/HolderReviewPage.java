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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** The annual report on one's own entry. */
@Path("/provider/entries/{id:\\d{1,18}}/reviews/{year:\\d{4}}")
@RolesAllowed(Roles.PROVIDER)
public class HolderReviewPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance reviewForm(ReviewPage page, ReviewTyped form, FormErrors errors);
    }

    /**
     * The report of a year.
     *
     * @param question what an admin asked; null if nothing was
     * @param wanted whether the holder has to write now
     */
    public record ReviewPage(
            String entryUrl,
            String action,
            String subject,
            String year,
            String dueOn,
            StateBadge state,
            @Nullable String question,
            boolean wanted) {}

    /** The form of an annual review as it was typed. */
    public record ReviewTyped(String newCases, String newCustomers, String complaints, String changes) {}

    private static final int MOST = 1_000_000;

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
    public TemplateInstance form(@RestPath long id, @RestPath int year) {
        AnnualReview review = review(own(id), year);
        return page(
                id,
                year,
                new ReviewTyped(
                        number(review.newCases),
                        number(review.newCustomers),
                        number(review.complaints),
                        Objects.requireNonNullElse(review.changes, "")),
                new FormErrors());
    }

    @POST
    @Operation(hidden = true)
    public Response report(
            @RestPath long id,
            @RestPath int year,
            @RestForm @Nullable String newCases,
            @RestForm @Nullable String newCustomers,
            @RestForm @Nullable String complaints,
            @RestForm @Nullable String changes) {
        FormErrors errors = new FormErrors();
        int cases = count(errors, "newCases", newCases);
        int customers = count(errors, "newCustomers", newCustomers);
        int got = count(errors, "complaints", complaints);
        String words = FormReading.required(errors, messages, "changes", changes, FormReading.LONGEST);
        if (!errors.isEmpty()) {
            ReviewTyped typed = new ReviewTyped(
                    Objects.requireNonNullElse(newCases, ""),
                    Objects.requireNonNullElse(newCustomers, ""),
                    Objects.requireNonNullElse(complaints, ""),
                    Objects.requireNonNullElse(changes, ""));
            return Response.status(422).entity(page(id, year, typed, errors)).build();
        }
        reviews.report(
                currentPerson.require(), reviewId(id, year), new AnnualReviews.Report(cases, customers, got, words));
        flash.success("upkeep", "reviewReported");
        return Response.seeOther(URI.create("/provider/entries/" + id)).build();
    }

    @Transactional
    TemplateInstance page(long id, int year, ReviewTyped form, FormErrors errors) {
        WhitelistEntry entry = own(id);
        AnnualReview review = review(entry, year);
        Language reader = language.get();
        return Templates.reviewForm(
                new ReviewPage(
                        entry.holderPath(),
                        review.path(),
                        entry.subjectName(reader),
                        String.valueOf(year),
                        ReadableTime.day(review.dueOn, reader),
                        EntryBadges.of(
                                review.state, review.isWanted() && review.dueOn.isBefore(WorkingDays.today()), reader),
                        review.question,
                        review.isWanted()),
                form,
                errors);
    }

    @Transactional
    long reviewId(long id, int year) {
        return review(own(id), year).id;
    }

    private WhitelistEntry own(long id) {
        return HolderSteps.own(currentPerson.require(), id).orElseThrow(NotFoundException::new);
    }

    private static AnnualReview review(WhitelistEntry entry, int year) {
        return AnnualReview.<AnnualReview>find("entry = ?1 and year = ?2", entry, year)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private int count(FormErrors errors, String field, @Nullable String typed) {
        String text = Objects.requireNonNullElse(Typed.line(typed), "");
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        errors.add(field, messages.text("upkeep", "error.count"));
        return 0;
    }

    private static String number(@Nullable Integer value) {
        return value == null ? "" : value.toString();
    }
}
