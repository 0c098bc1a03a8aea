package org.solutionpool.indexing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What waits in the outbox: how much, since when, and what Elasticsearch has refused. */
@ApplicationScoped
public class OutboxBacklog {

    private static final Logger LOG = Logger.getLogger(OutboxBacklog.class);
    private static final int LISTED = 50;

    /**
     * What waits.
     *
     * @param size rows
     * @param oldestSeconds the age of the oldest row that Elasticsearch has not refused; 0 if there is none
     * @param failing rows that Elasticsearch has refused at least once
     */
    public record Size(long size, double oldestSeconds, long failing) {}

    /** A document that Elasticsearch refuses. */
    public record Failure(
            DocumentKind kind,
            long id,
            int attempts,
            Instant nextAttemptAt,
            @Nullable String error) {}

    @Inject
    EntityManager entityManager;

    @Inject
    IndexingLoop loop;

    private volatile Size sampled = new Size(0, 0, 0);

    @Inject
    void measure(MeterRegistry registry) {
        Gauge.builder("pool.index.outbox.size", this, backlog -> backlog.sampled.size())
                .description("Documents that wait for the search index")
                .register(registry);
        Gauge.builder("pool.index.outbox.oldest", this, backlog -> backlog.sampled.oldestSeconds())
                .description("Age of the oldest document that waits for the search index")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("pool.index.outbox.failing", this, backlog -> backlog.sampled.failing())
                .description("Documents that Elasticsearch has refused at least once")
                .register(registry);
    }

    /** What waits now. */
    public Size size() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Tuple row =
                    (Tuple) entityManager.createNativeQuery("""
                            select count(*),
                                   coalesce(extract(epoch from now() - min(marked_at) filter (where attempts = 0)), 0),
                                   count(*) filter (where attempts > 0)
                            from index_outbox""", Tuple.class).getSingleResult();
            return new Size(
                    number(row, 0).longValue(),
                    number(row, 1).doubleValue(),
                    number(row, 2).longValue());
        });
    }

    /** The documents that Elasticsearch refuses, those tried most often first; at most 50. */
    public List<Failure> failures() {
        return QuarkusTransaction.requiringNew().call(() -> entityManager
                .createNativeQuery("""
                        select kind, document_id, attempts, next_attempt_at, last_error from index_outbox
                        where attempts > 0 order by attempts desc, document_id""", Tuple.class)
                .setMaxResults(LISTED)
                .getResultStream()
                .map(row -> failure((Tuple) row))
                .toList());
    }

    /**
     * Has everything that was refused tried again at once.
     *
     * @return how many documents
     */
    public int retryFailures() {
        int retried = QuarkusTransaction.requiringNew().call(() -> entityManager
                .createNativeQuery("update index_outbox set next_attempt_at = now() where attempts > 0")
                .executeUpdate());
        loop.nudge();
        return retried;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            sampled = size();
        } catch (RuntimeException e) {
            LOG.warnf("The outbox could not be counted: %s", e.getMessage());
        }
    }

    private static Number number(Tuple row, int column) {
        return (Number) row.get(column);
    }

    private static Failure failure(Tuple row) {
        return new Failure(
                DocumentKind.valueOf(row.get(0, String.class)),
                number(row, 1).longValue(),
                number(row, 2).intValue(),
                row.get(3, Instant.class),
                row.get(4, String.class));
    }
}
