package org.solutionpool.whitelist.register;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.enquiry.ConversationState;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingDocuments;
import org.solutionpool.solution.Solution;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.countersignature.Countersignature;

/**
 * Every step of an entry, each in one transaction with its audit event, the index marks of the listings that carry its
 * badge, and the notices: to its holder, and when it stops being in force to everybody who is talking with the holder.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class EntryLifecycle {

    /** The type of an entry in the record. */
    public static final String SUBJECT = "entry";

    private static final int LONGEST_SORT_KEY = 700;

    @Inject
    Audit audit;

    @Inject
    ListingDocuments documents;

    @Inject
    Event<StandingLost> standingLost;

    @Inject
    Event<EntryEnded> ended;

    /**
     * Makes the entry of an application whose list is published. A renewal ends the entry it renews, unless that one was
     * suspended, removed or given up meanwhile; if its removal waits for a second signature, that is decided first.
     *
     * @param documentNumber of the document that publishes the list
     */
    public WhitelistEntry list(Application application, LocalDate listedOn, String documentNumber) {
        Organization holder = application.organization;
        Solution solution = application.solution;
        WhitelistEntry entry = new WhitelistEntry();
        entry.batch = application.batch;
        entry.application = application;
        entry.organization = holder;
        entry.solution = solution;
        entry.providerName = holder.name;
        entry.providerNameEn = holder.nameEn;
        entry.solutionTitle = solution == null ? null : solution.title;
        entry.solutionTitleEn = solution == null ? null : solution.titleEn;
        entry.creditCode = holder.creditCode;
        entry.providerKind = holder.providerKind;
        entry.region = holder.region;
        entry.industries = solution != null
                ? solution.industries
                : holder.industry == null ? new String[0] : new String[] {holder.industry};
        entry.sortKey = sortKey(solution == null ? holder.name : solution.title);
        entry.state = EntryState.VALID;
        entry.listedOn = listedOn;
        entry.documentNumber = documentNumber;
        entry.validUntil =
                listedOn.plusMonths(application.batch.programme.validityMonths).minusDays(1);
        entry.createdAt = Instant.now();
        entry.stateSince = entry.createdAt;
        entry.certificateNumber = nextNumber(application.batch.programme.code, listedOn.getYear());
        entry.persist();
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("state", entry.state.name());
        after.put("number", entry.certificateNumber);
        after.put("batch", application.batch.id);
        after.put("application", application.id);
        after.put("validUntil", entry.validUntil.toString());
        audit.record("entry.list", SUBJECT, entry.id, null, after, null);
        writeBadges(entry);
        if (application.renewedEntryId != null) {
            WhitelistEntry renewed = WhitelistEntry.findById(application.renewedEntryId);
            // Its holder or an admin may be acting on it.
            Panache.getEntityManager().refresh(renewed, LockModeType.PESSIMISTIC_WRITE);
            if (isRemovalAsked(renewed)) {
                renewed.renewedBy = entry;
            } else if (renewed.state.isRenewable()) {
                renewed.renewedBy = entry;
                move(renewed, EntryState.RENEWED, "entry.renew", null);
            }
        }
        return entry;
    }

    /**
     * Something has to be mended; the entry stays in force.
     *
     * @param dueOn the last day
     */
    public void rectify(WhitelistEntry entry, LocalDate dueOn, String reason) {
        move(entry, EntryState.RECTIFYING, "entry.rectify", reason, dueOn);
    }

    public void suspend(WhitelistEntry entry, String reason) {
        move(entry, EntryState.SUSPENDED, "entry.suspend", reason);
    }

    /** Takes it off for good. That a second admin agreed is checked by whoever calls this. */
    public void remove(WhitelistEntry entry, String reason) {
        move(entry, EntryState.REMOVED, "entry.remove", reason);
    }

    /** Ends a rectification or a suspension. */
    public void reinstate(WhitelistEntry entry, @Nullable String reason) {
        reinstate(entry, EntryState.VALID, reason);
    }

    /**
     * Ends a suspension whose entry has something left to mend.
     *
     * @param to what remains of the measures leaves it
     */
    public void reinstate(WhitelistEntry entry, EntryState to, @Nullable String reason) {
        move(entry, to, "entry.reinstate", reason);
    }

    /** Brings back what it was before a measure: an appeal succeeded. What has expired meanwhile is expired. */
    public void restore(WhitelistEntry entry, EntryState before, LocalDate today, String reason) {
        boolean expired = !before.isEnded() && entry.validUntil != null && entry.validUntil.isBefore(today);
        move(entry, expired ? EntryState.EXPIRED : before, "entry.restore", reason);
    }

    /** Ends an entry whose renewal was published while its removal waited for a second signature that was not given. */
    public void endAfterRenewal(WhitelistEntry entry) {
        if (entry.renewedBy != null && entry.state.isRenewable()) {
            move(entry, EntryState.RENEWED, "entry.renew", null);
        }
    }

    /** Whether a second admin is asked to remove an entry: until then it neither expires nor is followed by another. */
    public static boolean isRemovalAsked(WhitelistEntry entry) {
        return Countersignature.open(Countersignature.Kind.REMOVE_ENTRY, Objects.requireNonNull(entry.id)) != null;
    }

    /** Its last day is over. */
    public void expire(WhitelistEntry entry) {
        move(entry, EntryState.EXPIRED, "entry.expire", null);
    }

    /** Its holder gives it up. */
    public void resign(WhitelistEntry entry, @Nullable String reason) {
        if (!entry.state.isResignable()) {
            throw new IllegalTransitionException("register", entry.state, EntryState.RESIGNED);
        }
        move(entry, EntryState.RESIGNED, "entry.resign", reason);
    }

    private void move(WhitelistEntry entry, EntryState to, String action, @Nullable String reason, Object... more) {
        EntryState from = entry.state;
        entry.state = EntryState.TRANSITIONS.apply(from, to);
        // Public, and nothing that a valid entry has to answer for.
        entry.stateReason = to == EntryState.VALID ? null : reason;
        entry.stateSince = Instant.now();
        audit.record(action, SUBJECT, entry.id, Map.of("state", from.name()), Map.of("state", to.name()), reason);
        writeBadges(entry);
        tellHolder(entry, action, reason == null ? "" : reason, more);
        if (from.isInForce() && !to.isInForce() && to != EntryState.RENEWED) {
            tellWhoTalksWith(entry);
            tellWhoKeeps(entry);
        }
        if (to.isEnded()) {
            ended.fire(new EntryEnded(entry));
        }
    }

    /** The listings that carry its badge are written again: the solution's own, or all of the provider's. */
    private void writeBadges(WhitelistEntry entry) {
        if (entry.solution != null) {
            documents.writeAgain(entry.solution.id);
        } else if (entry.organization != null) {
            documents.writeAllAgain(entry.organization.id);
        }
    }

    private static void tellHolder(WhitelistEntry entry, String action, String detail, Object... more) {
        if (entry.organization == null) {
            return;
        }
        Person.membersOf(entry.organization.id).forEach(member -> {
            List<Object> arguments =
                    new ArrayList<>(List.of(entry.subjectName(member.language), entry.certificateNumber, detail));
            arguments.addAll(List.of(more));
            Notice.tell(member, "whitelist." + action, entry.holderPath(), arguments.toArray());
        });
    }

    /** Those who keep what it vouched for on a list of their own are known to a later package. */
    private void tellWhoKeeps(WhitelistEntry entry) {
        if (entry.organization != null) {
            standingLost.fire(new StandingLost(
                    entry.solution == null ? null : entry.solution.id,
                    Objects.requireNonNull(entry.organization.id),
                    entry.certificateNumber,
                    entry::subjectName,
                    entry.path()));
        }
    }

    private static void tellWhoTalksWith(WhitelistEntry entry) {
        if (entry.organization == null) {
            return;
        }
        List<Conversation> open = entry.solution != null
                ? Conversation.list("solution = ?1 and state = ?2", entry.solution, ConversationState.OPEN)
                : Conversation.list("provider = ?1 and state = ?2", entry.organization, ConversationState.OPEN);
        open.forEach(conversation -> Person.membersOf(conversation.manufacturer.id)
                .forEach(member -> Notice.tell(
                        member,
                        "whitelist.lost",
                        conversation.path(),
                        entry.subjectName(member.language),
                        entry.certificateNumber)));
    }

    /** Numbers of a year follow each other without a gap: the counter's row is taken until the end of the transaction. */
    private static String nextNumber(String programme, int year) {
        Object last = Panache.getEntityManager()
                .createNativeQuery(
                        "insert into whitelist_certificate_counter (year, last) values (?1, 1)"
                                + " on conflict (year) do update set last = whitelist_certificate_counter.last + 1 returning last")
                .setParameter(1, year)
                .getSingleResult();
        return "%s-%d-%05d".formatted(programme, year, ((Number) last).intValue());
    }

    private static String sortKey(String name) {
        String key = Pinyin.sortKey(name);
        return key.length() <= LONGEST_SORT_KEY ? key : key.substring(0, LONGEST_SORT_KEY);
    }
}
