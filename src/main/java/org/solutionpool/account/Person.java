package org.solutionpool.account;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/** Somebody who has signed in at least once. Who they are is Keycloak's word; for whom they act is ours. */
@Entity
public class Person extends PanacheEntity {

    @Version
    public long version;

    /** Keycloak's {@code sub}: stays when name and address change. */
    public String subject;

    public String name;

    @Nullable public String email;

    @Nullable public String phone;

    /** The language of the mails they get: the one they last used. */
    @Enumerated(EnumType.STRING)
    public Language language;

    /** The organization they act for; null until they create or join one. */
    @Column(name = "organization_id")
    @Nullable public Long organizationId;

    /** Their role in that organization; null exactly when there is none. */
    @Enumerated(EnumType.STRING)
    @Nullable public Membership membership;

    /** Since when they act for it; null exactly when there is none. What happened before is no news to them. */
    @Column(name = "joined_at")
    @Nullable public Instant joinedAt;

    /** Whether they asked that nothing they do be recorded for statistics, even without their name. */
    @Column(name = "recording_refused")
    public boolean recordingRefused;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "last_seen_at")
    public Instant lastSeenAt;

    public static Optional<Person> ofSubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    /** The members of an organization, owners first, by name; at most 500. */
    public static List<Person> membersOf(long organizationId) {
        return Person.<Person>find("organizationId = ?1 order by membership desc, name, id", organizationId)
                .page(0, 500)
                .list();
    }

    public void join(long organization, Membership as) {
        organizationId = organization;
        membership = as;
        joinedAt = Instant.now();
    }

    public void leave() {
        organizationId = null;
        membership = null;
        joinedAt = null;
    }
}
