package org.solutionpool.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexOutbox;

/**
 * Has the documents of published listings written again for what lies outside of their own rows: the provider's name, the
 * whitelist's word. The versions go up with it: the index keeps the higher one, so a slower write of what stood before
 * cannot bring back a badge or a name that is gone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ListingDocuments {

    @Inject
    EntityManager entityManager;

    @Inject
    IndexOutbox outbox;

    /** One listing, if it is published. */
    public void writeAgain(long solutionId) {
        writeAgain("s.id = ?1", solutionId);
    }

    /** All published listings of a provider. */
    public void writeAllAgain(long organizationId) {
        writeAgain("s.organization.id = ?1", organizationId);
    }

    private void writeAgain(String which, long id) {
        // What is changed in this transaction counts, whether it is in the database yet or not.
        entityManager.flush();
        entityManager
                .createQuery("update versioned Solution s set s.title = s.title where " + which + " and s.state = ?2")
                .setParameter(1, id)
                .setParameter(2, ListingState.PUBLISHED)
                .executeUpdate();
        List<Long> listings = entityManager
                .createQuery("select s.id from Solution s where " + which + " and s.state = ?2", Long.class)
                .setParameter(1, id)
                .setParameter(2, ListingState.PUBLISHED)
                .getResultList();
        outbox.markAll(DocumentKind.SOLUTION, listings);
    }
}
