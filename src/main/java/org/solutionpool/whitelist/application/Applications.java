package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.FileKind;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Eligibility.Verdict;
import org.solutionpool.whitelist.application.Gaps.Gap;
import org.solutionpool.whitelist.application.Refusal.Reason;
import org.solutionpool.whitelist.application.TypedApplication.NewEvidence;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchIntake.BatchCancelled;
import org.solutionpool.whitelist.programme.BatchIntake.BatchConcluding;
import org.solutionpool.whitelist.programme.BatchIntake.IntakeExtended;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.RefusedException;
import org.solutionpool.whitelist.programme.StaleFormException;
import org.solutionpool.whitelist.programme.WorkingDays;

/** What an applicant does with applications, each step in one transaction with its audit event. */
@ApplicationScoped
@Transactional
public class Applications {

    @Inject
    Audit audit;

    @Inject
    Uploads uploads;

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
            copy(previous, application, by, WorkingDays.dayOf(at));
            facts.put("previous", previousId);
        }
        if (verdict.renews() != null) {
            facts.put("renews", verdict.renews());
        }
        audit.record("application.create", ApplicationLifecycle.SUBJECT, application.id, null, facts, null);
        return application;
    }

    /**
     * Saves what was typed: all of it, or nothing if something is wrong.
     *
     * @param removed a piece of evidence to take away; null for none
     * @return what is wrong, a message a field
     * @throws StaleFormException if somebody saved after the form was drawn
     * @throws IllegalTransitionException if it is not the applicant's to write in any more
     */
    FormErrors save(
            long id,
            long organizationId,
            TypedApplication typed,
            @Nullable Long removed,
            Person by,
            Language reader,
            Instant at) {
        Application application = own(id, organizationId);
        requireEditable(application);
        if (application.version != typed.version()) {
            throw new StaleFormException();
        }
        FormErrors errors = new FormErrors();
        LocalDate today = WorkingDays.dayOf(at);
        List<Criterion> criteria = application.batch.criteria().criteria();
        List<Evidence> evidence = application.evidence();
        int files = (int) evidence.stream()
                .filter(piece -> piece.attachment != null && !piece.id.equals(removed))
                .count();
        Map<Criterion, NewEvidence> added = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            typed.checkAnswer(criterion, errors, reader);
            Optional<NewEvidence> piece = typed.newEvidence(criterion, uploads, files, today, errors, reader);
            if (piece.isPresent()) {
                added.put(criterion, piece.get());
                files += piece.get().file() == null ? 0 : 1;
            }
        }
        if (!errors.isEmpty()) {
            return errors;
        }
        boolean changed = answer(application, criteria, typed);
        changed |= !added.isEmpty();
        added.forEach((criterion, piece) -> keep(application, criterion, piece, by, at));
        Evidence gone = evidence.stream()
                .filter(piece -> piece.id.equals(removed))
                .findFirst()
                .orElse(null);
        if (gone != null) {
            gone.delete();
            changed = true;
        }
        if (changed) {
            Application.getEntityManager().lock(application, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            Map<String, Object> after = new LinkedHashMap<>();
            after.put("added", added.values().stream().map(NewEvidence::title).toList());
            if (gone != null) {
                after.put("removed", gone.title);
            }
            audit.record("application.save", ApplicationLifecycle.SUBJECT, id, null, after, null);
        }
        return errors;
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

    /** A batch that is given up takes its applications with it. */
    void cancelled(@Observes BatchCancelled event) {
        for (Application application : running(event.batch())) {
            lifecycle.withdraw(application);
            Person.membersOf(application.organization.id)
                    .forEach(member -> Notice.tell(
                            member,
                            "batch.cancelled",
                            "/provider/applications/" + application.id,
                            application.subjectName(member.language),
                            event.batch().name(member.language),
                            event.reason()));
        }
    }

    /**
     * A batch ends without a list only when nothing in it can change any more.
     *
     * @throws RefusedException if something can
     */
    void concluding(@Observes BatchConcluding event) {
        long undecided = Application.count("batch = ?1 and state in ?2", event.batch(), Eligibility.UNDECIDED);
        if (undecided > 0) {
            throw new RefusedException("concludeUndecided", undecided);
        }
        // Appeals stand above this package: only their table can be asked.
        Number open = (Number) Application.getEntityManager()
                .createNativeQuery("""
                        select count(*) from whitelist_appeal p join whitelist_application a on a.id = p.application_id
                        where a.batch_id = ?1 and p.state = 'OPEN'""")
                .setParameter(1, event.batch().id)
                .getSingleResult();
        // Only one appeal can be filed against a refusal, so what was appealed against cannot be again.
        List<?> latest = Application.getEntityManager()
                .createNativeQuery("""
                        select a.* from whitelist_application a
                        where a.batch_id = ?1 and a.state = 'REFUSED' and not exists (
                            select from whitelist_appeal p where p.application_id = a.id and p.filed_at >= a.decided_at)
                        order by a.decided_at desc limit 1""", Application.class)
                .setParameter(1, event.batch().id)
                .getResultList();
        LocalDate today = WorkingDays.dayOf(event.at());
        boolean appealable = latest.stream()
                .map(Application.class::cast)
                .anyMatch(application -> !today.isAfter(lifecycle.appealDue(application)));
        if (appealable || open.longValue() > 0) {
            throw new RefusedException("concludeAppeals");
        }
    }

    /** Who is still writing learns that there is more time. */
    void extended(@Observes IntakeExtended event) {
        for (Application application : running(event.batch())) {
            if (application.state == ApplicationState.DRAFT) {
                Person.membersOf(application.organization.id)
                        .forEach(member -> Notice.tell(
                                member,
                                "batch.extended",
                                "/provider/applications/" + application.id,
                                application.subjectName(member.language),
                                event.batch().name(member.language),
                                event.until()));
            }
        }
    }

    private static List<Application> running(Batch batch) {
        return Application.<Application>list("batch = ?1 order by id", batch).stream()
                .filter(application -> !application.state.isOver())
                .toList();
    }

    private static Application own(long id, long organizationId) {
        return Application.<Application>find("id = ?1 and organization.id = ?2", id, organizationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static void requireEditable(Application application) {
        if (!application.state.isEditable()) {
            throw new IllegalTransitionException("application", application.state, ApplicationState.DRAFT);
        }
    }

    private static boolean answer(Application application, List<Criterion> criteria, TypedApplication typed) {
        Map<Long, Answer> known = new HashMap<>();
        application.answers().forEach(answer -> known.put(answer.criterion.id, answer));
        boolean changed = false;
        for (Criterion criterion : criteria) {
            Boolean met = criterion.isMandatory() ? typed.met(criterion) : null;
            Integer score = criterion.isMandatory() ? null : typed.selfScore(criterion);
            String statement = typed.statement(criterion);
            Answer answer = known.get(criterion.id);
            if (answer == null) {
                if (met == null && score == null && statement.isEmpty()) {
                    continue;
                }
                answer = new Answer();
                answer.application = application;
                answer.criterion = criterion;
                answer.persist();
            } else if (Objects.equals(answer.met, met)
                    && Objects.equals(answer.selfScore, score)
                    && answer.statement.equals(statement)) {
                continue;
            }
            answer.met = met;
            answer.selfScore = score;
            answer.statement = statement;
            changed = true;
        }
        return changed;
    }

    private void keep(Application application, Criterion criterion, NewEvidence piece, Person by, Instant at) {
        Evidence kept = new Evidence();
        kept.application = application;
        kept.criterion = criterion;
        kept.kind = piece.kind();
        kept.title = piece.title();
        CheckedFile file = piece.file();
        if (file != null) {
            kept.attachment =
                    uploads.keep(file, Attachment.Purpose.WHITELIST, application.id, application.organization.id, by);
        }
        kept.link = piece.link();
        kept.issuedOn = piece.issuedOn();
        kept.expiresOn = piece.expiresOn();
        kept.addedBy = Person.findById(by.id);
        kept.addedAt = at;
        kept.persist();
    }

    /** Answers and evidence go along where the new criteria have a criterion of the same kind and name. */
    private void copy(Application from, Application to, Person by, LocalDate today) {
        Map<String, Criterion> wanted = new HashMap<>();
        to.batch.criteria().criteria().forEach(criterion -> wanted.put(key(criterion), criterion));
        for (Answer answer : from.answers()) {
            Criterion criterion = wanted.get(key(answer.criterion));
            if (criterion != null) {
                Answer copied = new Answer();
                copied.application = to;
                copied.criterion = criterion;
                copied.met = answer.met;
                copied.selfScore =
                        answer.selfScore == null || answer.selfScore > criterion.weight ? null : answer.selfScore;
                copied.statement = answer.statement;
                copied.persist();
            }
        }
        List<Evidence> pieces = new ArrayList<>(from.evidence());
        List<Long> replaced = pieces.stream().map(piece -> piece.replacesId).toList();
        pieces.removeIf(piece -> Gaps.expired(piece, today) || replaced.contains(piece.id));
        for (Evidence piece : pieces) {
            Criterion criterion = wanted.get(key(piece.criterion));
            if (criterion != null) {
                keep(
                        to,
                        criterion,
                        new NewEvidence(
                                piece.kind, piece.title, file(piece), piece.link, piece.issuedOn, piece.expiresOn),
                        by,
                        to.createdAt);
            }
        }
    }

    /** The file once more: who may read a file follows from the application it belongs to. */
    private static @Nullable CheckedFile file(Evidence piece) {
        Attachment file = piece.attachment;
        return file == null
                ? null
                : new CheckedFile(
                        file.fileName, FileKind.ofMediaType(file.mediaType).orElseThrow(), file.data, file.sha256);
    }

    private static String key(Criterion criterion) {
        return criterion.kind + " " + criterion.nameZh;
    }
}
