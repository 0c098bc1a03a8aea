package org.solutionpool.enquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.solutionpool.account.Person;

/**
 * Which conversations hold something that a person has not read: entries of others, written since they joined. Not added
 * to the number in the header, where each such entry counts already by its notice.
 */
@ApplicationScoped
public class UnreadConversations {

    @Inject
    EntityManager entityManager;

    /** The ids among the given ones that are unread. */
    public Set<Long> among(Person person, List<Conversation> conversations) {
        if (conversations.isEmpty() || person.joinedAt == null) {
            return Set.of();
        }
        Set<Long> unread = new HashSet<>();
        entityManager
                .createNativeQuery("""
                        select distinct e.conversation_id from conversation_entry e
                        left join conversation_read r on r.conversation_id = e.conversation_id and r.person_id = ?1
                        where e.conversation_id in (?2) and e.number > coalesce(r.number, 0)
                        and e.author_id <> ?1 and e.written_at >= ?3""", Long.class)
                .setParameter(1, person.id)
                .setParameter(2, conversations.stream().map(one -> one.id).toList())
                .setParameter(3, person.joinedAt)
                .getResultList()
                .forEach(id -> unread.add((Long) id));
        return unread;
    }

    /** How many conversations of the person's organization are unread. */
    public long count(Person person) {
        if (person.organizationId == null || person.joinedAt == null) {
            return 0;
        }
        return ((Number) entityManager
                        .createNativeQuery("""
                                select count(distinct c.id) from conversation c
                                join conversation_entry e on e.conversation_id = c.id
                                left join conversation_read r on r.conversation_id = c.id and r.person_id = ?1
                                where (c.manufacturer_id = ?2 or c.provider_id = ?2) and e.number > coalesce(r.number, 0)
                                and e.author_id <> ?1 and e.written_at >= ?3""")
                        .setParameter(1, person.id)
                        .setParameter(2, person.organizationId)
                        .setParameter(3, person.joinedAt)
                        .getSingleResult())
                .longValue();
    }
}
