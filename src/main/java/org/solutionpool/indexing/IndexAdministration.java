package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.audit.Audit;
import org.solutionpool.indexing.IndexOverview.Task;
import org.solutionpool.indexing.IndexTask.Type;

/** What an admin does to the index, each with its audit event. */
@ApplicationScoped
public class IndexAdministration {

    private static final String SUBJECT = "index";

    @Inject
    IndexTasks tasks;

    @Inject
    OutboxBacklog backlog;

    @Inject
    CurrentPerson admin;

    @Inject
    Audit audit;

    /**
     * Starts a task, or answers with the one of its type that is running already.
     *
     * @throws ClusterAwayException if it is a rollover and Elasticsearch is away
     */
    public Task start(DocumentKind kind, Type type) {
        Task task = Task.of(tasks.start(kind, type, admin.require().name));
        record("index." + type.name().toLowerCase(Locale.ROOT), kind, Map.of("task", task.id()));
        return task;
    }

    /** Has a running rollover rolled back; false if none is running. */
    public boolean cancelRollover(DocumentKind kind) {
        if (!tasks.cancel(kind, Type.ROLLOVER)) {
            return false;
        }
        record("index.cancelRollover", kind, Map.of());
        return true;
    }

    /** Has everything tried again that Elasticsearch has refused; answers how many documents that are. */
    public int retryFailures(DocumentKind kind) {
        int retried = backlog.retryFailures();
        record("index.retryFailures", kind, Map.of("documents", retried));
        return retried;
    }

    private void record(String action, DocumentKind kind, Map<String, Object> after) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(action, SUBJECT, kind.name(), null, after, null));
    }
}
