package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Makes sure that there is an index to write to: at the first start, and after the cluster lost its data. An index that
 * is there is never touched, but for fields that its mapping's version gained since it was made; if an earlier release has
 * made it, a rollover to this release's mapping begins by itself.
 */
@ApplicationScoped
public class IndexBootstrap {

    private static final Logger LOG = Logger.getLogger(IndexBootstrap.class);

    /** The first half of the advisory lock's key: «sp» for solution pool and «ix» for index, in ASCII. */
    private static final int LOCK = 0x73706978;

    private static final int PAGE = 1000;

    /** In the place of the admin's name where nobody has asked. */
    private static final String AUTOMATIC = "solution-pool";

    @Inject
    SearchIndexes indexes;

    @Inject
    IndexNames names;

    @Inject
    IndexOutbox outbox;

    @Inject
    DocumentSources sources;

    @Inject
    IndexTasks tasks;

    @Inject
    EntityManager entityManager;

    private final Map<DocumentKind, OlderIndex> older = new ConcurrentHashMap<>();
    private final Set<DocumentKind> known = ConcurrentHashMap.newKeySet();

    /**
     * Creates the index if its aliases stand for nothing, and has every public row written to it. Of several replicas
     * one does it, the others wait.
     *
     * @throws ClusterAwayException if the cluster does not answer
     */
    public void ensure(DocumentKind kind) {
        if (known.contains(kind)) {
            return;
        }
        Optional<String> index = indexes.behind(names.write(kind));
        older.remove(kind);
        if (index.isPresent()) {
            if (index.get().startsWith(names.ofThisRelease(kind))) {
                indexes.extend(kind, index.get());
            } else if (names.isOlder(kind, index.get())) {
                succeed(kind, index.get());
            }
        } else {
            QuarkusTransaction.requiringNew().timeout(120).run(() -> createAlone(kind));
        }
        known.add(kind);
    }

    /** A release with a new mapping has started: the index is built anew beside the old one, which is searched meanwhile. */
    private void succeed(DocumentKind kind, String index) {
        older.put(kind, indexes.older(kind, index));
        IndexTask task = tasks.start(kind, IndexTask.Type.ROLLOVER, AUTOMATIC);
        LOG.infof("%s has the mapping of an earlier release; index task %d makes its successor", index, task.id);
    }

    /**
     * The index that is written to, if an earlier release has made it.
     *
     * @throws ClusterAwayException if the cluster does not answer
     */
    Optional<OlderIndex> older(DocumentKind kind) {
        OlderIndex index = older.get(kind);
        if (index == null) {
            return Optional.empty();
        }
        if (!indexes.behind(names.write(kind)).filter(index.name()::equals).isPresent()) {
            // The rollover has ended, here or on another replica.
            forget(kind);
            ensure(kind);
        }
        return Optional.ofNullable(older.get(kind));
    }

    /** Has {@link #ensure} look again, after a write found no index. */
    void forget(DocumentKind kind) {
        known.remove(kind);
    }

    private void createAlone(DocumentKind kind) {
        entityManager
                .createNativeQuery("select cast(pg_advisory_xact_lock(?1, ?2) as text)")
                .setParameter(1, LOCK)
                .setParameter(2, kind.ordinal())
                .getSingleResult();
        if (indexes.behind(names.write(kind)).isPresent()) {
            return;
        }
        // First the marks, then the index: a crash in between costs some needless writes and loses nothing.
        long marked = markEverything(kind);
        String index = names.newIndex(kind);
        indexes.create(kind, index, names.read(kind), names.write(kind));
        LOG.infof("Created the index %s; %d documents are going to be written to it", index, marked);
    }

    private long markEverything(DocumentKind kind) {
        DocumentSource source = sources.of(kind);
        long after = 0;
        long marked = 0;
        while (true) {
            long from = after;
            List<Long> ids = QuarkusTransaction.requiringNew().call(() -> {
                List<Long> page = source.publicIdsAfter(from, PAGE);
                outbox.markAll(kind, page);
                return page;
            });
            if (ids.isEmpty()) {
                return marked;
            }
            marked += ids.size();
            after = ids.getLast();
        }
    }
}
