package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** What the search index still has to hear of. Marked in the transaction of the change itself. */
@ApplicationScoped
public class IndexOutbox {

    @Inject
    EntityManager entityManager;

    /**
     * Has a document written again, or deleted if its row is no longer public. Marking twice costs one write: the
     * indexer reads the row when it gets there, not the change.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mark(DocumentKind kind, long id) {
        entityManager
                .createNativeQuery("""
                        insert into index_outbox (kind, document_id, marked_at, mark, next_attempt_at)
                        values (?1, ?2, now(), nextval('index_outbox_mark_seq'), now())
                        on conflict (kind, document_id) do update
                        set marked_at = excluded.marked_at, mark = excluded.mark, attempts = 0,
                            next_attempt_at = excluded.next_attempt_at, last_error = null""")
                .setParameter(1, kind.name())
                .setParameter(2, id)
                .executeUpdate();
    }
}
