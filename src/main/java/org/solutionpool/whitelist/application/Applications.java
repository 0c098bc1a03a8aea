package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Eligibility.Verdict;
import org.solutionpool.whitelist.application.Gaps.Gap;
import org.solutionpool.whitelist.application.Refusal.Reason;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.StaleFormException;
import org.solutionpool.whitelist.programme.WorkingDays;

/** What an applicant does with applications, each step in one transaction with its audit event. */
@ApplicationScoped
@Transactional
public class Applications {

    @Inject
    Audit audit;

    @Inject
    ApplicationContent content;

    @Inject
    ApplicationLifecycle lifecycle;

    /**
     * Begins an application.
     *
     * @param solutionId what it is for; of no account in a programme of providers, which apply for themselves
     * @param previousId an application of the same programme whose answers and evidence it starts with; null for none
     * @param at the moment it counts as begun
     * @throws ApplicationRefusedException if the organization may not apply
     * @throws NotFoundException if batch, solution or previous application do not exist for this organization
     */
    public Application begin(
            long batchId,
            long organizationId,
            @Nullable Long solutionId,
            @Nullable Long previousId,
            Person by,
            Instant at) {
        Batch batch = Batch.<Batch>findByIdOptional(batchId)
                .filter(found -> !found.historical)
                .orElseThrow(NotFoundException::new);
        Organization organization = Organization.findById(organizationId);
        Solution solution = solutionId == null || batch.programme.subject == Programme.Subject.PROVIDER
                ? null
                : Solution.<Solution>find("id = ?1 and organization = ?2", solutionId, organization)
                        .firstResultOptional()
                        .orElseThrow(NotFoundException::new);
        Verdict verdict = Eligibility.of(batch, organization, solution, null, at);
        if (verdict.refusal() != null) {
            throw new ApplicationRefusedException(verdict.refusal());
        }
        Application application = new Application();
        application.batch = batch;
        application.organization = organization;
        application.solution = solution;
        application.renewedEntryId = verdict.renews();
        application.state = ApplicationState.DRAFT;
        application.createdBy = Person.findById(by.id);
        application.createdAt = at;
        application.stateSince = at;
        try {
            application.persistAndFlush();
        } catch (PersistenceException e) {
            // The same form sent twice at once: the database lets one of them through.
            if (e instanceof ConstraintViolationException) {
                throw new ApplicationRefusedException(Refusal.of(Reason.TWICE, "/provider/applications"));
            }
            throw e;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("batch", batchId);
        facts.put("organization", organizationId);
        if (solution != null) {
            facts.put("solution", solution.id);
        }
        if (previousId != null) {
            Application previous = Application.own(organizationId, previousId).orElseThrow(NotFoundException::new);
            application.previousId = previousId;
            content.copy(previous, application, by, WorkingDays.dayOf(at));
            facts.put("previous", previousId);
        }
        if (verdict.renews() != null) {
            facts.put("renews", verdict.renews());
        }
        audit.record("application.create", ApplicationLifecycle.SUBJECT, application.id, null, facts, null);
        return application;
    }

    /** What still keeps an application from being handed in. */
    public List<Gap> gaps(Application application, Instant at) {
        return Gaps.of(
                application.batch.criteria().criteria(),
                application.answers(),
                application.evidence(),
                WorkingDays.dayOf(at));
    }

    /**
     * Hands an application in, or once more after it was returned.
     *
     * @param declaredName the name typed under the declaration
     * @param version of the application as its declaration page showed it
     * @throws ApplicationRefusedException if it is too late, or the organization may not apply any more
     * @throws IncompleteApplicationException if something is missing
     * @throws StaleFormException if somebody saved in between
     */
    public void submit(long id, long organizationId, long version, String declaredName, Person by, Instant at) {
        Application application = own(id, organizationId);
        requireEditable(application);
        if (application.version != version) {
            throw new StaleFormException();
        }
        Refusal refusal = refusal(application, at);
        if (refusal != null) {
            throw new ApplicationRefusedException(refusal);
        }
        if (!gaps(application, at).isEmpty()) {
            throw new IncompleteApplicationException();
        }
        if (application.state == ApplicationState.DRAFT) {
            application.renewedEntryId = Eligibility.of(
                            application.batch, application.organization, application.solution, application, at)
                    .renews();
        }
        lifecycle.submit(application, by, declaredName);
    }

    /** What keeps an application from being handed in at a moment, apart from gaps; null if nothing does. */
    public @Nullable Refusal refusal(Application application, Instant at) {
        if (application.state == ApplicationState.RETURNED) {
            LocalDate due = Objects.requireNonNull(application.completionDue);
            return WorkingDays.dayOf(at).isAfter(due) ? Refusal.of(Reason.COMPLETION_OVER, null, due) : null;
        }
        return Eligibility.of(application.batch, application.organization, application.solution, application, at)
                .refusal();
    }

    /** Takes an application back. */
    public void withdraw(long id, long organizationId) {
        lifecycle.withdraw(own(id, organizationId));
    }

    /** One of the organization's, taken until the end of the transaction. */
    static Application own(long id, long organizationId) {
        return Application.<Application>find("id = ?1 and organization.id = ?2", id, organizationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    static void requireEditable(Application application) {
        if (!application.state.isEditable()) {
            throw new IllegalTransitionException("application", application.state, ApplicationState.DRAFT);
        }
    }
}
