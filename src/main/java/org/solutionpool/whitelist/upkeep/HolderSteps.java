package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Answer;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryLifecycle;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/** What the holder of an entry does with it: new evidence, renewal, giving it up. */
@ApplicationScoped
@Transactional
public class HolderSteps {

    /** Days before its last one from which on an entry can be renewed. */
    public static final int RENEWABLE_DAYS = 180;

    /**
     * A newer piece for one that expires: a file or a link.
     *
     * @param link null exactly if there is a file
     */
    public record NewPiece(
            String title,
            @Nullable CheckedFile file,
            @Nullable String link,
            @Nullable LocalDate issuedOn,
            LocalDate expiresOn) {}

    @Inject
    EntryLifecycle lifecycle;

    @Inject
    Uploads uploads;

    @Inject
    Audit audit;

    /** An entry of the person's organization; empty if it is another's, as if it did not exist. */
    static Optional<WhitelistEntry> own(Person by, long id) {
        return by.organizationId == null
                ? Optional.empty()
                : WhitelistEntry.<WhitelistEntry>find(
                                "from WhitelistEntry e join fetch e.batch b join fetch b.programme left join fetch e.application"
                                        + " where e.id = ?1 and e.organization.id = ?2",
                                id,
                                by.organizationId)
                        .firstResultOptional();
    }

    /**
     * Hands in a newer piece for one that expires or has expired. It counts at once: reminders end and no suspension
     * follows. A suspension that has happened already is ended by an admin, who looks at the piece first.
     *
     * @throws UpkeepRefusedException if that piece was followed by a newer one before, or the entry is over
     */
    public Evidence handIn(Person by, long entryId, long replacedId, NewPiece piece) {
        WhitelistEntry entry = lockedOwn(by, entryId);
        if (!entry.state.isInForce() && entry.state != EntryState.SUSPENDED) {
            throw new UpkeepRefusedException(Reason.NOT_STANDING);
        }
        Evidence replaced = replaceable(entry, replacedId).orElseThrow(NotFoundException::new);
        if (Evidence.count("replacesId", replacedId) > 0) {
            throw new UpkeepRefusedException(Reason.EVIDENCE_REPLACED);
        }
        Evidence evidence = new Evidence();
        evidence.application = replaced.application;
        evidence.criterion = replaced.criterion;
        evidence.kind = replaced.kind;
        evidence.title = piece.title();
        evidence.link = piece.link();
        evidence.attachment = piece.file() == null
                ? null
                : uploads.keep(
                        piece.file(),
                        Purpose.WHITELIST,
                        replaced.application.id,
                        Objects.requireNonNull(by.organizationId),
                        by);
        evidence.issuedOn = piece.issuedOn();
        evidence.expiresOn = piece.expiresOn();
        evidence.replacesId = replacedId;
        evidence.addedBy = Person.findById(by.id);
        evidence.addedAt = Instant.now();
        evidence.persist();
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("evidence", evidence.id);
        after.put("title", evidence.title);
        after.put("expiresOn", piece.expiresOn().toString());
        audit.record(
                "entry.evidence",
                EntryLifecycle.SUBJECT,
                entryId,
                Map.of("evidence", replacedId, "title", replaced.title),
                after,
                null);
        return evidence;
    }

    /** A dated piece of an entry's evidence; empty if it is another's. */
    static Optional<Evidence> replaceable(WhitelistEntry entry, long evidenceId) {
        return Evidence.find("id = ?1 and application = ?2 and expiresOn is not null", evidenceId, entry.application)
                .firstResultOptional();
    }

    /**
     * Gives an entry up.
     *
     * @throws UpkeepRefusedException while a second admin is asked to remove it
     * @throws IllegalTransitionException if it is over already
     */
    public void resign(Person by, long entryId, @Nullable String reason) {
        WhitelistEntry entry = lockedOwn(by, entryId);
        Measures.requireNoRemovalAsked(entry);
        lifecycle.resign(entry, reason);
    }

    /** Why an entry cannot be renewed at a moment; null if it can. */
    public @Nullable Reason renewalObstacle(WhitelistEntry entry, Instant now) {
        LocalDate today = WorkingDays.dayOf(now);
        if (!EntryState.TRANSITIONS.allows(entry.state, EntryState.RENEWED)
                || entry.application == null
                || entry.validUntil == null
                || today.isBefore(entry.validUntil.minusDays(RENEWABLE_DAYS - 1L))) {
            return Reason.RENEWAL_NOT_NOW;
        }
        if (entry.organization != null && Bar.against(entry.organization.creditCode, today) != null) {
            return Reason.RENEWAL_BARRED;
        }
        return openBatch(entry.batch.programme, now).isEmpty() ? Reason.RENEWAL_NO_BATCH : null;
    }

    /**
     * Begins a light application from the last one: answers to criteria that are still asked, and evidence that is still
     * valid. Asked again for the same batch, it leads to the application that was begun.
     *
     * @throws UpkeepRefusedException if it cannot be renewed now
     */
    public Application renew(Person by, long entryId, Instant now) {
        WhitelistEntry entry = lockedOwn(by, entryId);
        Reason obstacle = renewalObstacle(entry, now);
        if (obstacle != null) {
            throw new UpkeepRefusedException(obstacle);
        }
        Batch batch = openBatch(entry.batch.programme, now).orElseThrow();
        Application last = Objects.requireNonNull(entry.application);
        Optional<Application> begun = Application.<Application>find(
                        "batch = ?1 and organization = ?2 and state <> ?3"
                                + (entry.solution == null ? " and solution is null" : " and solution = ?4"),
                        entry.solution == null
                                ? new Object[] {batch, entry.organization, ApplicationState.WITHDRAWN}
                                : new Object[] {batch, entry.organization, ApplicationState.WITHDRAWN, entry.solution})
                .firstResultOptional();
        if (begun.isPresent()) {
            if (begun.get().state == ApplicationState.DRAFT) {
                begun.get().renewedEntryId = entryId;
            }
            return begun.get();
        }
        Application application = new Application();
        application.batch = batch;
        application.organization = Objects.requireNonNull(entry.organization);
        application.solution = entry.solution;
        application.previousId = last.id;
        application.renewedEntryId = entryId;
        application.state = ApplicationState.DRAFT;
        application.createdBy = Person.findById(by.id);
        application.createdAt = now;
        application.stateSince = now;
        application.persist();
        copy(last, application, by, WorkingDays.dayOf(now));
        audit.record(
                "entry.beginRenewal",
                EntryLifecycle.SUBJECT,
                entryId,
                null,
                Map.of("application", application.id, "batch", batch.id),
                null);
        return application;
    }

    private static WhitelistEntry lockedOwn(Person by, long id) {
        if (own(by, id).isEmpty()) {
            throw new NotFoundException();
        }
        return Measures.locked(id);
    }

    private static Optional<Batch> openBatch(Programme programme, Instant now) {
        return Batch.<Batch>list("programme = ?1 and state = ?2 order by number", programme, BatchState.INTAKE).stream()
                .filter(batch -> batch.takesApplications(now))
                .findFirst();
    }

    private static void copy(Application last, Application application, Person by, LocalDate today) {
        Map<String, Criterion> asked = new HashMap<>();
        Criterion.<Criterion>list("criteriaSet", application.batch.criteria())
                .forEach(criterion -> asked.put(sameness(criterion), criterion));
        for (Answer before : last.answers()) {
            Criterion criterion = asked.get(sameness(before.criterion));
            if (criterion != null) {
                Answer answer = new Answer();
                answer.application = application;
                answer.criterion = criterion;
                answer.met = before.met;
                answer.selfScore = before.selfScore == null ? null : Math.min(before.selfScore, criterion.weight);
                answer.statement = before.statement;
                answer.persist();
            }
        }
        List<Evidence> pieces = last.evidence();
        for (Evidence before : pieces) {
            Criterion criterion = asked.get(sameness(before.criterion));
            boolean replaced = pieces.stream().anyMatch(newer -> before.id.equals(newer.replacesId));
            boolean expired = before.expiresOn != null && before.expiresOn.isBefore(today);
            if (criterion != null && !replaced && !expired) {
                Evidence piece = new Evidence();
                piece.application = application;
                piece.criterion = criterion;
                piece.kind = before.kind;
                piece.title = before.title;
                piece.link = before.link;
                piece.attachment = before.attachment == null ? null : copy(before.attachment, application, by);
                piece.issuedOn = before.issuedOn;
                piece.expiresOn = before.expiresOn;
                piece.addedBy = application.createdBy;
                piece.addedAt = application.createdAt;
                piece.persist();
            }
        }
    }

    /** A criterion of a later version of the set is the same one if it is named the same. */
    private static String sameness(Criterion criterion) {
        return criterion.kind + " " + criterion.nameZh;
    }

    /** Whoever may read the new application reads its own files, and nothing of the old one. */
    private static Attachment copy(Attachment file, Application application, Person by) {
        EntityManager entityManager = Attachment.getEntityManager();
        Object id = entityManager
                .createNativeQuery(
                        "insert into attachment (id, organization_id, purpose, subject_id, file_name, media_type, size, sha256,"
                                + " data, uploaded_by, uploaded_at)"
                                + " select nextval('attachment_seq'), organization_id, purpose, ?1, file_name, media_type, size,"
                                + " sha256, data, ?2, ?3 from attachment where id = ?4 returning id")
                .setParameter(1, application.id)
                .setParameter(2, by.id)
                .setParameter(3, application.createdAt)
                .setParameter(4, file.id)
                .getSingleResult();
        return Attachment.findById(((Number) id).longValue());
    }
}
