package org.solutionpool.enquiry;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;

/** One message of a conversation, or the moment it was closed or opened again. Never changed. */
@Entity
@Immutable
@Table(name = "conversation_entry")
public class ConversationEntry extends PanacheEntity {

    /** What an entry is. */
    public enum Kind {
        MESSAGE,
        CLOSED,
        REOPENED
    }

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id")
    public Conversation conversation;

    /** 1 for the first of the conversation. */
    public int number;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    public Person author;

    /** The organization the author acted for. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    /** Plain text; empty for an entry that is no message. */
    public String text;

    /** The ids of the message's attachments. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public Long[] files = {};

    /** What was made up for one drawing of the form; null for an entry that is no message. */
    @Column(name = "form_token")
    @Nullable public String formToken;

    @Column(name = "written_at")
    public Instant writtenAt;

    /** The entries of a conversation in their order. */
    public static List<ConversationEntry> of(Conversation conversation) {
        return list(
                "from ConversationEntry e join fetch e.author join fetch e.organization where e.conversation = ?1"
                        + " order by e.number",
                conversation);
    }
}
