package org.solutionpool.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth asking Elasticsearch right now. Pages that search look here first, which costs nothing, fall back
 * to PostgreSQL if the answer is no, and report what they meet. While it is away a probe asks every two seconds, so that
 * no reader has to wait for a timeout to find out.
 */
@ApplicationScoped
public class SearchAvailability {

    private static final Logger LOG = Logger.getLogger(SearchAvailability.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record State(
            boolean up,
            Instant since,
            Instant heardAt,
            @Nullable String problem) {}

    @Inject
    ElasticsearchClient client;

    @Inject
    IndexNames names;

    private volatile State state = new State(true, Instant.now(), Instant.EPOCH, null);

    /** Whether searches are expected to be answered. */
    public boolean available() {
        return state.up();
    }

    /** Since when it is as it is now. */
    public Instant since() {
        return state.since();
    }

    /** What was wrong when it was last asked; null while it is available. */
    public @Nullable String problem() {
        return state.problem();
    }

    /** A request was answered. */
    public synchronized void succeeded() {
        Instant now = Instant.now();
        if (!state.up()) {
            LOG.infof("Elasticsearch is back after %s", Duration.between(state.since(), now));
        }
        state = new State(true, state.up() ? state.since() : now, now, null);
    }

    /** A request failed because of the cluster, not because of what was asked. */
    public synchronized void failed(Throwable problem) {
        Instant now = Instant.now();
        String words = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        if (state.up()) {
            LOG.warnf("Elasticsearch is away, searches fall back to the database: %s", words);
        }
        state = new State(false, state.up() ? now : state.since(), now, words);
    }

    /** Asks the cluster, unless it was heard of a moment ago. */
    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void probe() {
        if (state.up() && state.heardAt().isAfter(Instant.now().minus(FRESH))) {
            return;
        }
        try {
            for (DocumentKind kind : DocumentKind.values()) {
                // An index that is missing, or has a shard without a copy, is red.
                HealthResponse health = SearchIndexes.call(() -> client.cluster()
                        .health(ask -> ask.index(names.read(kind)).timeout(time -> time.time("1s"))));
                if (health.status() == HealthStatus.Red) {
                    failed(new ClusterAwayException("The index " + names.read(kind) + " is red"));
                    return;
                }
            }
            succeeded();
        } catch (RuntimeException e) {
            failed(e);
        }
    }
}
