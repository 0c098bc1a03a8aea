package org.solutionpool.whitelist.assessment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.KnownReviewer;
import org.solutionpool.account.Person;
import org.solutionpool.account.Roles;
import org.solutionpool.audit.Audit;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Everything about one application for admins: the formal check, its reviewers, its further stages, its record. */
@Path("/admin/whitelist/applications/{id:\\d{1,18}}")
@RolesAllowed(Roles.ADMIN)
public class AssessedApplicationPage {

    private static final int LONGEST = 2000;

    /** Working days a reviewer gets unless the admin says otherwise. */
    private static final int USUAL_DAYS = 10;

    @CheckedTemplate(basePath = "assessment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance application(View view, FormText form, FormErrors errors);
    }

    /**
     * What the page shows.
     *
     * @param returnable whether it was never returned before
     * @param needed how many further reviewers can be given
     * @param scoresOpen whether all sheets are in, so that totals can be shown
     */
    public record View(
            ApplicationSheet sheet,
            boolean checkable,
            boolean returnable,
            int completionDays,
            List<Assignment> assignments,
            boolean assignable,
            boolean third,
            int needed,
            List<Candidate> candidates,
            String dueOn,
            boolean scoresOpen,
            List<Stage> stages,
            boolean stagesOpen,
            List<Step> timeline) {}

    /**
     * A reviewer's work.
     *
     * @param total null until all sheets are in
     */
    public record Assignment(
            long id,
            String reviewer,
            String state,
            boolean third,
            String due,
            boolean late,
            boolean open,
            @Nullable String conflict,
            @Nullable BigDecimal total,
            @Nullable String comment) {}

    /**
     * Somebody it could be given to.
     *
     * @param conflict why it cannot be given to them; null if it can
     */
    public record Candidate(
            long id,
            String name,
            @Nullable String email,
            @Nullable String conflict) {}

    /** A further stage; all null but the name before it has a result. */
    public record Stage(
            String name,
            @Nullable Boolean passed,
            @Nullable String heldOn,
            @Nullable String note,
            @Nullable String recordedBy) {}

    /** One event of the record. */
    public record Step(
            String time,
            String who,
            String action,
            @Nullable String reason) {}

    @Inject
    FormalCheck formalCheck;

    @Inject
    Reviewing reviewing;

    @Inject
    StageResults stageResults;

    @Inject
    Conflicts conflicts;

    @Inject
    ApplicationReading reading;

    @Inject
    WorkingDays workingDays;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance show(@RestPath long id) {
        return page(id, FormText.empty(), new FormErrors());
    }

    @POST
    @Path("accept")
    public Response accept(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String note = form.text("acceptNote", LONGEST, errors, messages);
        return answer(id, form, errors, "accepted", () -> formalCheck.accept(id, note, person.require()));
    }

    @POST
    @Path("return")
    public Response giveBack(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String note = form.required("returnNote", LONGEST, errors, messages);
        return answer(id, form, errors, "returned", () -> formalCheck.giveBack(id, note, person.require()));
    }

    @POST
    @Path("refuse")
    public Response refuse(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("refuseReason", LONGEST, errors, messages);
        return answer(id, form, errors, "refused", () -> formalCheck.refuse(id, reason, person.require()));
    }

    @POST
    @Path("reviewers")
    public Response assign(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        List<Long> reviewers = form.ids("reviewer");
        if (reviewers.isEmpty()) {
            errors.add("reviewer", messages.text("assessment", "chooseReviewer"));
        }
        LocalDate due = form.day("dueOn", errors, messages);
        return answer(
                id,
                form,
                errors,
                "assigned",
                () -> reviewing.assign(id, reviewers, Objects.requireNonNull(due), WorkingDays.today()));
    }

    @POST
    @Path("assignments/{assignment}/take-back")
    public Response takeBack(@RestPath long id, @RestPath long assignment, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("takeBackReason", LONGEST, errors, messages);
        return answer(id, form, errors, "takenBack", () -> reviewing.takeBack(id, assignment, reason));
    }

    @POST
    @Path("stages/{stage}")
    public Response stage(@RestPath long id, @RestPath StageResult.Stage stage, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        LocalDate heldOn = form.day("heldOn." + stage, errors, messages);
        String note = form.required("note." + stage, LONGEST, errors, messages);
        String passed = form.of("passed." + stage);
        if (!passed.equals("yes") && !passed.equals("no")) {
            errors.add("passed." + stage, messages.text("web", "form.missing"));
        }
        return answer(
                id,
                form,
                errors,
                "stageRecorded",
                () -> stageResults.record(
                        id,
                        stage,
                        Objects.requireNonNull(heldOn),
                        passed.equals("yes"),
                        note,
                        person.require(),
                        WorkingDays.today()));
    }

    private Response answer(long id, FormText form, FormErrors errors, String said, Runnable step) {
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, form, errors)).build();
        }
        try {
            step.run();
            flash.success("assessment", "done." + said);
        } catch (AssessmentRefusedException e) {
            flash.error("assessment", e.textKey(), e.arguments());
        }
        return Response.seeOther(URI.create("/admin/whitelist/applications/" + id))
                .build();
    }

    private TemplateInstance page(long id, FormText form, FormErrors errors) {
        Application application = Application.<Application>find(
                        "from Application a join fetch a.organization left join fetch a.solution"
                                + " join fetch a.batch b join fetch b.programme join fetch b.criteriaSet where a.id = ?1",
                        id)
                .firstResultOptional()
                .filter(found -> found.state != ApplicationState.DRAFT)
                .orElseThrow(NotFoundException::new);
        List<ReviewAssignment> assignments = ReviewAssignment.list(
                "from ReviewAssignment r join fetch r.reviewer where r.application = ?1 order by r.id", application);
        boolean scoring = application.state == ApplicationState.SCORING;
        boolean third = Reviewing.asksForThird(application, assignments);
        long active = assignments.stream().filter(Reviewing::counts).count();
        int needed = !scoring ? 0 : third ? 1 : (int) Math.max(0, application.batch.programme.reviewers - active);
        String due = form.of("dueOn");
        return Templates.application(
                new View(
                        reading.whole(application),
                        application.state == ApplicationState.FORMAL_CHECK,
                        application.completionDue == null && !application.completedOnce,
                        application.batch.programme.completionDays,
                        assignments.stream()
                                .map(given -> assignment(given, scoring))
                                .toList(),
                        scoring && needed > 0,
                        third,
                        needed,
                        scoring && needed > 0 ? candidates(application, assignments) : List.of(),
                        due.isEmpty()
                                ? workingDays
                                        .after(WorkingDays.today(), USUAL_DAYS)
                                        .toString()
                                : due,
                        !scoring,
                        stages(application),
                        scoring || application.state == ApplicationState.SCORED,
                        AuditEvent.of(ApplicationLifecycle.SUBJECT, id).stream()
                                .map(this::step)
                                .toList()),
                form,
                errors);
    }

    private Assignment assignment(ReviewAssignment given, boolean scoring) {
        boolean open = given.state == AssignmentState.ASSIGNED || given.state == AssignmentState.SCORING;
        return new Assignment(
                given.id,
                given.reviewer.name,
                given.state.name(),
                given.third,
                ReadableTime.day(given.dueOn, language.get()),
                open && given.dueOn.isBefore(WorkingDays.today()),
                open,
                given.conflict,
                scoring ? null : given.total,
                scoring || given.state != AssignmentState.SUBMITTED ? null : given.comment);
    }

    private List<Candidate> candidates(Application application, List<ReviewAssignment> assignments) {
        Set<Long> given = new HashSet<>();
        assignments.forEach(assignment -> given.add(assignment.reviewer.id));
        List<Person> free = KnownReviewer.people().stream()
                .filter(reviewer -> !given.contains(reviewer.id))
                .toList();
        Map<Long, Conflicts.Conflict> known = conflicts.of(free, application);
        return free.stream()
                .map(reviewer -> new Candidate(
                        reviewer.id, reviewer.name, reviewer.email, conflict(reviewer, known.get(reviewer.id))))
                .toList();
    }

    private @Nullable String conflict(Person reviewer, Conflicts.@Nullable Conflict conflict) {
        return conflict == null ? null : messages.text("assessment", "refused.conflict." + conflict, reviewer.name);
    }

    private List<Stage> stages(Application application) {
        List<StageResult> results = StageResult.of(application);
        return Arrays.stream(StageResult.Stage.values())
                .filter(StageResults.asked(application.batch.programme)::contains)
                .map(stage -> results.stream()
                        .filter(result -> result.stage == stage)
                        .findFirst()
                        .map(result -> new Stage(
                                stage.name(),
                                result.passed,
                                ReadableTime.day(result.heldOn, language.get()),
                                result.note,
                                result.recordedBy.name))
                        .orElseGet(() -> new Stage(stage.name(), null, null, null, null)))
                .toList();
    }

    private Step step(AuditEvent event) {
        return new Step(
                ReadableTime.minute(event.at, language.get()),
                event.actorName.equals(Audit.PORTAL) ? messages.text("assessment", "byRule") : event.actorName,
                event.action,
                event.reason);
    }
}
