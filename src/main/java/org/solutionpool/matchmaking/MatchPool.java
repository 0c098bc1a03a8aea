package org.solutionpool.matchmaking;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.DocumentsIndexed;

/** Counts what reached the search index: one row. */
@Entity
@Table(name = "match_pool")
public class MatchPool extends PanacheEntityBase {

    private static final int ONLY = 1;

    @Id
    public Integer id;

    public long changes;

    /** When the last change reached the index. */
    @Column(name = "changed_at")
    public Instant changedAt;

    static MatchPool now() {
        return findById(ONLY);
    }

    /** Counts: a solution was published, changed or taken down, or its vectors arrived, whatever the reason. */
    @ApplicationScoped
    static class Count {

        @Inject
        EntityManager entityManager;

        void indexed(@Observes DocumentsIndexed documents) {
            if (documents.kind() == DocumentKind.SOLUTION) {
                entityManager
                        .createNativeQuery("update match_pool set changes = changes + 1,"
                                + " changed_at = greatest(changed_at, ?1) where id = ?2")
                        .setParameter(1, Instant.now())
                        .setParameter(2, ONLY)
                        .executeUpdate();
            }
        }
    }
}
