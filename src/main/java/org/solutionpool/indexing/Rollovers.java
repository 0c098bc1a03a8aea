package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;
import org.solutionpool.indexing.IndexTask.Phase;

/** Starts rollovers, and takes up those that a crash interrupted. */
@ApplicationScoped
public class Rollovers {

    private static final Logger LOG = Logger.getLogger(Rollovers.class);

    @Inject
    SearchIndexes indexes;

    @Inject
    IndexNames names;

    @Inject
    BulkWriter writer;

    @Inject
    Verification verification;

    @Inject
    Repair repair;

    @Inject
    DocumentSources sources;

    /** Names what a new rollover replaces and fills, before its task is written down. */
    void prepare(IndexTask task) {
        task.oldIndex = indexes.behind(names.write(task.kind)).orElse(null);
        task.newIndex = names.newIndex(task.kind);
    }

    /** Whether this replica has the mapping that the rollover builds: during a deployment an older one may have not. */
    boolean canBuild(IndexTask task) {
        return task.newIndex != null && task.newIndex.startsWith(names.ofThisRelease(task.kind));
    }

    /**
     * Begins a rollover, or goes on with one where it was left.
     *
     * @throws ClusterAwayException if the cluster does not answer: try again
     */
    public Rollover resume(IndexTask task, TaskProgress progress) {
        String newIndex = String.valueOf(task.newIndex);
        if (!indexes.exists(newIndex)) {
            if (task.lastId > 0) {
                LOG.warnf("%s is gone: filling it from the beginning", newIndex);
                task.phase = Phase.FILLING;
                task.lastId = 0;
                task.done = 0;
            }
            indexes.create(task.kind, newIndex, names.next(task.kind));
        }
        return new Rollover(this, task, progress);
    }

    /** Whether the aliases stand on this index already. */
    boolean isInPlace(DocumentKind kind, String index) {
        return indexes.behind(names.write(kind)).filter(index::equals).isPresent();
    }
}
