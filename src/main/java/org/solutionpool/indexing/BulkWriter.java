package org.solutionpool.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes and deletes documents with the versions of their rows, so that the order of arrival does not matter: what is
 * older than what stands there already is refused by Elasticsearch, and that is as good as written.
 */
@ApplicationScoped
public class BulkWriter {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int MULTIPLE_CHOICES = 300;

    @Inject
    ElasticsearchClient client;

    /** What became of one document. */
    public enum Result {
        WRITTEN,
        DELETED,
        /** One of the aliases stands for nothing: the index has to be created, or a rollover has just ended. */
        NO_INDEX,
        /** The shard is away or too busy. */
        UNAVAILABLE,
        /** The document itself is wrong. */
        REFUSED
    }

    /**
     * What became of one document.
     *
     * @param error Elasticsearch's words; null if it went well
     */
    public record Outcome(Result result, @Nullable String error) {

        private static final Outcome WRITTEN = new Outcome(Result.WRITTEN, null);
        private static final Outcome DELETED = new Outcome(Result.DELETED, null);

        /** With two indexes to write to, the worse of both counts. */
        Outcome worse(Outcome other) {
            return result.compareTo(other.result) >= 0 ? this : other;
        }
    }

    /**
     * Where documents go.
     *
     * @param form what of a document is written there
     */
    record Destination(String alias, UnaryOperator<Object> form) {

        static Destination whole(String alias) {
            return new Destination(alias, UnaryOperator.identity());
        }
    }

    /**
     * Writes each document to each alias.
     *
     * @return the outcome by document id
     * @throws ClusterAwayException if the cluster did not take the request as a whole
     */
    public Map<Long, Outcome> write(List<String> aliases, Collection<DocumentState> states) {
        return writeTo(aliases.stream().map(Destination::whole).toList(), states);
    }

    /** As {@link #write}, in the form that each destination takes. */
    Map<Long, Outcome> writeTo(List<Destination> destinations, Collection<DocumentState> states) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        List<DocumentState> sendable = states.stream()
                .filter(state -> {
                    if (state.problem() != null) {
                        outcomes.put(state.id(), new Outcome(Result.REFUSED, state.problem()));
                    }
                    return state.problem() == null;
                })
                .toList();
        send(destinations, sendable, outcomes);
        return outcomes;
    }

    private void send(List<Destination> destinations, List<DocumentState> states, Map<Long, Outcome> outcomes) {
        if (states.isEmpty()) {
            return;
        }
        try {
            BulkRequest request = request(destinations, states);
            BulkResponse response = SearchIndexes.call(() -> client.bulk(request));
            response.items().forEach(item -> outcomes.merge(Long.valueOf(idOf(item)), outcome(item), Outcome::worse));
        } catch (ElasticsearchException e) {
            // Too large, or one document that spoils the request: halves, until it is known which one.
            if (states.size() == 1) {
                outcomes.put(states.getFirst().id(), new Outcome(Result.REFUSED, e.getMessage()));
                return;
            }
            int middle = states.size() / 2;
            send(destinations, states.subList(0, middle), outcomes);
            send(destinations, states.subList(middle, states.size()), outcomes);
        }
    }

    private static BulkRequest request(List<Destination> destinations, List<DocumentState> states) {
        return BulkRequest.of(bulk -> {
            // Without this a write to a missing alias would make an index of that name with guessed types.
            bulk.requireAlias(true);
            for (Destination destination : destinations) {
                for (DocumentState state : states) {
                    bulk.operations(operation -> state.document() == null
                            ? operation.delete(delete -> delete.index(destination.alias())
                                    .id(Long.toString(state.id()))
                                    .version(state.version())
                                    .versionType(VersionType.ExternalGte))
                            : operation.index(index -> index.index(destination.alias())
                                    .id(Long.toString(state.id()))
                                    .version(state.version())
                                    .versionType(VersionType.ExternalGte)
                                    .document(destination.form().apply(state.document()))));
                }
            }
            return bulk;
        });
    }

    private static String idOf(BulkResponseItem item) {
        return Objects.requireNonNull(item.id(), "Elasticsearch answered for a document without an id");
    }

    private static Outcome outcome(BulkResponseItem item) {
        boolean deletion = item.operationType() == co.elastic.clients.elasticsearch.core.bulk.OperationType.Delete;
        Outcome done = deletion ? Outcome.DELETED : Outcome.WRITTEN;
        if (item.error() == null) {
            return item.status() < MULTIPLE_CHOICES || deletion && item.status() == NOT_FOUND
                    ? done
                    : new Outcome(Result.REFUSED, "status " + item.status());
        }
        String reason = "%s: %s".formatted(item.error().type(), item.error().reason());
        if (item.status() == CONFLICT) {
            return done;
        }
        if (item.status() == NOT_FOUND) {
            return new Outcome(Result.NO_INDEX, reason);
        }
        return new Outcome(SearchIndexes.meansAnOutage(item.status()) ? Result.UNAVAILABLE : Result.REFUSED, reason);
    }
}
