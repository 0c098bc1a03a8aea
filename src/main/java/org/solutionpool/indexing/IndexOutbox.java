package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Collection;

/** What the search index still has to hear of. Marked in the transaction of the change itself. */
@ApplicationScoped
public class IndexOutbox {

    private static final Object NUDGE = new Object();

    @Inject
    EntityManager entityManager;

    @Inject
    TransactionSynchronizationRegistry transaction;

    @Inject
    DocumentSources sources;

    @Inject
    IndexingLoop loop;

    /**
     * Has a document written again, or deleted if its row is no longer public. Marking twice costs one write: the
     * indexer reads the row when it gets there, not the change.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mark(DocumentKind kind, long id) {
        entityManager
                .createNativeQuery("""
                        insert into index_outbox (kind, document_id, marked_at, mark, next_attempt_at, removal)
                        values (?1, ?2, now(), nextval('index_outbox_mark_seq'), now(), ?3)
                        on conflict (kind, document_id) do update
                        set marked_at = excluded.marked_at, mark = excluded.mark, attempts = 0,
                            next_attempt_at = excluded.next_attempt_at, last_error = null,
                            removal = excluded.removal""")
                .setParameter(1, kind.name())
                .setParameter(2, id)
                .setParameter(3, !sources.of(kind).isPublic(id))
                // The mark does not read the row: an import would compare all its listings again for each of them.
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
        nudgeAfterCommit();
    }

    /** {@link #mark} for many. The order of the ids does not matter. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void markAll(DocumentKind kind, Collection<Long> ids) {
        // Always in the same order: two transactions that mark the same rows must not wait for each other.
        ids.stream().sorted().forEach(id -> mark(kind, id));
    }

    private void nudgeAfterCommit() {
        if (transaction.getResource(NUDGE) != null) {
            return;
        }
        transaction.putResource(NUDGE, NUDGE);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only what was committed can be read by the indexer.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    loop.nudge();
                }
            }
        });
    }
}
