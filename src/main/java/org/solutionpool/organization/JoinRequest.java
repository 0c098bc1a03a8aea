package org.solutionpool.organization;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.solutionpool.account.Person;

/** Somebody who found their organization registered already asks its owners to be let in. Gone when it is answered. */
@Entity
@Table(name = "join_request")
public class JoinRequest extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    public Person person;

    @Column(name = "asked_at")
    public Instant askedAt;

    /** Oldest first. */
    public static List<JoinRequest> of(long organizationId) {
        return list(
                "from JoinRequest r join fetch r.person where r.organization.id = ?1 order by r.id", organizationId);
    }
}
