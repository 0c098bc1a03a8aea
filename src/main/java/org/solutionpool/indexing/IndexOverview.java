package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.embedding.EmbeddingProgress;
import org.solutionpool.indexing.IndexTask.Type;

/** How the index stands, for the admin's page and API. */
@ApplicationScoped
public class IndexOverview {

    @Inject
    SearchIndexes indexes;

    @Inject
    IndexNames names;

    @Inject
    SearchAvailability availability;

    @Inject
    OutboxBacklog backlog;

    @Inject
    DocumentSources sources;

    @Inject
    EmbeddingProgress embedding;

    /**
     * How the index of one kind of document stands.
     *
     * @param available whether Elasticsearch answers; if not, what only it knows is null
     * @param problem why it does not answer; null if it does
     * @param readAlias the name that is searched
     * @param readIndex the index behind it; null if there is none
     * @param writeAlias the name that is written to
     * @param writeIndex the index behind it; null if there is none
     * @param nextIndex the index that a rollover is filling; null if none is
     * @param documents how many documents can be found
     * @param published how many rows are public
     * @param outbox what waits
     * @param failures what Elasticsearch refuses, at most 50
     * @param vectors how far the vectors of the documents' texts are
     * @param tasks the last rollover, verification and repair, as far as there were any
     */
    public record Overview(
            DocumentKind kind,
            boolean available,
            @Nullable String problem,
            String readAlias,
            @Nullable String readIndex,
            String writeAlias,
            @Nullable String writeIndex,
            @Nullable String nextIndex,
            @Nullable Long documents,
            long published,
            OutboxBacklog.Size outbox,
            List<OutboxBacklog.Failure> failures,
            EmbeddingProgress.Figures vectors,
            List<Task> tasks) {

        /** Whether anything is under way that a reader of the page would like to watch. */
        public boolean busy() {
            return tasks.stream().anyMatch(Task::running) || vectors.pending() > vectors.failing();
        }
    }

    /** What is shown of a task. */
    public record Task(
            long id,
            Type type,
            IndexTask.State state,
            IndexTask.Phase phase,
            String requestedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            boolean cancelRequested,
            long done,
            long total,
            @Nullable String newIndex,
            @Nullable VerificationReport report,
            @Nullable String error) {

        public static Task of(IndexTask task) {
            return new Task(
                    task.id,
                    task.type,
                    task.state,
                    task.phase,
                    task.requestedBy,
                    task.startedAt,
                    task.finishedAt,
                    task.cancelRequested,
                    // Rows are published while they are counted.
                    Math.min(task.done, task.total),
                    task.total,
                    task.newIndex,
                    task.report,
                    task.error);
        }

        public boolean running() {
            return state == IndexTask.State.RUNNING;
        }
    }

    /** How things stand now; answers also while Elasticsearch is away. */
    public Overview of(DocumentKind kind) {
        String readIndex = null;
        String writeIndex = null;
        String nextIndex = null;
        Long documents = null;
        String problem = availability.problem();
        if (availability.available()) {
            try {
                readIndex = indexes.behind(names.read(kind)).orElse(null);
                writeIndex = indexes.behind(names.write(kind)).orElse(null);
                nextIndex = indexes.behind(names.next(kind)).orElse(null);
                documents = readIndex == null ? null : (Long) indexes.count(readIndex);
            } catch (ClusterAwayException e) {
                availability.failed(e);
                problem = e.getMessage();
            }
        }
        return new Overview(
                kind,
                problem == null,
                problem,
                names.read(kind),
                readIndex,
                names.write(kind),
                writeIndex,
                nextIndex,
                documents,
                QuarkusTransaction.requiringNew().call(() -> sources.of(kind).countPublic()),
                backlog.size(),
                backlog.failures(),
                embedding.figures(),
                tasks(kind));
    }

    private static List<Task> tasks(DocumentKind kind) {
        return QuarkusTransaction.requiringNew().call(() -> Arrays.stream(Type.values())
                .map(type -> IndexTask.last(kind, type).map(Task::of).orElse(null))
                .filter(Objects::nonNull)
                .toList());
    }
}
