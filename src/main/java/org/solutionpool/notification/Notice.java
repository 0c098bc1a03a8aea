package org.solutionpool.notification;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * Something a person is told. Its words are made when it is shown or mailed, from {@code notice_<language>} with the
 * keys {@code <kind>.subject} and {@code <kind>.text}.
 */
@Entity
@DynamicUpdate // the reader marks it read while the poller notes its mail as sent: neither may undo the other
public class Notice extends PanacheEntity {

    /** Where a notice's mail stands. */
    public enum MailState {
        WAITING,
        SENT,
        /** Given up after the last attempt; the notice itself still stands on the page. */
        FAILED,
        /** The person has no address. */
        NONE
    }

    @Column(name = "person_id")
    @Nullable public Long personId;

    /** The address a notice goes to that is meant for nobody known, such as an invitation; else null. */
    @Nullable public String address;

    @Enumerated(EnumType.STRING)
    public Language language;

    /** The key of its words, such as {@code solution.approved}. */
    public String kind;

    /** What stands at {0}, {1} … in its words. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> arguments;

    /** The path on this portal where the person can act on it. */
    public String link;

    /** What its mail says in place of the text; null for most, and again once the mail was sent. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public Letter letter;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "read_at")
    @Nullable public Instant readAt;

    @Column(name = "mail_state")
    @Enumerated(EnumType.STRING)
    public MailState mailState;

    @Column(name = "mail_attempts")
    public int mailAttempts;

    @Column(name = "next_attempt_at")
    @Nullable public Instant nextAttemptAt;

    @Column(name = "mail_error")
    @Nullable public String mailError;

    /** Tells one person, in the transaction of what it tells of. */
    public static Notice tell(Person person, String kind, String link, Object... arguments) {
        Notice notice = draft(person.language, kind, link, arguments);
        notice.personId = person.id;
        notice.mailState = person.email == null ? MailState.NONE : MailState.WAITING;
        notice.persist();
        return notice;
    }

    /** Tells one person by a mail that says more than the notice does. */
    public static Notice write(Person person, String kind, String link, Letter letter, Object... arguments) {
        Notice notice = tell(person, kind, link, arguments);
        if (notice.mailState == MailState.WAITING) {
            notice.letter = letter;
        }
        return notice;
    }

    /** Tells every member of an organization. */
    public static void tellMembers(long organizationId, String kind, String link, Object... arguments) {
        Person.membersOf(organizationId).forEach(member -> tell(member, kind, link, arguments));
    }

    /** Writes to an address behind which no account is known yet. */
    public static Notice tellAddress(String address, Language language, String kind, String link, Object... arguments) {
        Notice notice = draft(language, kind, link, arguments);
        notice.address = address;
        notice.mailState = MailState.WAITING;
        notice.persist();
        return notice;
    }

    /** Those of a person, unread ones first, then newest first. */
    public static List<Notice> of(Person person, int page, int size) {
        return Notice.<Notice>find(
                        "personId = ?1 order by case when readAt is null then 0 else 1 end, id desc", person.id)
                .page(page - 1, size)
                .list();
    }

    /** How many a person has not read. */
    public static long unreadOf(Person person) {
        return count("personId = ?1 and readAt is null", person.id);
    }

    /** Marks what led a person to a page as read, when they open that page by whatever way. */
    public static void readAt(Person person, String link) {
        update("readAt = ?1 where personId = ?2 and readAt is null and link = ?3", Instant.now(), person.id, link);
    }

    /** The heading, in the language of whoever reads it. */
    public String subject(Language reader) {
        return Messages.text(reader, "notice", kind + ".subject", arguments.toArray());
    }

    /** What happened and what to do, in the language of whoever reads it. */
    public String text(Language reader) {
        return Messages.text(reader, "notice", kind + ".text", arguments.toArray());
    }

    private static Notice draft(Language language, String kind, String link, Object... arguments) {
        Notice notice = new Notice();
        notice.language = language;
        notice.kind = kind;
        notice.link = link;
        notice.arguments =
                java.util.Arrays.stream(arguments).map(String::valueOf).toList();
        notice.createdAt = Instant.now();
        notice.nextAttemptAt = notice.createdAt;
        return notice;
    }
}
