package org.solutionpool.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.enquiry.EnquiryRefusedException.Reason;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.ReadableTime;

/**
 * Every step of a conversation, each in one transaction with its audit event and its notices. Notices carry who wrote
 * about what, never what was written.
 */
@ApplicationScoped
@Transactional
public class Conversations {

    /** New conversations of one organization on one day, in Chinese time. */
    public static final int MOST_A_DAY = 20;

    private static final String CONVERSATION = "conversation";

    @Inject
    Audit audit;

    @Inject
    Uploads uploads;

    /**
     * Starts a conversation with the provider of a solution.
     *
     * @param form checked
     * @return the conversation; the one that was started before if the same form comes a second time
     * @throws NotFoundException if the solution is not public
     * @throws EnquiryRefusedException if there is nobody to write to, or if it is not this organization's to write
     */
    public Conversation start(Person by, long solutionId, EnquiryForm form, List<CheckedFile> files) {
        // One after the other for each organization: the day's limit and a form sent twice are then counted right.
        Organization manufacturer = Organization.<Organization>findByIdOptional(
                        Objects.requireNonNullElse(by.organizationId, -1L), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        Optional<ConversationEntry> sentBefore = sent(by, form.formToken());
        if (sentBefore.isPresent()) {
            return sentBefore.get().conversation;
        }
        Solution solution = Solution.<Solution>findByIdOptional(solutionId)
                .filter(Solution::isPublic)
                .orElseThrow(NotFoundException::new);
        requireWritable(manufacturer, solution);
        Instant now = Instant.now();
        if (Conversation.count("manufacturer = ?1 and startedAt >= ?2", manufacturer, ReadableTime.startOfDay(now))
                >= MOST_A_DAY) {
            throw new EnquiryRefusedException(Reason.TOO_MANY);
        }
        Conversation conversation = new Conversation();
        conversation.solution = solution;
        conversation.manufacturer = manufacturer;
        conversation.provider = Objects.requireNonNull(solution.organization);
        conversation.subject = form.subject();
        conversation.equipment = form.equipment.toArray(String[]::new);
        conversation.equipmentNote = form.equipmentNote;
        conversation.timing = Timing.of(form.timing);
        conversation.state = ConversationState.OPEN;
        conversation.startedAt = now;
        conversation.lastEntryAt = now;
        conversation.persist();
        write(conversation, by, manufacturer, ConversationEntry.Kind.MESSAGE, form.message(), files, form.formToken());
        audit.record(
                "enquiry.start",
                CONVERSATION,
                conversation.id,
                null,
                Map.of("solution", solution.id, "provider", conversation.provider.id),
                null);
        tell(conversation, manufacturer, "enquiry.started");
        return conversation;
    }

    /**
     * Adds a message. The same form sent twice adds one.
     *
     * @param files checked
     * @throws EnquiryRefusedException if the conversation is closed
     */
    public Conversation answer(Person by, long id, String text, List<CheckedFile> files, String formToken) {
        Conversation conversation = locked(by, id);
        if (sent(by, formToken).isPresent()) {
            return conversation;
        }
        if (conversation.state == ConversationState.CLOSED) {
            throw new EnquiryRefusedException(Reason.CLOSED);
        }
        Organization own = own(conversation, by);
        write(conversation, by, own, ConversationEntry.Kind.MESSAGE, text, files, formToken);
        tell(conversation, own, "enquiry.answered");
        return conversation;
    }

    /** Ends a conversation; it stays readable for both sides. */
    public void close(Person by, long id) {
        move(by, id, ConversationState.CLOSED, ConversationEntry.Kind.CLOSED, "enquiry.close", "enquiry.closed");
    }

    /** Goes on with a closed conversation. */
    public void reopen(Person by, long id) {
        move(by, id, ConversationState.OPEN, ConversationEntry.Kind.REOPENED, "enquiry.reopen", "enquiry.reopened");
    }

    /**
     * Opens the provider's contact to a person of the manufacturer, which has written its first message by starting the
     * conversation. Recorded: who, when, and which contact.
     *
     * @throws NotFoundException for the provider's own members, and if the solution names no contact
     */
    public void disclose(Person by, long id) {
        Conversation conversation = locked(by, id);
        Contact contact = contact(conversation);
        if (!conversation.manufacturer.id.equals(by.organizationId) || contact == null) {
            throw new NotFoundException();
        }
        if (ContactDisclosure.latest(conversation, by)
                .filter(before -> before.contact.equals(contact))
                .isPresent()) {
            return;
        }
        ContactDisclosure disclosure = new ContactDisclosure();
        disclosure.conversationId = id;
        disclosure.personId = by.id;
        disclosure.organizationId = conversation.manufacturer.id;
        disclosure.contact = contact;
        disclosure.disclosedAt = Instant.now();
        disclosure.persist();
        Map<String, Object> which = new LinkedHashMap<>();
        which.put("solution", conversation.solution.id);
        which.put("provider", conversation.provider.id);
        which.put("name", Objects.requireNonNullElse(contact.name(), ""));
        which.put("phone", Objects.requireNonNullElse(contact.phone(), ""));
        which.put("email", Objects.requireNonNullElse(contact.email(), ""));
        audit.record("enquiry.disclose", CONVERSATION, id, null, which, null);
    }

    /** Counts everything up to now as read by this person, notices of it included. */
    public void read(Person by, Conversation conversation) {
        Conversation.getEntityManager()
                .createNativeQuery("""
                        insert into conversation_read (conversation_id, person_id, number) values (?1, ?2, ?3)
                        on conflict (conversation_id, person_id)
                        do update set number = greatest(conversation_read.number, excluded.number)""")
                .setParameter(1, conversation.id)
                .setParameter(2, by.id)
                .setParameter(3, conversation.entries)
                .executeUpdate();
        Notice.readAt(by, conversation.path());
    }

    /** The contact that the solution's published content names; null if it names none. */
    static @Nullable Contact contact(Conversation conversation) {
        Solution solution = conversation.solution;
        Contact contact = solution.published == null ? Contact.NONE : solution.published.content.contact();
        return contact.phone() == null && contact.email() == null ? null : contact;
    }

    /**
     * Checks that an organization may write to the provider of a solution.
     *
     * @throws EnquiryRefusedException if not
     */
    static void requireWritable(Organization manufacturer, Solution solution) {
        if (solution.organization == null) {
            throw new EnquiryRefusedException(Reason.NO_PROVIDER);
        }
        if (solution.organization.id.equals(manufacturer.id)) {
            throw new EnquiryRefusedException(Reason.OWN_SOLUTION);
        }
        if (!manufacturer.manufacturer) {
            throw new EnquiryRefusedException(Reason.NO_MANUFACTURER);
        }
    }

    private void move(
            Person by, long id, ConversationState to, ConversationEntry.Kind kind, String action, String notice) {
        Conversation conversation = locked(by, id);
        ConversationState from = conversation.state;
        conversation.state = ConversationState.TRANSITIONS.apply(from, to);
        Organization own = own(conversation, by);
        write(conversation, by, own, kind, "", List.of(), null);
        audit.record(action, CONVERSATION, id, Map.of("state", from.name()), Map.of("state", to.name()), null);
        tell(conversation, own, notice);
    }

    private void write(
            Conversation conversation,
            Person by,
            Organization own,
            ConversationEntry.Kind kind,
            String text,
            List<CheckedFile> files,
            @Nullable String formToken) {
        ConversationEntry entry = new ConversationEntry();
        entry.conversation = conversation;
        entry.number = ++conversation.entries;
        entry.kind = kind;
        entry.author = Person.findById(by.id);
        entry.organization = own;
        entry.text = text;
        entry.formToken = formToken;
        entry.writtenAt = Instant.now();
        entry.files = files.stream()
                .map(file -> uploads.keep(file, Purpose.CONVERSATION, conversation.id, own.id, by).id)
                .toArray(Long[]::new);
        entry.persist();
        conversation.lastEntryAt = entry.writtenAt;
    }

    private static void tell(Conversation conversation, Organization from, String kind) {
        Organization to = conversation.otherSide(from.id);
        Person.membersOf(to.id)
                .forEach(member -> Notice.tell(
                        member,
                        kind,
                        conversation.path(),
                        from.name(member.language),
                        conversation.solution.title(member.language)));
    }

    private static Optional<ConversationEntry> sent(Person by, String formToken) {
        return ConversationEntry.<ConversationEntry>find("author.id = ?1 and formToken = ?2", by.id, formToken)
                .firstResultOptional();
    }

    private static Organization own(Conversation conversation, Person by) {
        return conversation.manufacturer.id.equals(by.organizationId)
                ? conversation.manufacturer
                : conversation.provider;
    }

    /** The conversation, taken until the end of the transaction, if it is the person's. */
    private static Conversation locked(Person by, long id) {
        Conversation conversation = Conversation.of(by, id).orElseThrow(NotFoundException::new);
        Conversation.getEntityManager().refresh(conversation, LockModeType.PESSIMISTIC_WRITE);
        return conversation;
    }
}
