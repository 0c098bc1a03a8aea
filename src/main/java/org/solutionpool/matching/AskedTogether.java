package org.solutionpool.matching;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.KnnSearch;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Several searches of one round, sent in one request. Each says what is done with its answer. */
final class AskedTogether {

    private final ElasticsearchClient client;
    private final String index;
    private final MsearchRequest.Builder request = new MsearchRequest.Builder();
    private final List<Consumer<MultiSearchItem<JsonNode>>> answers = new ArrayList<>();

    AskedTogether(ElasticsearchClient client, String index) {
        this.client = client;
        this.index = index;
    }

    /** The ids and scores of what fits best. */
    void ranking(Query query, int size, Consumer<Map<Long, Double>> answer) {
        request.searches(one -> one.header(header -> header.index(index)).body(body -> body.query(query)
                .size(size)
                .source(source -> source.fetch(false))
                .trackTotalHits(track -> track.enabled(false))));
        answers.add(item -> answer.accept(scores(item)));
    }

    /** The ids and scores of the nearest vectors. */
    void nearest(KnnSearch search, int size, Consumer<Map<Long, Double>> answer) {
        request.searches(one -> one.header(header -> header.index(index)).body(body -> body.knn(search)
                .size(size)
                .source(source -> source.fetch(false))
                .trackTotalHits(track -> track.enabled(false))));
        answers.add(item -> answer.accept(scores(item)));
    }

    /** How many documents a query finds. */
    void count(Query query, LongConsumer answer) {
        request.searches(one -> one.header(header -> header.index(index))
                .body(body -> body.query(query).size(0).trackTotalHits(track -> track.enabled(true))));
        answers.add(item -> {
            TotalHits total = item.hits().total();
            answer.accept(total == null ? 0 : total.value());
        });
    }

    /** What the documents hold that an offer is read from. */
    void documents(Query query, int size, Consumer<List<JsonNode>> answer) {
        request.searches(one -> one.header(header -> header.index(index)).body(body -> body.query(query)
                .size(size)
                .source(source -> source.filter(filter -> filter.includes(OfferReader.FIELDS)))
                .trackTotalHits(track -> track.enabled(false))));
        answers.add(item -> answer.accept(item.hits().hits().stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .toList()));
    }

    /**
     * Sends them, in the order in which they were added.
     *
     * @throws IOException if one of them failed: an answer that lacks a part would rank wrongly
     */
    void ask() throws IOException {
        if (answers.isEmpty()) {
            return;
        }
        List<MultiSearchResponseItem<JsonNode>> responses =
                client.msearch(request.build(), JsonNode.class).responses();
        for (int i = 0; i < answers.size(); i++) {
            MultiSearchResponseItem<JsonNode> response = responses.get(i);
            if (response.isFailure()) {
                throw new IOException(response.failure().error().reason());
            }
            answers.get(i).accept(response.result());
        }
    }

    private static Map<Long, Double> scores(MultiSearchItem<JsonNode> item) {
        Map<Long, Double> scores = new LinkedHashMap<>();
        for (Hit<JsonNode> hit : item.hits().hits()) {
            Double score = hit.score();
            scores.put(Long.valueOf(String.valueOf(hit.id())), score == null ? 0 : score);
        }
        return scores;
    }
}
