package org.solutionpool.embedding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How far the vectors are: for the admin's page and for the metrics. */
@ApplicationScoped
public class EmbeddingProgress {

    private static final Logger LOG = Logger.getLogger(EmbeddingProgress.class);

    @Inject
    EntityManager entityManager;

    @Inject
    EmbeddingPoller poller;

    private volatile Figures sampled = new Figures(0, 0, 0, 0, null);

    /**
     * How far the vectors are, of the models of this release.
     *
     * @param pending texts that wait
     * @param failing those of them that a model has refused at least once
     * @param stored texts that have their vectors
     * @param perMinute how many got theirs in the last minute, on all replicas
     * @param problem why this replica computes none; null while it can
     */
    public record Figures(
            long pending,
            long failing,
            long stored,
            long perMinute,
            @Nullable String problem) {}

    @Inject
    void measure(MeterRegistry registry) {
        Gauge.builder("pool.embedding.pending", this, progress -> progress.sampled.pending())
                .description("Texts that wait for their vectors")
                .register(registry);
        Gauge.builder("pool.embedding.failing", this, progress -> progress.sampled.failing())
                .description("Texts that a model has refused at least once")
                .register(registry);
        Gauge.builder("pool.embedding.stored", this, progress -> progress.sampled.stored())
                .description("Texts that have their vectors")
                .register(registry);
        Gauge.builder("pool.embedding.rate", this, progress -> progress.sampled.perMinute())
                .description("Texts that got their vectors in the last minute")
                .register(registry);
    }

    /** How far they are now. */
    public Figures figures() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Tuple row = (Tuple) entityManager
                    .createNativeQuery("""
                            select (select count(distinct (model, hash)) from embedding_queue
                                    where model = any(cast(?1 as text[]))),
                                   (select count(distinct (model, hash)) from embedding_queue
                                    where model = any(cast(?1 as text[])) and attempts > 0),
                                   (select count(*) from text_embedding where model = any(cast(?1 as text[]))),
                                   (select count(*) from text_embedding
                                    where model = any(cast(?1 as text[]))
                                      and created_at > now() - interval '1 minute')""", Tuple.class)
                    .setParameter(1, models())
                    .getSingleResult();
            return new Figures(number(row, 0), number(row, 1), number(row, 2), number(row, 3), poller.problem());
        });
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void sample() {
        try {
            sampled = figures();
        } catch (RuntimeException e) {
            LOG.warnf("The texts without vectors could not be counted: %s", e.getMessage());
        }
    }

    /** The identifiers of this release's models: rows of other releases are none of our business. */
    static String[] models() {
        return Arrays.stream(TextModel.values()).map(TextModel::id).toArray(String[]::new);
    }

    private static long number(Tuple row, int column) {
        return ((Number) row.get(column)).longValue();
    }
}
