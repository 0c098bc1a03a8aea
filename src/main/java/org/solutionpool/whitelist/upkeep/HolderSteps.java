package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationRefusedException;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.Applications;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.application.Eligibility;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
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
    Applications applications;

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
        if (!entry.state.isRenewable()
                || entry.application == null
                || entry.validUntil == null
                || today.isBefore(Eligibility.renewableFrom(entry.validUntil))) {
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
     * @throws ApplicationRefusedException if its holder may not apply for it
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
            return begun.get();
        }
        Application application = applications.begin(
                batch.id,
                Objects.requireNonNull(Objects.requireNonNull(entry.organization).id),
                entry.solution == null ? null : entry.solution.id,
                last.id,
                by,
                now);
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
}
