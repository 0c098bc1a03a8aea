package org.solutionpool.whitelist.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.application.Refusal.Reason;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Who may apply for what, and when. Asked before anything is typed, and once more when it is handed in. */
public final class Eligibility {

    /** An entry can be renewed from so many days before its last one, and after that one too. */
    public static final int RENEWAL_DAYS = 180;

    /** Handed in and not over: what could still be listed. A draft counts only while it can be handed in. */
    static final Set<ApplicationState> UNDECIDED = Arrays.stream(ApplicationState.values())
            .filter(state -> state != ApplicationState.DRAFT && !state.isOver())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * The answer.
     *
     * @param refusal what stands in the way; null if nothing does
     * @param renews the entry that the application would renew; null for a first one
     */
    public record Verdict(
            @Nullable Refusal refusal, @Nullable Long renews) {

        public boolean allowed() {
            return refusal == null;
        }
    }

    private Eligibility() {}

    /**
     * Whether an organization may apply to a batch at a moment.
     *
     * @param solution what it would apply for; null for itself
     * @param own its application in hand, which does not count as a second one; null when it begins
     */
    public static Verdict of(
            Batch batch, Organization applicant, @Nullable Solution solution, @Nullable Application own, Instant at) {
        Refusal refusal = window(batch, at);
        if (refusal == null) {
            refusal = applicant(batch, applicant, solution, at);
        }
        if (refusal == null) {
            refusal = second(batch, applicant, solution, own);
        }
        return refusal == null ? held(batch, applicant, solution, at) : new Verdict(refusal, null);
    }

    /** What the batch's window says at a moment; null if it is open. */
    public static @Nullable Refusal window(Batch batch, Instant at) {
        if (batch.state == BatchState.CANCELLED) {
            return Refusal.of(Reason.CANCELLED, "/whitelist/calls");
        }
        if (batch.takesApplications(at)) {
            return null;
        }
        LocalDate opensOn = batch.opensOn;
        if (batch.state == BatchState.INTAKE
                && opensOn != null
                && WorkingDays.dayOf(at).isBefore(opensOn)) {
            return Refusal.of(Reason.NOT_YET, "/whitelist/calls/" + batch.id, opensOn);
        }
        return Refusal.of(
                Reason.OVER, "/whitelist/calls", Objects.requireNonNullElse(batch.closesOn, WorkingDays.dayOf(at)));
    }

    private static @Nullable Refusal applicant(
            Batch batch, Organization applicant, @Nullable Solution solution, Instant at) {
        if (!applicant.provider) {
            return Refusal.of(Reason.NO_PROVIDER, "/account/organization");
        }
        Bar bar = Bar.against(applicant.creditCode, WorkingDays.dayOf(at));
        if (bar != null) {
            return Refusal.of(Reason.BARRED, "/whitelist", bar.until);
        }
        if (batch.programme.subject == Programme.Subject.PROVIDER) {
            return null;
        }
        if (solution == null) {
            return Refusal.of(Reason.SOLUTION_MISSING, "/provider/solutions");
        }
        boolean own = solution.organization != null && solution.organization.id.equals(applicant.id);
        return own && solution.isPublic() ? null : Refusal.of(Reason.SOLUTION_NOT_PUBLIC, "/provider/solutions");
    }

    /** One in the same batch, or one of another batch of the programme that could still be listed. */
    private static @Nullable Refusal second(
            Batch batch, Organization applicant, @Nullable Solution solution, @Nullable Application own) {
        Optional<Application> other = Application.<Application>find(
                        "batch = ?1 and organization = ?2 and coalesce(solution.id, 0L) = ?3 and state <> ?4 and id <> ?5",
                        batch,
                        applicant,
                        solution == null ? 0L : solution.id,
                        ApplicationState.WITHDRAWN,
                        own == null ? -1L : own.id)
                .firstResultOptional();
        if (other.isPresent()) {
            return Refusal.of(Reason.TWICE, "/provider/applications/" + other.get().id);
        }
        return Application.<Application>find(
                        "batch <> ?1 and batch.programme = ?2 and organization = ?3 and coalesce(solution.id, 0L) = ?4"
                                + " and (state in ?5 or state = ?6 and batch.state = ?7) and id <> ?8 order by id",
                        batch,
                        batch.programme,
                        applicant,
                        solution == null ? 0L : solution.id,
                        UNDECIDED,
                        ApplicationState.DRAFT,
                        BatchState.INTAKE,
                        own == null ? -1L : own.id)
                .firstResultOptional()
                .map(found -> Refusal.of(Reason.UNFINISHED, "/provider/applications/" + found.id))
                .orElse(null);
    }

    /** The first day on which an entry can be renewed. */
    public static LocalDate renewableFrom(LocalDate validUntil) {
        return validUntil.minusDays(RENEWAL_DAYS);
    }

    private static Verdict held(Batch batch, Organization applicant, @Nullable Solution solution, Instant at) {
        HeldEntry held = HeldEntry.of(batch.programme, applicant, solution).orElse(null);
        if (held == null) {
            return new Verdict(null, null);
        }
        String page = "/provider/entries/" + held.id();
        if (held.suspended()) {
            return new Verdict(Refusal.of(Reason.SUSPENDED, page), null);
        }
        LocalDate until = held.validUntil();
        if (until != null) {
            LocalDate from = renewableFrom(until);
            if (WorkingDays.dayOf(at).isBefore(from)) {
                return new Verdict(Refusal.of(Reason.STILL_VALID, page, until, from), null);
            }
        }
        return new Verdict(null, held.id());
    }
}
