package org.solutionpool.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** The index as a searching reader meets it, and ways to spoil it. */
@ApplicationScoped
public class SearchedIndex {

    /** What is taken down must be out of every search within this time. */
    static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Inject
    ElasticsearchClient client;

    @Inject
    IndexNames names;

    @Inject
    OutboxBacklog backlog;

    @Inject
    SearchAvailability availability;

    /** Whether a search for its id finds it. */
    public boolean finds(long id) {
        return SearchIndexes.call(() -> client.count(count -> count.index(names.read(DocumentKind.SOLUTION))
                                .query(query ->
                                        query.term(term -> term.field("id").value(id))))
                        .count())
                == 1;
    }

    public void awaitFound(long id) {
        Awaitility.await("solution " + id + " is found")
                .atMost(Duration.ofSeconds(30))
                .until(() -> finds(id));
    }

    public void awaitVector(long id, String language) {
        Awaitility.await("the vector of " + id).atMost(Duration.ofSeconds(60)).until(() -> hasVector(id, language));
    }

    /** Whether a search by meaning can find it. */
    public boolean hasVector(long id, String language) {
        return SearchIndexes.call(() -> client.count(count -> count.index(names.read(DocumentKind.SOLUTION))
                                .query(query -> query.bool(bool -> bool.filter(filter -> filter.term(
                                                term -> term.field("id").value(id)))
                                        .filter(filter ->
                                                filter.exists(exists -> exists.field("vector." + language))))))
                        .count())
                == 1;
    }

    public void awaitGone(long id) {
        Awaitility.await("solution " + id + " is gone").atMost(FIVE_SECONDS).until(() -> !finds(id));
    }

    /** Like {@link #awaitGone}, while the machine is busy with something else that the test started itself. */
    public void awaitGoneUnderLoad(long id) {
        Awaitility.await("solution " + id + " is gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !finds(id));
    }

    /** Until everything that was committed has reached the index, but for what it refuses. */
    public void awaitDrained() {
        Awaitility.await("the outbox is empty").atMost(Duration.ofSeconds(120)).until(() -> {
            OutboxBacklog.Size size = backlog.size();
            return size.size() == size.failing();
        });
    }

    /**
     * What an act gives while the portal holds the search to be away. Whatever the portal does beside it may find the
     * search answering: then the act is tried again.
     */
    public <T> T whileAway(Supplier<T> act) {
        AtomicReference<T> given = new AtomicReference<>();
        Awaitility.await("an act while the search is away")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    availability.failed(new IllegalStateException("switched off by a test"));
                    try {
                        given.set(act.get());
                        return !availability.available();
                    } finally {
                        availability.succeeded();
                    }
                });
        return given.get();
    }

    /** Shows to searches what was written, which they would else see a second later. */
    public void refresh() {
        SearchIndexes.call(() -> client.indices().refresh(ask -> ask.index(names.read(DocumentKind.SOLUTION))));
    }

    public JsonNode document(long id) {
        return SearchIndexes.call(() -> client.get(
                        get -> get.index(names.read(DocumentKind.SOLUTION)).id(Long.toString(id)), ObjectNode.class)
                .source());
    }

    /** Takes a document away behind the portal's back. */
    public void lose(long id, long version) {
        SearchIndexes.call(() -> client.delete(delete -> delete.index(names.write(DocumentKind.SOLUTION))
                .id(Long.toString(id))
                .version(version)
                .versionType(VersionType.ExternalGte)));
    }

    /** Puts a document there behind the portal's back. */
    public void plant(long id, long version, Object document) {
        SearchIndexes.call(() -> client.index(index -> index.index(names.write(DocumentKind.SOLUTION))
                .id(Long.toString(id))
                .version(version)
                .versionType(VersionType.ExternalGte)
                .document(document)));
    }

    List<String> aliases() {
        return List.of(names.read(DocumentKind.SOLUTION), names.write(DocumentKind.SOLUTION));
    }
}
