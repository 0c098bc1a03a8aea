package org.solutionpool.browse;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;

/**
 * How many solutions there are under each code. Counted every {@value #EVERY} in the background, so that no page waits
 * for a count; while Elasticsearch is away the last counts stay.
 */
@ApplicationScoped
public class PoolCounts {

    static final String EVERY = "10s";

    private static final Logger LOG = Logger.getLogger(PoolCounts.class);

    private static final int ALL_CODES = 1000;
    private static final int EXACT_PROVIDERS = 10_000;

    /**
     * The counts of one moment.
     *
     * @param known false until they were counted for the first time: then pages show no numbers rather than zeros
     * @param solutions published solutions
     * @param providers providers with a published solution, listed names included
     */
    public record Snapshot(
            boolean known,
            long solutions,
            long providers,
            Map<String, Long> byIndustry,
            Map<String, Long> byEquipment,
            Map<String, Long> byProtocol) {

        static final Snapshot NONE = new Snapshot(false, 0, 0, Map.of(), Map.of(), Map.of());
    }

    private final ElasticsearchClient elasticsearch;
    private final IndexNames names;

    private volatile Snapshot snapshot = Snapshot.NONE;

    PoolCounts(ElasticsearchClient elasticsearch, IndexNames names, MeterRegistry metrics) {
        this.elasticsearch = elasticsearch;
        this.names = names;
        Gauge.builder("pool.solutions.published", this, counts -> counts.current()
                        .solutions())
                .description("Published solutions in the search index")
                .register(metrics);
    }

    public Snapshot current() {
        return snapshot;
    }

    /** For the first reader. */
    void start(@Observes StartupEvent event) {
        count();
    }

    @Scheduled(
            every = EVERY,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void count() {
        try {
            SearchResponse<Void> answer = elasticsearch.search(
                    search -> search.index(names.read(DocumentKind.SOLUTION))
                            .size(0)
                            .trackTotalHits(total -> total.enabled(true))
                            .aggregations("industry", codes("filter.industry"))
                            .aggregations("equipment", codes("filter.equipment"))
                            .aggregations("protocol", codes("filter.protocol"))
                            .aggregations(
                                    "providers",
                                    Aggregation.of(a -> a.cardinality(
                                            c -> c.field("filter.provider").precisionThreshold(EXACT_PROVIDERS)))),
                    Void.class);
            long total =
                    answer.hits().total() == null ? 0 : answer.hits().total().value();
            snapshot = new Snapshot(
                    true,
                    total,
                    aggregate(answer, "providers").cardinality().value(),
                    buckets(answer, "industry"),
                    buckets(answer, "equipment"),
                    buckets(answer, "protocol"));
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The pool could not be counted, the last counts stay: %s", e);
        }
    }

    private static Aggregation codes(String field) {
        return Aggregation.of(a -> a.terms(t -> t.field(field).size(ALL_CODES)));
    }

    private static Map<String, Long> buckets(SearchResponse<Void> answer, String name) {
        return aggregate(answer, name).sterms().buckets().array().stream()
                .collect(Collectors.toUnmodifiableMap(
                        bucket -> bucket.key().stringValue(), StringTermsBucket::docCount));
    }

    private static Aggregate aggregate(SearchResponse<Void> answer, String name) {
        return Objects.requireNonNull(answer.aggregations().get(name), name);
    }
}
