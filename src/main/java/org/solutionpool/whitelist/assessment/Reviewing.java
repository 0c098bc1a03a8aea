package org.solutionpool.whitelist.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.KnownReviewer;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.web.LocalizedText;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationLifecycle.Stage;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Criterion;

/**
 * Gives applications to reviewers and takes their scores in, each step in one transaction with its audit event. The row
 * of the application is taken first, so that the last two sheets cannot come in without seeing each other.
 */
@ApplicationScoped
@Transactional
public class Reviewing {

    /** What a reviewer says to one criterion; nulls are what is not said yet. */
    public record Mark(@Nullable Boolean met, @Nullable BigDecimal points, String comment) {}

    @Inject
    ApplicationLifecycle lifecycle;

    @Inject
    Conflicts conflicts;

    @Inject
    Audit audit;

    /**
     * Gives an application to reviewers.
     *
     * @param dueOn the last day to hand in
     * @throws AssessmentRefusedException for a conflict of interest, for more reviewers than are needed, for one who
     *     has it already, for somebody who is no reviewer, and for a day that is over
     */
    public void assign(long applicationId, List<Long> reviewers, LocalDate dueOn, LocalDate today) {
        Application application = inScoring(applicationId);
        if (dueOn.isBefore(today)) {
            throw new AssessmentRefusedException("dueOver");
        }
        List<ReviewAssignment> given = ReviewAssignment.of(application);
        long active = given.stream().filter(Reviewing::counts).count();
        boolean third = asksForThird(application, given);
        long free = third ? 1 : application.batch.programme.reviewers - active;
        if (reviewers.size() > free) {
            throw new AssessmentRefusedException("enoughReviewers", Math.max(0, free));
        }
        for (Long id : reviewers) {
            Person reviewer = Person.<Person>findByIdOptional(id)
                    .filter(KnownReviewer::is)
                    .orElseThrow(() -> new AssessmentRefusedException("noReviewer"));
            if (given.stream().anyMatch(assignment -> assignment.reviewer.id.equals(id))) {
                throw new AssessmentRefusedException("assignedBefore", reviewer.name);
            }
            conflicts.requireNone(reviewer, application);
            ReviewAssignment assignment = new ReviewAssignment();
            assignment.application = application;
            assignment.reviewer = reviewer;
            assignment.state = AssignmentState.ASSIGNED;
            assignment.third = third;
            assignment.assignedAt = Instant.now();
            assignment.dueOn = dueOn;
            assignment.persist();
            audit.record(
                    "assessment.assign",
                    ApplicationLifecycle.SUBJECT,
                    applicationId,
                    null,
                    Map.of("reviewer", reviewer.name, "third", third, "dueOn", dueOn.toString()),
                    null);
            Notice.tell(
                    reviewer,
                    "assessment.assigned",
                    "/review/applications/" + assignment.id,
                    application.subjectName(reviewer.language),
                    application.batch.name(reviewer.language),
                    dueOn);
        }
    }

    /** Takes the work back from a reviewer who has not handed in. */
    public void takeBack(long applicationId, long assignmentId, String reason) {
        Application application = FormalCheck.locked(applicationId);
        ReviewAssignment assignment = ReviewAssignment.<ReviewAssignment>findByIdOptional(assignmentId)
                .filter(found -> found.application.id.equals(application.id))
                .orElseThrow(NotFoundException::new);
        move(assignment, AssignmentState.DECLINED, "assessment.takeBack", reason);
        Notice.tell(
                assignment.reviewer,
                "assessment.takenBack",
                "/review/applications",
                application.subjectName(assignment.reviewer.language),
                reason);
        conclude(application);
    }

    /**
     * The reviewer declares to have no conflict of interest, and may look at the evidence from then on.
     *
     * @throws AssessmentRefusedException if the portal knows of one
     */
    public void declareNoConflict(long assignmentId, Person reviewer) {
        ReviewAssignment assignment = own(assignmentId, reviewer);
        requireOpen(assignment.application.batch);
        conflicts.requireNone(reviewer, assignment.application);
        move(assignment, AssignmentState.SCORING, "assessment.declareNoConflict", null);
        assignment.noConflictAt = Instant.now();
    }

    /** The reviewer has a conflict of interest: somebody else is needed, for this applicant now and later. */
    public void decline(long assignmentId, Person reviewer, String reason) {
        ReviewAssignment assignment = own(assignmentId, reviewer);
        move(assignment, AssignmentState.DECLINED, "assessment.decline", reason);
        assignment.conflict = reason;
        conclude(assignment.application);
    }

    /** Keeps what was filled in so far; what is out of range is the page's business to refuse before. */
    public void save(long assignmentId, Person reviewer, Map<Long, Mark> marks, String comment) {
        ReviewAssignment assignment = own(assignmentId, reviewer);
        requireScoring(assignment);
        keep(assignment, marks, comment);
    }

    /**
     * Hands the scores in, for good. With the last ones the result is worked out.
     *
     * @throws AssessmentRefusedException if a criterion has no mark or no comment, if points are out of range, if it was
     *     handed in before, if the batch is assessed no more, or for a conflict of interest that came up since
     */
    public void submit(long assignmentId, Person reviewer, Map<Long, Mark> marks, String comment) {
        ReviewAssignment assignment = own(assignmentId, reviewer);
        requireScoring(assignment);
        conflicts.requireNone(reviewer, assignment.application);
        List<Criterion> criteria = assignment.application.batch.criteria().criteria();
        BigDecimal total = BigDecimal.ZERO;
        for (Criterion criterion : criteria) {
            Mark mark = marks.get(criterion.id);
            if (mark == null || (criterion.isMandatory() ? mark.met() == null : mark.points() == null)) {
                throw new AssessmentRefusedException("markMissing", LocalizedText.of(criterion::name));
            }
            if (mark.comment().isBlank()) {
                throw new AssessmentRefusedException("commentMissing", LocalizedText.of(criterion::name));
            }
            if (mark.points() != null) {
                total = total.add(mark.points());
            }
        }
        keep(assignment, marks, comment);
        assignment.total = total;
        assignment.submittedAt = Instant.now();
        // The points stay out of the record until all sheets are in: those who read the record may be reviewers too.
        move(assignment, AssignmentState.SUBMITTED, "assessment.submit", null);
        conclude(assignment.application);
    }

    /** Whether points are in steps of a half between 0 and the weight. */
    public static boolean inRange(Criterion criterion, BigDecimal points) {
        return points.signum() >= 0
                && points.compareTo(BigDecimal.valueOf(criterion.weight)) <= 0
                && points.multiply(BigDecimal.TWO).stripTrailingZeros().scale() <= 0;
    }

    /** Whether a third reviewer is asked for and none is at work. */
    public static boolean asksForThird(Application application, List<ReviewAssignment> given) {
        return application.state == ApplicationState.SCORING
                && application.spread != null
                && given.stream().noneMatch(assignment -> assignment.third && counts(assignment));
    }

    /** Whether an assignment is at work or done. */
    static boolean counts(ReviewAssignment assignment) {
        return assignment.state != AssignmentState.DECLINED;
    }

    /** The sheets that were handed in, read in one query. */
    static List<ScoreSheet> sheets(List<ReviewAssignment> assignments) {
        List<ReviewAssignment> submitted = assignments.stream()
                .filter(assignment -> assignment.state == AssignmentState.SUBMITTED)
                .toList();
        if (submitted.isEmpty()) {
            return List.of();
        }
        Map<Long, List<CriterionScore>> scores =
                CriterionScore.<CriterionScore>list("assignment in ?1", submitted).stream()
                        .collect(Collectors.groupingBy(score -> score.assignment.id));
        return submitted.stream()
                .map(assignment -> {
                    Map<Long, Boolean> met = new HashMap<>();
                    Map<Long, BigDecimal> points = new HashMap<>();
                    for (CriterionScore score : scores.getOrDefault(assignment.id, List.of())) {
                        if (score.met != null) {
                            met.put(score.criterion.id, score.met);
                        }
                        if (score.points != null) {
                            points.put(score.criterion.id, score.points);
                        }
                    }
                    return new ScoreSheet(met, points, assignment.third);
                })
                .toList();
    }

    private void conclude(Application application) {
        if (application.state != ApplicationState.SCORING) {
            return;
        }
        List<ReviewAssignment> assignments = ReviewAssignment.of(application);
        int open = (int) assignments.stream()
                .filter(assignment ->
                        assignment.state == AssignmentState.ASSIGNED || assignment.state == AssignmentState.SCORING)
                .count();
        Batch batch = application.batch;
        Scoring.Result result = new Scoring(
                        batch.criteria().criteria(),
                        batch.programme.reviewers,
                        batch.programme.spreadLimit,
                        batch.criteria().passMark)
                .of(sheets(assignments), open);
        switch (result.next()) {
            case WAIT -> {
                // The sheets that are not in decide.
            }
            case ASK_THIRD -> {
                if (application.spread == null) {
                    lifecycle.askForThird(application, result.spread());
                }
            }
            case DONE -> {
                Map<String, Object> totals = new LinkedHashMap<>();
                assignments.stream()
                        .filter(assignment -> assignment.total != null)
                        .forEach(assignment -> totals.put(assignment.reviewer.name, assignment.total));
                audit.record("assessment.complete", ApplicationLifecycle.SUBJECT, application.id, null, totals, null);
                lifecycle.score(application, result.score(), result.spread(), result.passed());
                if (!result.notMet().isEmpty()) {
                    lifecycle.refuse(
                            application,
                            Stage.SCORING,
                            FormalCheck.byRule(
                                    "ruleNotMet", LocalizedText.of(language -> names(result.notMet(), language))),
                            null);
                }
            }
        }
    }

    private static String names(List<Criterion> criteria, Language language) {
        return criteria.stream()
                .map(criterion -> criterion.name(language))
                .collect(Collectors.joining(language == Language.EN ? ", " : "、"));
    }

    private static void keep(ReviewAssignment assignment, Map<Long, Mark> marks, String comment) {
        Map<Long, CriterionScore> there = assignment.scores().stream()
                .collect(Collectors.toMap(score -> score.criterion.id, Function.identity()));
        for (Criterion criterion : assignment.application.batch.criteria().criteria()) {
            Mark mark = marks.get(criterion.id);
            if (mark == null) {
                continue;
            }
            if (mark.points() != null && (criterion.isMandatory() || !inRange(criterion, mark.points()))) {
                throw new AssessmentRefusedException("outOfRange", LocalizedText.of(criterion::name), criterion.weight);
            }
            CriterionScore score = there.computeIfAbsent(criterion.id, id -> {
                CriterionScore fresh = new CriterionScore();
                fresh.assignment = assignment;
                fresh.criterion = criterion;
                return fresh;
            });
            score.met = criterion.isMandatory() ? mark.met() : null;
            score.points = mark.points();
            score.comment = mark.comment();
            score.persist();
        }
        assignment.comment = comment;
    }

    private static void requireScoring(ReviewAssignment assignment) {
        if (assignment.state == AssignmentState.SUBMITTED) {
            throw new AssessmentRefusedException("submittedBefore");
        }
        if (assignment.state != AssignmentState.SCORING) {
            throw new IllegalTransitionException("assessment", assignment.state, AssignmentState.SUBMITTED);
        }
        requireOpen(assignment.application.batch);
        if (assignment.application.state != ApplicationState.SCORING) {
            throw new AssessmentRefusedException("scoringClosed");
        }
    }

    /** A published batch takes scores only of what an appeal brought back to be scored: for its supplement. */
    private static void requireOpen(Batch batch) {
        if (batch.state != BatchState.ASSESSMENT && batch.state != BatchState.PUBLISHED) {
            throw new AssessmentRefusedException("scoringClosed");
        }
    }

    private static Application inScoring(long applicationId) {
        Application application = FormalCheck.locked(applicationId);
        if (application.state != ApplicationState.SCORING) {
            throw new AssessmentRefusedException("notScoring");
        }
        requireOpen(application.batch);
        return application;
    }

    private static ReviewAssignment own(long assignmentId, Person reviewer) {
        ReviewAssignment assignment = ReviewAssignment.<ReviewAssignment>findByIdOptional(assignmentId)
                .filter(found -> found.reviewer.id.equals(reviewer.id))
                .orElseThrow(NotFoundException::new);
        FormalCheck.locked(Objects.requireNonNull(assignment.application.id));
        // What was read before the row of the application was taken may be old by now.
        ReviewAssignment.getEntityManager().refresh(assignment);
        return assignment;
    }

    private void move(ReviewAssignment assignment, AssignmentState to, String action, @Nullable String reason) {
        AssignmentState from = assignment.state;
        assignment.state = AssignmentState.TRANSITIONS.apply(from, to);
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("state", to.name());
        after.put("reviewer", assignment.reviewer.name);
        after.put("assignment", assignment.id);
        audit.record(
                action,
                ApplicationLifecycle.SUBJECT,
                assignment.application.id,
                Map.of("state", from.name()),
                after,
                reason);
    }
}
