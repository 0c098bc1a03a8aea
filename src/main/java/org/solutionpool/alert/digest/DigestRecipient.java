package org.solutionpool.alert.digest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.solutionpool.account.Person;

/** Somebody who follows something, or said that they want no digests. */
@Entity
@Table(name = "digest_recipient")
public class DigestRecipient extends PanacheEntityBase {

    @Id
    @Column(name = "person_id")
    public Long personId;

    @Enumerated(EnumType.STRING)
    public DigestPreference preference;

    /** What somebody wants; as chosen for each thing, if they never said anything. */
    public static DigestPreference preferenceOf(Person person) {
        return DigestRecipient.<DigestRecipient>findByIdOptional(person.id)
                .map(recipient -> recipient.preference)
                .orElse(DigestPreference.AS_CHOSEN);
    }

    /** The person's row, there from now on and locked until the transaction ends: what is theirs changes one by one. */
    public static DigestRecipient locked(long personId) {
        getEntityManager()
                .createNativeQuery("insert into digest_recipient (person_id, preference) values (?1, ?2)"
                        + " on conflict do nothing")
                .setParameter(1, personId)
                .setParameter(2, DigestPreference.AS_CHOSEN.name())
                .executeUpdate();
        return findById(personId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** {@link #locked}, unless another replica is at it or there is none. */
    public static Optional<DigestRecipient> lockedIfFree(long personId) {
        List<?> found = getEntityManager()
                .createNativeQuery(
                        "select * from digest_recipient where person_id = ?1 for update skip locked",
                        DigestRecipient.class)
                .setParameter(1, personId)
                .getResultList();
        return found.stream().map(DigestRecipient.class::cast).findFirst();
    }
}
