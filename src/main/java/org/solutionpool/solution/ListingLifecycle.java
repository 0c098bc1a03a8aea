package org.solutionpool.solution;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexOutbox;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.IllegalTransitionException;

/**
 * Every step a listing can take, each in one transaction with its audit event, its mark for the search index and its
 * notices. The rules are the tables of {@link ListingState} and {@link RevisionState}; nothing else changes a state.
 * Who may take a step is the page's business.
 */
@ApplicationScoped
@Transactional
public class ListingLifecycle {

    private static final String SOLUTION = "solution";

    @Inject
    Audit audit;

    @Inject
    IndexOutbox outbox;

    @Inject
    ListingFiles files;

    @Inject
    CurrentPerson currentPerson;

    /** Starts a listing with its first draft. */
    public Solution create(Organization provider, Person author, ListingContent content) {
        Solution solution = new Solution();
        solution.organization = provider;
        solution.state = ListingState.UNPUBLISHED;
        solution.createdAt = Instant.now();
        describe(solution, content);
        solution.persist();
        solution.working = revision(solution, 1, author, content);
        audit.record("solution.create", SOLUTION, solution.id, null, Map.of("title", solution.title), null);
        return solution;
    }

    /**
     * Writes a draft. Not audited: the revision itself is the record.
     *
     * @throws IllegalTransitionException if the revision is no longer the author's to write in
     */
    public void save(SolutionRevision revision, Person author, ListingContent content) {
        requireEditable(revision);
        revision.content = content;
        revision.savedBy = author;
        revision.savedAt = Instant.now();
        if (revision.solution.published == null) {
            describe(revision.solution, content);
        }
    }

    /**
     * Opens the next revision, beginning with what is published, or with the last one where nothing is.
     *
     * @throws IllegalTransitionException if one is open already
     */
    public SolutionRevision startRevision(Solution solution, Person author) {
        SolutionRevision last = solution.working;
        if (last != null && last.state != RevisionState.REJECTED) {
            throw new IllegalTransitionException(SOLUTION, last.state, RevisionState.DRAFT);
        }
        SolutionRevision basis = solution.published != null && last == null ? solution.published : last;
        if (basis == null) {
            throw new IllegalStateException("A solution without any revision: " + solution.id);
        }
        int number = SolutionRevision.<SolutionRevision>find("solution = ?1 order by number desc", solution)
                        .firstResult()
                        .number
                + 1;
        solution.working = revision(solution, number, author, basis.content);
        markRaised(solution);
        return solution.working;
    }

    /** Throws an unsubmitted next revision away; what is published stays. */
    public void discard(SolutionRevision revision) {
        requireEditable(revision);
        Solution solution = revision.solution;
        if (solution.published == null) {
            throw new IllegalTransitionException(SOLUTION, revision.state, RevisionState.SUPERSEDED);
        }
        audit.record("solution.discard", SOLUTION, solution.id, Map.of("revision", revision.number), null, null);
        solution.working = null;
        revision.delete();
        files.forgetUnused(solution);
        markRaised(solution);
    }

    /** Hands a draft to the reviewers. Whether it is complete is checked before, by {@code Completeness}. */
    public void submit(SolutionRevision revision) {
        step(revision, RevisionState.SUBMITTED, "solution.submit", null);
        revision.submittedAt = Instant.now();
        revision.reviewer = null;
        revision.claimedAt = null;
        revision.decidedAt = null;
        tellColleagues(revision.solution, "solution.submitted");
    }

    /** Takes a submission back to go on writing. */
    public void withdraw(SolutionRevision revision) {
        step(revision, RevisionState.DRAFT, "solution.withdraw", null);
        revision.submittedAt = null;
        revision.reviewer = null;
        revision.claimedAt = null;
        tellColleagues(revision.solution, "solution.withdrawn");
    }

    /**
     * Sends a submission back.
     *
     * @param note what is to be done, on the whole
     * @param fieldNotes what is to be done at single fields, by the field's name in the editor
     */
    public void requestChanges(SolutionRevision revision, String note, Map<String, String> fieldNotes) {
        step(revision, RevisionState.CHANGES_REQUESTED, "solution.requestChanges", note);
        decide(revision, note);
        revision.fieldNotes = new LinkedHashMap<>(fieldNotes);
        tellProvider(revision.solution, "solution.changesRequested", edit(revision.solution));
    }

    /** Refuses a submission for good; the provider may start another revision from it. */
    public void reject(SolutionRevision revision, String reason) {
        step(revision, RevisionState.REJECTED, "solution.reject", reason);
        decide(revision, reason);
        tellProvider(revision.solution, "solution.rejected", edit(revision.solution));
    }

    /** Publishes a submission in place of what stood there before. */
    public void approve(SolutionRevision revision, @Nullable String note) {
        step(revision, RevisionState.PUBLISHED, "solution.approve", note);
        decide(revision, note);
        publish(revision);
        files.forgetUnused(revision.solution);
        tellProvider(revision.solution, "solution.approved", page(revision.solution));
    }

    /**
     * Publishes a listing of a published list as it was printed, without review: the list itself is the source.
     *
     * @param rowId the row's own id in the list; null if it has none
     */
    public Solution publishListed(
            PublishedList list,
            @Nullable String rowId,
            @Nullable String sourceUrl,
            @Nullable String listedProvider,
            ListingContent content) {
        Solution solution = new Solution();
        solution.publishedList = list;
        solution.sourceRowId = rowId;
        solution.sourceUrl = sourceUrl;
        solution.listedProvider = listedProvider;
        if (listedProvider != null) {
            ListedProvider.remember(listedProvider);
        }
        solution.state = ListingState.UNPUBLISHED;
        solution.createdAt = Instant.now();
        describe(solution, content);
        solution.persist();
        publishAsListed(revision(solution, 1, null, content));
        audit.record("solution.publishListed", SOLUTION, solution.id, null, Map.of("title", solution.title), null);
        return solution;
    }

    private void publishAsListed(SolutionRevision revision) {
        revision.state = RevisionState.TRANSITIONS.apply(revision.state, RevisionState.SUBMITTED);
        revision.submittedAt = revision.createdAt;
        revision.state = RevisionState.TRANSITIONS.apply(revision.state, RevisionState.PUBLISHED);
        revision.decidedAt = revision.createdAt;
        publish(revision);
    }

    /**
     * Publishes a row of a published list that changed since it was imported. A suspended listing stays down.
     *
     * @throws IllegalTransitionException if the listing was claimed or retired: it is no longer the list's to change
     */
    public void republishListed(
            Solution solution, @Nullable String sourceUrl, @Nullable String listedProvider, ListingContent content) {
        if (solution.organization != null || solution.published == null || solution.state == ListingState.RETIRED) {
            throw new IllegalTransitionException(SOLUTION, solution.state, ListingState.PUBLISHED);
        }
        Map<String, Object> before = Map.of("title", solution.title, "revision", solution.published.number);
        solution.sourceUrl = sourceUrl;
        solution.listedProvider = listedProvider;
        if (listedProvider != null) {
            ListedProvider.remember(listedProvider);
        }
        publishAsListed(revision(solution, solution.published.number + 1, null, content));
        audit.record(
                "solution.republishListed",
                SOLUTION,
                solution.id,
                before,
                Map.of("title", solution.title, "revision", solution.published.number),
                null);
    }

    /**
     * Gives a listing of a published list to the provider whose claim was approved. What is published stays until the
     * provider publishes a revision of its own.
     *
     * @throws IllegalTransitionException if somebody has it already
     */
    public void handOver(Solution solution, Organization provider) {
        if (solution.organization != null) {
            throw new IllegalTransitionException(SOLUTION, solution.state, solution.state);
        }
        solution.organization = provider;
        Map<String, Object> owner = new LinkedHashMap<>();
        owner.put("organization", provider.name);
        owner.put("creditCode", provider.creditCode);
        owner.put("listedProvider", solution.listedProvider);
        audit.record("solution.handOver", SOLUTION, solution.id, null, owner, null);
        outbox.mark(DocumentKind.SOLUTION, solution.id);
    }

    /** Takes a published listing down until its fault is mended. */
    public void suspend(Solution solution, String reason) {
        move(solution, ListingState.SUSPENDED, "solution.suspend", reason);
        tellProvider(solution, "solution.suspended", edit(solution));
    }

    /** Lifts a suspension. */
    public void reinstate(Solution solution, @Nullable String reason) {
        if (solution.state != ListingState.SUSPENDED) {
            throw new IllegalTransitionException(SOLUTION, solution.state, ListingState.PUBLISHED);
        }
        move(solution, ListingState.PUBLISHED, "solution.reinstate", reason);
        tellProvider(solution, "solution.reinstated", page(solution));
    }

    /** Takes a listing back on its provider's wish. */
    public void retire(Solution solution, @Nullable String reason) {
        move(solution, ListingState.RETIRED, "solution.retire", reason);
        tellColleagues(solution, "solution.retired");
    }

    private static SolutionRevision revision(
            Solution solution, int number, @Nullable Person author, ListingContent content) {
        SolutionRevision revision = new SolutionRevision();
        revision.solution = solution;
        revision.number = number;
        revision.state = RevisionState.DRAFT;
        revision.content = content;
        revision.createdBy = author;
        revision.savedBy = author;
        revision.createdAt = Instant.now();
        revision.savedAt = revision.createdAt;
        revision.persist();
        return revision;
    }

    private static void requireEditable(SolutionRevision revision) {
        if (!revision.state.editable()) {
            throw new IllegalTransitionException(SOLUTION, revision.state, RevisionState.DRAFT);
        }
    }

    private void step(SolutionRevision revision, RevisionState to, String action, @Nullable String reason) {
        RevisionState from = revision.state;
        revision.state = RevisionState.TRANSITIONS.apply(from, to);
        audit.record(
                action,
                SOLUTION,
                revision.solution.id,
                Map.of("revision", revision.number, "state", from.name()),
                Map.of("revision", revision.number, "state", to.name()),
                reason);
    }

    private void move(Solution solution, ListingState to, String action, @Nullable String reason) {
        ListingState from = solution.state;
        solution.state = ListingState.TRANSITIONS.apply(from, to);
        solution.stateReason = reason;
        audit.record(action, SOLUTION, solution.id, Map.of("state", from.name()), Map.of("state", to.name()), reason);
        outbox.mark(DocumentKind.SOLUTION, solution.id);
    }

    /** The row's version goes up with its next revision, and the document's version has to follow. */
    private void markRaised(Solution solution) {
        if (solution.isPublic()) {
            outbox.mark(DocumentKind.SOLUTION, solution.id);
        }
    }

    private static void decide(SolutionRevision revision, @Nullable String note) {
        revision.decidedAt = Instant.now();
        revision.decisionNote = note;
        revision.fieldNotes = new LinkedHashMap<>();
    }

    private void publish(SolutionRevision revision) {
        Solution solution = revision.solution;
        if (solution.published != null) {
            solution.published.state =
                    RevisionState.TRANSITIONS.apply(solution.published.state, RevisionState.SUPERSEDED);
        }
        // A suspended listing stays down until the admin lifts that: approving its mended text is not the same act.
        if (solution.state != ListingState.SUSPENDED) {
            solution.state = ListingState.TRANSITIONS.apply(solution.state, ListingState.PUBLISHED);
        }
        solution.published = revision;
        solution.working = null;
        solution.publishedAt = Instant.now();
        if (solution.firstPublishedAt == null) {
            solution.firstPublishedAt = solution.publishedAt;
        }
        describe(solution, revision.content);
        outbox.mark(DocumentKind.SOLUTION, solution.id);
    }

    private static void describe(Solution solution, ListingContent content) {
        String zh = content.title().zh();
        String en = content.title().en();
        solution.title = zh != null ? zh : en != null ? en : "";
        solution.titleEn = en;
        solution.sortKey = Pinyin.sortKey(solution.title);
        solution.industries = content.industries().toArray(String[]::new);
        solution.equipment = content.equipment().toArray(String[]::new);
    }

    private static void tellProvider(Solution solution, String kind, String link) {
        if (solution.organization != null) {
            Notice.tellMembers(solution.organization.id, kind, link, solution.title);
        }
    }

    /** Tells the provider's members but the one who did it. */
    private void tellColleagues(Solution solution, String kind) {
        if (solution.organization != null) {
            Long actor = Arc.container().requestContext().isActive() && currentPerson.signedIn()
                    ? currentPerson.require().id
                    : null;
            Person.membersOf(solution.organization.id).stream()
                    .filter(member -> !member.id.equals(actor))
                    .forEach(member -> Notice.tell(
                            member, kind, SolutionAddress.desk(solution.id), solution.title(member.language)));
        }
    }

    private static String page(Solution solution) {
        return SolutionAddress.page(solution.id);
    }

    private static String edit(Solution solution) {
        return SolutionAddress.edit(solution.id);
    }
}
