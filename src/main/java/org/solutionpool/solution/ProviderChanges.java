package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexOutbox;
import org.solutionpool.organization.OrganizationChanged;

/**
 * A listing's document in the search index names its provider: when the provider's name, region or kind changes, all of
 * its published listings are written again, in the transaction of the change.
 */
@ApplicationScoped
public class ProviderChanges {

    @Inject
    IndexOutbox outbox;

    void changed(@Observes OrganizationChanged change) {
        EntityManager entityManager = Panache.getEntityManager();
        entityManager.flush();
        // The index takes a document only with a version it has not seen.
        entityManager
                .createQuery(
                        "update versioned Solution s set s.title = s.title"
                                + " where s.organization.id = ?1 and s.state = org.solutionpool.solution.ListingState.PUBLISHED")
                .setParameter(1, change.organizationId())
                .executeUpdate();
        entityManager
                .createQuery(
                        "select s.id from Solution s where s.organization.id = ?1"
                                + " and s.state = org.solutionpool.solution.ListingState.PUBLISHED",
                        Long.class)
                .setParameter(1, change.organizationId())
                .getResultList()
                .forEach(id -> outbox.mark(DocumentKind.SOLUTION, id));
    }
}
