package org.solutionpool.alert.digest;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link that switches mails off for whoever has it: it does nothing else, and shows no more than a name. */
@Entity
@Table(name = "unsubscribe_link")
public class UnsubscribeLink extends PanacheEntityBase {

    /** 256 random bits, in the alphabet of addresses. */
    @Id
    public String token;

    @Column(name = "person_id")
    public long personId;

    /** The code of the {@link DigestKind}; null, as the scope is, if the link ends all digests. */
    @Nullable public String kind;

    @Nullable public String scope;

    @Column(name = "created_at")
    public Instant createdAt;
}
