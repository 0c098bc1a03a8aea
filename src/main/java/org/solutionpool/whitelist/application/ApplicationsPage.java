package org.solutionpool.whitelist.application;

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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingState;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.application.Eligibility.Verdict;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.ReadableDay;
import org.solutionpool.whitelist.programme.TypedValues;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The applications of the provider one acts for, and the beginning of a new one. */
@Path("/provider/applications")
@RolesAllowed(Roles.PROVIDER)
public class ApplicationsPage {

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance applications(List<Line> lines, long total, List<OpenCall> open, Pager pager);

        static native TemplateInstance newApplication(List<OpenCall> open, @Nullable NewView chosen, FormErrors errors);
    }

    /** An application in the list. */
    public record Line(
            String url, String subject, String batch, StateBadge state, String since, String next, boolean waits) {}

    /** A batch that takes applications now. */
    public record OpenCall(String url, String callUrl, String title, String closesOn) {}

    /**
     * The batch chosen for a new application.
     *
     * @param refusal why it is not possible whatever is chosen; null if it may be
     */
    public record NewView(
            long batchId,
            String title,
            String callUrl,
            String closesOn,
            boolean forSolutions,
            List<Option> solutions,
            String solution,
            List<Option> previous,
            String previousId,
            @Nullable String refusal,
            @Nullable Link way,
            boolean renewal) {}

    private static final int PAGE = 20;
    private static final int SHOWN_OPEN = 50;
    private static final int OFFERED = 200;
    private static final String BUNDLE = "application";

    @Inject
    Applications applications;

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
    public TemplateInstance list(@RestQuery @Nullable String page) {
        long own = currentPerson.requireOrganization().id();
        long total = Application.count("organization.id", own);
        int pages = Pager.pages(total, PAGE);
        Integer number = page == null ? Integer.valueOf(1) : TypedValues.wholeNumber(page, 1, pages);
        if (number == null) {
            throw new NotFoundException();
        }
        List<Application> found = Application.<Application>find(
                        "from Application a join fetch a.batch b join fetch b.programme join fetch a.organization"
                                + " left join fetch a.solution where a.organization.id = ?1 order by a.id desc",
                        own)
                .page(number - 1, PAGE)
                .list();
        return Templates.applications(
                found.stream().map(this::line).toList(),
                total,
                open(null),
                Pager.of(number, pages, other -> "/provider/applications?page=" + other));
    }

    @GET
    @Path("new")
    @Transactional
    public TemplateInstance blank(@RestQuery @Nullable String batch, @RestQuery @Nullable String previous) {
        Long chosen = id(batch);
        if (chosen == null) {
            return Templates.newApplication(open(id(previous)), null, new FormErrors());
        }
        return Templates.newApplication(
                List.of(), view(chosen, "", Objects.requireNonNullElse(previous, "")), new FormErrors());
    }

    @POST
    @Path("new")
    public Response begin(
            @RestForm @Nullable String batch,
            @RestForm @Nullable String solution,
            @RestForm @Nullable String previous) {
        Long chosen = id(batch);
        if (chosen == null) {
            throw new NotFoundException();
        }
        try {
            Application begun = applications.begin(
                    chosen,
                    currentPerson.requireOrganization().id(),
                    id(solution),
                    id(previous),
                    currentPerson.require(),
                    Instant.now());
            flash.success(BUNDLE, "begun");
            return Response.seeOther(URI.create("/provider/applications/" + begun.id))
                    .build();
        } catch (ApplicationRefusedException e) {
            FormErrors errors = new FormErrors();
            Refusal refusal = e.refusal();
            NewView view =
                    view(chosen, Objects.requireNonNullElse(solution, ""), Objects.requireNonNullElse(previous, ""));
            if (view.forSolutions() && view.refusal() == null) {
                errors.add("solution", refusal.text(language.get()));
                view = withWay(view, refusal);
            }
            return Response.status(422)
                    .entity(Templates.newApplication(List.of(), view, errors))
                    .build();
        }
    }

    private NewView withWay(NewView view, Refusal refusal) {
        return new NewView(
                view.batchId(),
                view.title(),
                view.callUrl(),
                view.closesOn(),
                true,
                view.solutions(),
                view.solution(),
                view.previous(),
                view.previousId(),
                null,
                refusal.way(language.get()),
                false);
    }

    @Transactional
    NewView view(long batchId, String solution, String previous) {
        Language reader = language.get();
        Batch batch = Batch.<Batch>find(
                        "from Batch b join fetch b.programme p where b.id = ?1 and b.historical = false and p.state <> ?2",
                        batchId,
                        Programme.State.DRAFT)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Organization organization =
                Organization.findById(currentPerson.requireOrganization().id());
        boolean forSolutions = batch.programme.subject == Programme.Subject.SOLUTION;
        List<Solution> published = forSolutions
                ? Solution.<Solution>find(
                                "organization = ?1 and state = ?2 order by sortKey, id",
                                organization,
                                ListingState.PUBLISHED)
                        .page(0, OFFERED)
                        .list()
                : List.of();
        Solution sample = published.stream()
                .filter(one -> String.valueOf(one.id).equals(solution))
                .findFirst()
                .orElse(published.isEmpty() ? null : published.getFirst());
        Verdict verdict = Eligibility.of(batch, organization, sample, null, Instant.now());
        Refusal refusal = verdict.refusal();
        // What stands in the way of one solution may not stand in that of another.
        boolean chosenDecides = forSolutions
                && refusal != null
                && published.size() > 1
                && List.of(
                                Refusal.Reason.TWICE,
                                Refusal.Reason.UNFINISHED,
                                Refusal.Reason.STILL_VALID,
                                Refusal.Reason.SUSPENDED)
                        .contains(refusal.reason());
        Refusal shown = chosenDecides ? null : refusal;
        List<Application> before = Application.<Application>find(
                        "from Application a join fetch a.batch b join fetch b.programme left join fetch a.solution"
                                + " join fetch a.organization where a.organization = ?1 and b.programme = ?2 order by a.id desc",
                        organization,
                        batch.programme)
                .page(0, 20)
                .list();
        return new NewView(
                batchId,
                batch.name(reader),
                "/whitelist/calls/" + batchId,
                ReadableDay.of(batch.closesOn, reader),
                forSolutions,
                published.stream()
                        .map(one -> new Option(String.valueOf(one.id), one.title(reader)))
                        .toList(),
                solution,
                before.stream()
                        .map(one -> new Option(
                                String.valueOf(one.id),
                                messages.text(
                                        BUNDLE,
                                        "previousOption",
                                        one.subjectName(reader),
                                        one.batch.name(reader),
                                        messages.text(BUNDLE, "state." + one.state))))
                        .toList(),
                previous,
                shown == null ? null : shown.text(reader),
                shown == null ? null : shown.way(reader),
                verdict.renews() != null);
    }

    /** What can be applied for now; starting from an earlier application if one is named. */
    private List<OpenCall> open(@Nullable Long previous) {
        Language reader = language.get();
        return Batch.<Batch>find(
                        "from Batch b join fetch b.programme where b.historical = false and b.state = ?1"
                                + " and b.opensOn <= ?2 and b.closesOn >= ?2 order by b.closesOn, b.id",
                        BatchState.INTAKE,
                        WorkingDays.today())
                .page(0, SHOWN_OPEN)
                .stream()
                .map(batch -> new OpenCall(
                        "/provider/applications/new?batch=" + batch.id
                                + (previous == null ? "" : "&previous=" + previous),
                        "/whitelist/calls/" + batch.id,
                        batch.name(reader),
                        ReadableDay.of(batch.closesOn, reader)))
                .toList();
    }

    private Line line(Application application) {
        Language reader = language.get();
        boolean late = application.state == ApplicationState.DRAFT
                && Eligibility.window(application.batch, Instant.now()) != null;
        String next =
                switch (application.state) {
                    case DRAFT ->
                        late
                                ? messages.text(BUNDLE, "next.LATE")
                                : messages.text(
                                        BUNDLE, "next.DRAFT", ReadableDay.of(application.batch.closesOn, reader));
                    case RETURNED ->
                        messages.text(BUNDLE, "next.RETURNED", ReadableDay.of(application.completionDue, reader));
                    default -> messages.text(BUNDLE, "next." + application.state);
                };
        return new Line(
                "/provider/applications/" + application.id,
                application.subjectName(reader),
                application.batch.name(reader),
                ApplicationBadges.of(application.state, reader),
                ReadableTime.day(application.stateSince, reader),
                next,
                application.state == ApplicationState.RETURNED || application.state == ApplicationState.DRAFT && !late);
    }

    private static @Nullable Long id(@Nullable String typed) {
        String text = Typed.line(typed);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
