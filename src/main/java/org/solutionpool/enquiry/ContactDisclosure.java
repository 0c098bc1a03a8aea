package org.solutionpool.enquiry;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.solutionpool.account.Person;
import org.solutionpool.solution.ListingContent.Contact;

/** A provider's contact as it was opened to one person of a manufacturer. */
@Entity
@Immutable
@Table(name = "contact_disclosure")
public class ContactDisclosure extends PanacheEntity {

    @Column(name = "conversation_id")
    public Long conversationId;

    @Column(name = "person_id")
    public Long personId;

    @Column(name = "organization_id")
    public Long organizationId;

    @JdbcTypeCode(SqlTypes.JSON)
    public Contact contact;

    @Column(name = "disclosed_at")
    public Instant disclosedAt;

    /** What was opened to a person last in a conversation. */
    static Optional<ContactDisclosure> latest(Conversation conversation, Person person) {
        return find(
                        "conversationId = ?1 and personId = ?2 and organizationId = ?3 order by disclosedAt desc, id desc",
                        conversation.id,
                        person.id,
                        person.organizationId)
                .firstResultOptional();
    }
}
