package org.solutionpool.whitelist.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.notification.Notice;
import org.solutionpool.whitelist.register.WhitelistEntry;
import org.solutionpool.whitelist.upkeep.Complaint.State;
import org.solutionpool.whitelist.upkeep.UpkeepRefusedException.Reason;

/**
 * Every step of a complaint. The manufacturer and the holder read the same page; for everybody else but admins it does not
 * exist.
 */
@ApplicationScoped
@Transactional
public class Complaints {

    /** The type of a complaint in the record. */
    public static final String SUBJECT = "complaint";

    @Inject
    Audit audit;

    /**
     * The entry that a complaint about a conversation is about: the solution's own before the provider's; empty if none
     * is in force or suspended.
     */
    static Optional<WhitelistEntry> entryOf(Conversation conversation) {
        return WhitelistEntry.<WhitelistEntry>find(
                        "state in (VALID, RECTIFYING, SUSPENDED) and (solution = ?1 or solution is null and organization = ?2)"
                                + " order by case when solution is null then 1 else 0 end, id desc",
                        conversation.solution,
                        conversation.provider)
                .firstResultOptional();
    }

    /**
     * Files one, for the manufacturer of a conversation.
     *
     * @throws NotFoundException if the person does not belong to that manufacturer
     * @throws UpkeepRefusedException if one is open, or the provider has no entry
     */
    public Complaint file(Person by, long conversationId, String text) {
        Conversation conversation = conversation(by, conversationId);
        Conversation.getEntityManager().refresh(conversation, LockModeType.PESSIMISTIC_WRITE);
        if (Complaint.count("conversation = ?1 and state in (OPEN, ANSWERED)", conversation) > 0) {
            throw new UpkeepRefusedException(Reason.COMPLAINT_OPEN);
        }
        WhitelistEntry entry =
                entryOf(conversation).orElseThrow(() -> new UpkeepRefusedException(Reason.COMPLAINT_NO_ENTRY));
        Complaint complaint = new Complaint();
        complaint.entry = entry;
        complaint.conversation = conversation;
        complaint.organization = conversation.manufacturer;
        complaint.filedBy = Person.findById(by.id);
        complaint.state = State.OPEN;
        complaint.text = text;
        complaint.filedAt = Instant.now();
        complaint.persist();
        audit.record(
                "complaint.file",
                SUBJECT,
                complaint.id,
                null,
                Map.of("entry", entry.id, "conversation", conversationId),
                null);
        tell(complaint, holder(complaint), "upkeep.complaintFiled", "");
        return complaint;
    }

    /** The holder's answer; once. */
    public void answer(Person by, long id, String text) {
        Complaint complaint = locked(id);
        if (!Objects.equals(holder(complaint), by.organizationId)) {
            throw new NotFoundException();
        }
        complaint.answer = text;
        complaint.answeredBy = Person.findById(by.id);
        complaint.answeredAt = Instant.now();
        move(complaint, State.ANSWERED, "complaint.answer", null);
        tell(complaint, complaint.organization.id, "upkeep.complaintAnswered", "");
    }

    /** Taken back by the manufacturer. */
    public void withdraw(Person by, long id) {
        Complaint complaint = locked(id);
        if (!complaint.organization.id.equals(by.organizationId)) {
            throw new NotFoundException();
        }
        move(complaint, State.WITHDRAWN, "complaint.withdraw", null);
        tell(complaint, holder(complaint), "upkeep.complaintWithdrawn", "");
    }

    /** An admin's decision, told to both sides; a measure may follow. */
    public void decide(Person by, long id, boolean uphold, String reason) {
        Complaint complaint = locked(id);
        complaint.decisionReason = reason;
        complaint.decidedBy = Person.findById(by.id);
        complaint.decidedAt = Instant.now();
        move(
                complaint,
                uphold ? State.UPHELD : State.DISMISSED,
                uphold ? "complaint.uphold" : "complaint.dismiss",
                reason);
        String kind = uphold ? "upkeep.complaintUpheld" : "upkeep.complaintDismissed";
        tell(complaint, holder(complaint), kind, reason);
        tell(complaint, complaint.organization.id, kind, reason);
    }

    /** A conversation in which the person's organization is the manufacturer. */
    static Conversation conversation(Person by, long id) {
        return Conversation.of(by, id)
                .filter(found -> found.manufacturer.id.equals(by.organizationId))
                .orElseThrow(NotFoundException::new);
    }

    /** A complaint of one of the person's sides; empty if it is of others, as if it did not exist. */
    static Optional<Complaint> of(Person by, long id) {
        return Complaint.<Complaint>findByIdOptional(id)
                .filter(complaint -> by.organizationId != null
                        && (complaint.organization.id.equals(by.organizationId)
                                || by.organizationId.equals(holder(complaint))));
    }

    static @Nullable Long holder(Complaint complaint) {
        return complaint.entry.organization == null ? null : complaint.entry.organization.id;
    }

    private void move(Complaint complaint, State to, String action, @Nullable String reason) {
        State from = complaint.state;
        complaint.state = State.TRANSITIONS.apply(from, to);
        audit.record(action, SUBJECT, complaint.id, Map.of("state", from.name()), Map.of("state", to.name()), reason);
    }

    private static void tell(Complaint complaint, @Nullable Long organizationId, String kind, String detail) {
        if (organizationId == null) {
            return;
        }
        Person.membersOf(organizationId)
                .forEach(member -> Notice.tell(
                        member,
                        kind,
                        complaint.path(),
                        complaint.entry.subjectName(member.language),
                        complaint.entry.certificateNumber,
                        complaint.organization.name(member.language),
                        detail));
    }

    private static Complaint locked(long id) {
        return Complaint.<Complaint>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }
}
