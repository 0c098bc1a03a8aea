package org.solutionpool.whitelist.assessment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.assessment.Reviewing.Mark;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.WorkingDays;

/** A reviewer's own work: the list, the word on conflicts of interest, and the scoring of one application. */
@Path("/review/applications")
@RolesAllowed(Roles.REVIEWER)
public class ReviewerApplicationsPage {

    private static final int SIZE = 25;
    private static final int LONGEST = 2000;
    private static final Set<AssignmentState> OPEN = EnumSet.of(AssignmentState.ASSIGNED, AssignmentState.SCORING);

    @CheckedTemplate(basePath = "assessment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance assignments(Listing listing);

        static native TemplateInstance conflict(
                ApplicationSheet sheet, long assignment, String due, FormText form, FormErrors errors);

        static native TemplateInstance scoring(View view, FormErrors errors);
    }

    /** One page of the list. */
    public record Listing(List<Tab> tabs, boolean open, List<Row> rows, Pager pager) {}

    /** One piece of work. */
    public record Row(long id, String subject, String provider, String batch, String state, String due, boolean late) {}

    /**
     * The scoring of one application.
     *
     * @param writable whether it can be filled in
     * @param others the other reviewers' sheets; empty until all are in
     */
    public record View(
            long id,
            ApplicationSheet sheet,
            String state,
            String due,
            boolean writable,
            boolean closed,
            List<Line> lines,
            String comment,
            @Nullable BigDecimal total,
            List<Other> others) {}

    /** One criterion with what the reviewer says. */
    public record Line(ApplicationSheet.Criterion criterion, String met, String points, String comment) {}

    /** Another reviewer's result. */
    public record Other(String name, BigDecimal total, String comment) {}

    @Inject
    Reviewing reviewing;

    @Inject
    ApplicationReading reading;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance list(@RestQuery @Nullable String view, @RestQuery @DefaultValue("1") int page) {
        boolean open = !"done".equals(view);
        Set<AssignmentState> states = open ? OPEN : EnumSet.complementOf(EnumSet.copyOf(OPEN));
        Long reader = person.require().id;
        int pages = Pager.pages(ReviewAssignment.count("reviewer.id = ?1 and state in ?2", reader, states), SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<ReviewAssignment> found = ReviewAssignment.<ReviewAssignment>find(
                        "from ReviewAssignment r join fetch r.application a join fetch a.organization"
                                + " left join fetch a.solution join fetch a.batch b join fetch b.programme"
                                + " where r.reviewer.id = ?1 and r.state in ?2 order by r.dueOn"
                                + (open ? "" : " desc") + ", r.id",
                        reader,
                        states)
                .page(page - 1, SIZE)
                .list();
        return Templates.assignments(new Listing(
                List.of(
                        new Tab(messages.text("assessment", "mine.open"), "/review/applications", open),
                        new Tab(messages.text("assessment", "mine.done"), "/review/applications?view=done", !open)),
                open,
                found.stream().map(this::row).toList(),
                Pager.of(
                        page,
                        pages,
                        number -> "/review/applications?" + (open ? "" : "view=done&") + "page=" + number)));
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath long id) {
        return page(id, null, FormText.empty(), new FormErrors());
    }

    @POST
    @Path("{id}/no-conflict")
    public Response declareNoConflict(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        if (!form.of("declare").equals("true")) {
            errors.add("declare", messages.text("assessment", "declareMissing"));
            return Response.status(422).entity(page(id, null, form, errors)).build();
        }
        return act("/review/applications/" + id, "declared", () -> reviewing.declareNoConflict(id, person.require()));
    }

    @POST
    @Path("{id}/decline")
    public Response decline(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("conflict", LONGEST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, null, form, errors)).build();
        }
        return act("/review/applications", "declined", () -> reviewing.decline(id, person.require(), reason));
    }

    /** Saves what is filled in; with {@code submit} it is handed in for good. */
    @POST
    @Path("{id}/scores")
    public Response score(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        ReviewAssignment assignment = own(id);
        boolean submit = form.of("step").equals("submit");
        FormErrors errors = new FormErrors();
        Map<Long, Mark> marks = marks(assignment.application, form, submit, errors);
        String comment = Objects.requireNonNullElse(form.text("comment", LONGEST, errors, messages), "");
        if (!errors.isEmpty() && assignment.state == AssignmentState.SCORING) {
            return Response.status(422).entity(page(id, form, form, errors)).build();
        }
        String back = "/review/applications/" + id;
        return submit
                ? act(back, "handedIn", () -> reviewing.submit(id, person.require(), marks, comment))
                : act(back, "saved", () -> reviewing.save(id, person.require(), marks, comment));
    }

    private Response act(String back, String said, Runnable step) {
        try {
            step.run();
            flash.success("assessment", "done." + said);
        } catch (AssessmentRefusedException e) {
            flash.error("assessment", e.textKey(), e.arguments());
        }
        return Response.seeOther(URI.create(back)).build();
    }

    private Map<Long, Mark> marks(Application application, FormText form, boolean complete, FormErrors errors) {
        Map<Long, Mark> marks = new LinkedHashMap<>();
        for (Criterion criterion : application.batch.criteria().criteria()) {
            String met = form.at("met", criterion.id);
            String typed =
                    form.at("points", criterion.id).strip().replace('．', '.').replace(',', '.');
            BigDecimal points = null;
            if (!criterion.isMandatory() && !typed.isEmpty()) {
                points = number(typed);
                if (points == null || !Reviewing.inRange(criterion, points)) {
                    errors.add(
                            "points." + criterion.id,
                            messages.text(
                                    "assessment", "pointsWrong", criterion.weight, criterion.name(language.get())));
                    points = null;
                }
            }
            if (complete && criterion.isMandatory() && !met.equals("yes") && !met.equals("no")) {
                errors.add(
                        "met." + criterion.id,
                        messages.text("assessment", "metMissing", criterion.name(language.get())));
            }
            if (complete && !criterion.isMandatory() && typed.isEmpty()) {
                errors.add(
                        "points." + criterion.id,
                        messages.text("assessment", "pointsMissing", criterion.name(language.get())));
            }
            String comment = Objects.requireNonNullElse(Typed.text(form.at("comment", criterion.id)), "");
            if (Typed.length(comment) > LONGEST) {
                errors.add(
                        "comment." + criterion.id,
                        messages.text("web", "form.tooLong", LONGEST, Typed.length(comment)));
            }
            if (complete && comment.isEmpty()) {
                errors.add(
                        "comment." + criterion.id,
                        messages.text("assessment", "commentMissing", criterion.name(language.get())));
            }
            marks.put(
                    criterion.id,
                    new Mark(
                            met.equals("yes") ? Boolean.TRUE : met.equals("no") ? Boolean.FALSE : null,
                            points,
                            comment));
        }
        return marks;
    }

    private static @Nullable BigDecimal number(String typed) {
        return typed.matches("-?\\d{1,6}(\\.\\d{1,6})?") ? new BigDecimal(typed) : null;
    }

    private TemplateInstance page(long id, @Nullable FormText scores, FormText form, FormErrors errors) {
        ReviewAssignment assignment = own(id);
        String due = ReadableTime.day(assignment.dueOn, language.get());
        if (assignment.state == AssignmentState.ASSIGNED) {
            return Templates.conflict(reading.head(assignment.application), id, due, form, errors);
        }
        if (assignment.state == AssignmentState.DECLINED) {
            throw new NotFoundException();
        }
        Application application = assignment.application;
        boolean open = application.state == ApplicationState.SCORING
                && (application.batch.state == BatchState.ASSESSMENT
                        || application.batch.state == BatchState.PUBLISHED);
        boolean writable = open && assignment.state == AssignmentState.SCORING;
        ApplicationSheet sheet = reading.whole(application);
        return Templates.scoring(
                new View(
                        id,
                        sheet,
                        assignment.state.name(),
                        due,
                        writable,
                        !open && assignment.state == AssignmentState.SCORING,
                        lines(assignment, sheet, scores),
                        scores == null ? assignment.comment : scores.of("comment"),
                        assignment.total,
                        others(assignment)),
                errors);
    }

    private static List<Line> lines(ReviewAssignment assignment, ApplicationSheet sheet, @Nullable FormText typed) {
        Map<Long, CriterionScore> kept = new HashMap<>();
        assignment.scores().forEach(score -> kept.put(score.criterion.id, score));
        return sheet.criteria().stream()
                .map(criterion -> {
                    if (typed != null) {
                        return new Line(
                                criterion,
                                typed.at("met", criterion.id()),
                                typed.at("points", criterion.id()),
                                typed.at("comment", criterion.id()));
                    }
                    CriterionScore score = kept.get(criterion.id());
                    return score == null
                            ? new Line(criterion, "", "", "")
                            : new Line(
                                    criterion,
                                    score.met == null ? "" : score.met ? "yes" : "no",
                                    score.points == null ? "" : score.points.toPlainString(),
                                    score.comment);
                })
                .toList();
    }

    /** Nobody sees the others' sheets before the result stands. */
    private static List<Other> others(ReviewAssignment own) {
        if (own.application.state == ApplicationState.SCORING || own.state != AssignmentState.SUBMITTED) {
            return List.of();
        }
        return ReviewAssignment.<ReviewAssignment>list(
                        "from ReviewAssignment r join fetch r.reviewer where r.application = ?1 and r.state = ?2"
                                + " and r <> ?3 order by r.id",
                        own.application,
                        AssignmentState.SUBMITTED,
                        own)
                .stream()
                .map(other -> new Other(
                        other.reviewer.name, Objects.requireNonNullElse(other.total, BigDecimal.ZERO), other.comment))
                .toList();
    }

    private ReviewAssignment own(long id) {
        return ReviewAssignment.<ReviewAssignment>find(
                        "from ReviewAssignment r join fetch r.application a join fetch a.organization"
                                + " left join fetch a.solution join fetch a.batch b join fetch b.programme"
                                + " join fetch b.criteriaSet where r.id = ?1 and r.reviewer.id = ?2",
                        id,
                        person.require().id)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private Row row(ReviewAssignment assignment) {
        Application application = assignment.application;
        return new Row(
                assignment.id,
                application.subjectName(language.get()),
                application.organization.name(language.get()),
                application.batch.name(language.get()),
                assignment.state.name(),
                ReadableTime.day(assignment.dueOn, language.get()),
                OPEN.contains(assignment.state) && assignment.dueOn.isBefore(WorkingDays.today()));
    }
}
