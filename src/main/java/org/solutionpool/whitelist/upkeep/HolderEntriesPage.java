package org.solutionpool.whitelist.upkeep;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.application.Eligibility;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.EntryViews.ComplaintLine;
import org.solutionpool.whitelist.upkeep.EntryViews.EntryFacts;
import org.solutionpool.whitelist.upkeep.EntryViews.EvidenceLine;
import org.solutionpool.whitelist.upkeep.EntryViews.MeasureLine;
import org.solutionpool.whitelist.upkeep.EntryViews.ReviewLine;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** The entries of the reader's organization: what is due, what was decided, and what can be done about it. */
@Path("/provider/entries")
@RolesAllowed(Roles.PROVIDER)
public class HolderEntriesPage {

    @CheckedTemplate(basePath = "upkeep", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance holderEntries(List<EntryFacts> entries, Pager pager);

        static native TemplateInstance holderEntry(HolderEntry entry);

        static native TemplateInstance evidenceForm(EvidencePage page, EvidenceTyped form, FormErrors errors);

        static native TemplateInstance reviewForm(ReviewPage page, ReviewTyped form, FormErrors errors);
    }

    /**
     * One's own entry.
     *
     * @param renewable whether a renewal can be begun now
     * @param renewalText when it can be, or why not
     */
    public record HolderEntry(
            EntryFacts facts,
            String path,
            String certificateUrl,
            boolean renewable,
            String renewalText,
            boolean resignable,
            List<MeasureLine> measures,
            List<EvidenceLine> evidence,
            List<ReviewLine> reviews,
            List<ComplaintLine> complaints) {}

    /** What a newer piece is handed in for. */
    public record EvidencePage(String entryUrl, String action, String subject, String title, String expiresOn) {}

    /** The form of a piece of evidence as it was typed. */
    public record EvidenceTyped(String title, String link, String issuedOn, String expiresOn) {}

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
            Badge state,
            @Nullable String question,
            boolean wanted) {}

    /** The form of an annual review as it was typed. */
    public record ReviewTyped(String newCases, String newCustomers, String complaints, String changes) {}

    private static final int PAGE = 20;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST = 1_000_000;

    @Inject
    HolderSteps steps;

    @Inject
    AnnualReviews reviews;

    @Inject
    Appeals appeals;

    @Inject
    EntryViews views;

    @Inject
    Uploads uploads;

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
    public TemplateInstance list(@RestQuery @Nullable String page) {
        PanacheQuery<WhitelistEntry> own = WhitelistEntry.find(
                "from WhitelistEntry e join fetch e.batch b join fetch b.programme where e.organization.id = ?1"
                        + " order by e.listedOn desc, e.id desc",
                currentPerson.requireOrganization().id());
        int number = Shown.page(page);
        int pages = Pager.pages(
                WhitelistEntry.count(
                        "organization.id", currentPerson.requireOrganization().id()),
                PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        return Templates.holderEntries(
                own.page(number - 1, PAGE).list().stream()
                        .map(entry -> EntryViews.facts(entry, language.get()))
                        .toList(),
                Pager.of(number, pages, other -> "/provider/entries?page=" + other));
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance entry(long id) {
        WhitelistEntry entry = own(id);
        Language reader = language.get();
        LocalDate today = WorkingDays.today();
        Reason obstacle = steps.renewalObstacle(entry, Instant.now());
        Notice.readAt(currentPerson.require(), entry.holderPath());
        return Templates.holderEntry(new HolderEntry(
                EntryViews.facts(entry, reader),
                entry.holderPath(),
                entry.path() + ".pdf",
                obstacle == null,
                renewalText(entry, obstacle, reader),
                entry.state.isResignable(),
                views.measures(entry, today, reader),
                views.evidence(entry, today, reader),
                views.reviews(entry, today, false, reader),
                views.complaints(entry, false, reader)));
    }

    @POST
    @Path("{id:\\d{1,18}}/resign")
    @Operation(hidden = true)
    public Response resign(long id, @RestForm @Nullable String resignReason) {
        steps.resign(currentPerson.require(), id, Typed.text(resignReason));
        flash.success("upkeep", "resigned");
        return to("/provider/entries/" + id);
    }

    @POST
    @Path("{id:\\d{1,18}}/renew")
    @Operation(hidden = true)
    public Response renew(long id) {
        return to("/provider/applications/" + steps.renew(currentPerson.require(), id, Instant.now()).id);
    }

    @GET
    @Path("{id:\\d{1,18}}/evidence/{evidence:\\d{1,18}}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance evidence(long id, long evidence) {
        Evidence piece = piece(id, evidence);
        return evidencePage(id, evidence, new EvidenceTyped(piece.title, "", "", ""), new FormErrors());
    }

    @POST
    @Path("{id:\\d{1,18}}/evidence/{evidence:\\d{1,18}}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response handIn(
            long id,
            long evidence,
            @RestForm @Nullable String title,
            @RestForm @Nullable String link,
            @RestForm @Nullable String issuedOn,
            @RestForm @Nullable String expiresOn,
            @RestForm("file") List<FileUpload> file) {
        LocalDate today = WorkingDays.today();
        FormErrors errors = new FormErrors();
        String name = Shown.required(errors, messages, "title", title, LONGEST_TITLE);
        List<CheckedFile> files = List.of();
        try {
            files = uploads.check(file, 0);
        } catch (UploadRefusedException e) {
            errors.add("file", e.text(language.get()));
        }
        String address = Typed.line(link);
        if (address != null && !Shown.isHttps(address)) {
            errors.add("link", messages.text("upkeep", "error.link"));
        } else if (errors.of("file") == null && (address == null ? 0 : 1) + files.size() != 1) {
            errors.add("file", messages.text("upkeep", "error.fileOrLink"));
        }
        LocalDate issued = Shown.day(errors, messages, "issuedOn", issuedOn);
        if (issued != null && issued.isAfter(today)) {
            errors.add("issuedOn", messages.text("upkeep", "error.notFuture"));
        }
        LocalDate expires = Shown.future(errors, messages, "expiresOn", expiresOn, today);
        if (expires == null || !errors.isEmpty()) {
            EvidenceTyped typed = new EvidenceTyped(
                    Objects.requireNonNullElse(title, ""),
                    Objects.requireNonNullElse(link, ""),
                    Objects.requireNonNullElse(issuedOn, ""),
                    Objects.requireNonNullElse(expiresOn, ""));
            return Response.status(422)
                    .entity(evidencePage(id, evidence, typed, errors))
                    .build();
        }
        steps.handIn(
                currentPerson.require(),
                id,
                evidence,
                new HolderSteps.NewPiece(name, files.isEmpty() ? null : files.getFirst(), address, issued, expires));
        flash.success("upkeep", "evidenceHandedIn");
        return to("/provider/entries/" + id);
    }

    @GET
    @Path("{id:\\d{1,18}}/reviews/{year:\\d{4}}")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance review(long id, int year) {
        AnnualReview review = review(own(id), year);
        return reviewPage(
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
    @Path("{id:\\d{1,18}}/reviews/{year:\\d{4}}")
    @Operation(hidden = true)
    public Response report(
            long id,
            int year,
            @RestForm @Nullable String newCases,
            @RestForm @Nullable String newCustomers,
            @RestForm @Nullable String complaints,
            @RestForm @Nullable String changes) {
        FormErrors errors = new FormErrors();
        int cases = count(errors, "newCases", newCases);
        int customers = count(errors, "newCustomers", newCustomers);
        int got = count(errors, "complaints", complaints);
        String words = Shown.required(errors, messages, "changes", changes, Shown.LONGEST);
        if (!errors.isEmpty()) {
            ReviewTyped typed = new ReviewTyped(
                    Objects.requireNonNullElse(newCases, ""),
                    Objects.requireNonNullElse(newCustomers, ""),
                    Objects.requireNonNullElse(complaints, ""),
                    Objects.requireNonNullElse(changes, ""));
            return Response.status(422)
                    .entity(reviewPage(id, year, typed, errors))
                    .build();
        }
        reviews.report(
                currentPerson.require(), reviewId(id, year), new AnnualReviews.Report(cases, customers, got, words));
        flash.success("upkeep", "reviewReported");
        return to("/provider/entries/" + id);
    }

    @GET
    @Path("{id:\\d{1,18}}/measures/{measure:\\d{1,18}}/appeal")
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance appeal(long id, long measure) {
        return appealPage(id, measure, "", new FormErrors());
    }

    @POST
    @Path("{id:\\d{1,18}}/measures/{measure:\\d{1,18}}/appeal")
    @Operation(hidden = true)
    public Response fileAppeal(long id, long measure, @RestForm @Nullable String text) {
        FormErrors errors = new FormErrors();
        String words = Shown.required(errors, messages, "text", text, Shown.LONGEST);
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(appealPage(id, measure, words, errors))
                    .build();
        }
        Appeal appeal = appeals.againstMeasure(currentPerson.require(), measure, words, WorkingDays.today());
        flash.success("upkeep", "appealFiled");
        return to(appeal.path());
    }

    private String renewalText(WhitelistEntry entry, @Nullable Reason obstacle, Language reader) {
        if (obstacle == null) {
            return messages.text("upkeep", "renewText");
        }
        return obstacle == Reason.RENEWAL_NOT_NOW && entry.validUntil != null && entry.state.isInForce()
                ? messages.text("upkeep", "renewFrom", Shown.day(Eligibility.renewableFrom(entry.validUntil), reader))
                : EntryViews.sentence(obstacle, reader);
    }

    @Transactional
    TemplateInstance evidencePage(long id, long evidence, EvidenceTyped form, FormErrors errors) {
        WhitelistEntry entry = own(id);
        Evidence piece = piece(id, evidence);
        Language reader = language.get();
        return Templates.evidenceForm(
                new EvidencePage(
                        entry.holderPath(),
                        entry.holderPath() + "/evidence/" + evidence,
                        entry.subjectName(reader),
                        piece.title,
                        Shown.day(Objects.requireNonNull(piece.expiresOn), reader)),
                form,
                errors);
    }

    @Transactional
    TemplateInstance reviewPage(long id, int year, ReviewTyped form, FormErrors errors) {
        WhitelistEntry entry = own(id);
        AnnualReview review = review(entry, year);
        Language reader = language.get();
        return Templates.reviewForm(
                new ReviewPage(
                        entry.holderPath(),
                        review.path(),
                        entry.subjectName(reader),
                        String.valueOf(year),
                        Shown.day(review.dueOn, reader),
                        Badge.of(review.state, review.isWanted() && review.dueOn.isBefore(WorkingDays.today()), reader),
                        review.question,
                        review.isWanted()),
                form,
                errors);
    }

    @Transactional
    TemplateInstance appealPage(long id, long measureId, String text, FormErrors errors) {
        WhitelistEntry entry = own(id);
        Measure measure = Measure.<Measure>find("id = ?1 and entry = ?2", measureId, entry)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Language reader = language.get();
        Reason obstacle = appeals.obstacle(measure, WorkingDays.today());
        return AppealFormView.Templates.appealForm(
                new AppealFormView(
                        entry.subjectName(reader),
                        messages.text("upkeep", "kind." + measure.kind),
                        measure.reason(reader),
                        Shown.dayOrNull(measure.decidedAt, reader),
                        Shown.day(appeals.due(measure), reader),
                        entry.holderPath(),
                        entry.holderPath() + "/measures/" + measureId + "/appeal",
                        obstacle == null ? null : EntryViews.sentence(obstacle, reader)),
                text,
                errors);
    }

    @Transactional
    long reviewId(long id, int year) {
        return review(own(id), year).id;
    }

    private WhitelistEntry own(long id) {
        return HolderSteps.own(currentPerson.require(), id).orElseThrow(NotFoundException::new);
    }

    private Evidence piece(long id, long evidence) {
        return HolderSteps.replaceable(own(id), evidence).orElseThrow(NotFoundException::new);
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

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
