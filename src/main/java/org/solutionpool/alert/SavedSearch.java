package org.solutionpool.alert;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.search.SearchRequest;

/** A search that somebody keeps, to be told when something new fits. */
@Entity
@Table(name = "saved_search")
@DynamicUpdate // its owner renames it while a run notes what it found: neither may undo the other
public class SavedSearch extends PanacheEntity {

    /** More nobody looks after. */
    static final int MOST = 50;

    @Column(name = "person_id")
    public long personId;

    public String name;

    /** See {@link SavedQuery}; empty for a search for everything. */
    public String query;

    @Enumerated(EnumType.STRING)
    public DigestFrequency frequency;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Null until what it found at first was noted. */
    @Column(name = "last_run_at")
    @Nullable public Instant lastRunAt;

    @Column(name = "next_run_at")
    public Instant nextRunAt;

    /** Only what was published for the first time after this is news; null for a search that found few enough to note. */
    @Column(name = "published_after")
    @Nullable public Instant publishedAfter;

    /** How many were found since its owner last looked. */
    public int fresh;

    /** Those of a person, the youngest first. */
    static List<SavedSearch> of(Person person) {
        return list("personId = ?1 order by createdAt desc, id desc", person.id);
    }

    static Optional<SavedSearch> own(long personId, long id) {
        return find("personId = ?1 and id = ?2", personId, id).firstResultOptional();
    }

    static Optional<SavedSearch> ofQuery(long personId, String query) {
        return find("personId = ?1 and query = ?2", personId, query).firstResultOptional();
    }

    public SearchRequest request() {
        return SavedQuery.read(query);
    }

    /** The address of its results. */
    public String resultsUrl() {
        return "/search" + query;
    }

    /** Under which its news stands in the digest. */
    String scope() {
        return String.valueOf(Objects.requireNonNull(id));
    }
}
