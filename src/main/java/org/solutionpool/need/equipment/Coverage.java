package org.solutionpool.need.equipment;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.SingleBucketAggregateBase;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;
import org.solutionpool.indexing.SearchAvailability;
import org.solutionpool.search.Facet;

/** How many published solutions can connect each kind of machine, and through which protocols: one request for all. */
@ApplicationScoped
public class Coverage {

    /** The taxonomy has about a hundred protocols; every one that occurs is counted. */
    private static final int MOST_PROTOCOLS = 500;

    private static final String THROUGH = "through";
    private static final String SPEAKING = "speaking";
    private static final int BAD_REQUEST = 400;

    /**
     * What the pool has for one kind of machine.
     *
     * @param solutions that state this kind of machine
     * @param speaking those of them that state a protocol which the machines speak; 0 if none is known of the machines
     * @param through how many of them state each protocol, most first
     */
    public record Covered(long solutions, long speaking, Map<String, Long> through) {}

    @Inject
    ElasticsearchClient client;

    @Inject
    SearchAvailability availability;

    @Inject
    IndexNames indexes;

    /**
     * What the pool has for each kind, by its category.
     *
     * @return empty while the search is away
     */
    public Optional<Map<String, Covered>> of(List<MachineKind> kinds) {
        if (kinds.isEmpty()) {
            return Optional.of(Map.of());
        }
        if (!availability.available()) {
            return Optional.empty();
        }
        SearchRequest.Builder request = new SearchRequest.Builder()
                .index(indexes.read(DocumentKind.SOLUTION))
                .size(0)
                .trackTotalHits(track -> track.enabled(false));
        for (int i = 0; i < kinds.size(); i++) {
            // Codes may hold characters that a name of an aggregation may not.
            request.aggregations("kind-" + i, kind(kinds.get(i)));
        }
        try {
            SearchResponse<Void> answer = client.search(request.build(), Void.class);
            availability.succeeded();
            return Optional.of(read(answer, kinds));
        } catch (ElasticsearchException e) {
            if (e.status() == BAD_REQUEST) {
                // Our own query is at fault: a mistake to be seen, not an outage to be borne.
                throw e;
            }
            availability.failed(e);
            return Optional.empty();
        } catch (IOException e) {
            availability.failed(e);
            return Optional.empty();
        }
    }

    private static Aggregation kind(MachineKind kind) {
        return Aggregation.of(aggregation -> {
            var one = aggregation
                    .filter(filter -> filter.term(
                            term -> term.field(Facet.EQUIPMENT.field()).value(kind.category())))
                    .aggregations(
                            THROUGH,
                            through -> through.terms(
                                    terms -> terms.field(Facet.PROTOCOL.field()).size(MOST_PROTOCOLS)));
            if (!kind.protocols().isEmpty()) {
                one.aggregations(
                        SPEAKING,
                        speaking -> speaking.filter(filter -> filter.terms(terms -> terms.field(Facet.PROTOCOL.field())
                                .terms(values -> values.value(kind.protocols().stream()
                                        .map(FieldValue::of)
                                        .toList())))));
            }
            return one;
        });
    }

    private static Map<String, Covered> read(SearchResponse<Void> answer, List<MachineKind> kinds) {
        Map<String, Covered> covered = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            SingleBucketAggregateBase one = Objects.requireNonNull(
                            answer.aggregations().get("kind-" + i))
                    .filter();
            Map<String, Long> through = new LinkedHashMap<>();
            Objects.requireNonNull(one.aggregations().get(THROUGH))
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> through.put(bucket.key().stringValue(), bucket.docCount()));
            Aggregate speaking = one.aggregations().get(SPEAKING);
            covered.put(
                    kinds.get(i).category(),
                    new Covered(
                            one.docCount(),
                            speaking == null ? 0 : speaking.filter().docCount(),
                            through));
        }
        return covered;
    }
}
