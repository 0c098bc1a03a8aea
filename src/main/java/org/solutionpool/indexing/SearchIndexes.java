package org.solutionpool.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * Indexes and aliases in the cluster. Every method throws {@link ClusterAwayException} if the cluster does not
 * answer.
 */
@ApplicationScoped
public class SearchIndexes {

    private static final int NOT_FOUND = 404;

    @Inject
    ElasticsearchClient client;

    @Inject
    RestClient rest;

    @Inject
    ObjectMapper json;

    @Inject
    IndexNames names;

    /** A call to the cluster. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Runs a call; whatever keeps the cluster from answering becomes one exception. */
    static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw new ClusterAwayException(e);
        } catch (ElasticsearchException e) {
            if (meansAnOutage(e.status())) {
                throw new ClusterAwayException(e);
            }
            throw e;
        }
    }

    /**
     * Whether a status says something about the cluster rather than about the request: 401 and 403 for credentials that
     * are not (yet) right, 408 and 429 for too much load, 5xx for shards or a master that are away.
     */
    static boolean meansAnOutage(int status) {
        return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
    }

    /** The index an alias stands for; empty if there is none. */
    public Optional<String> behind(String alias) {
        return call(() -> {
            try {
                return client.indices().getAlias(get -> get.name(alias)).aliases().keySet().stream()
                        .findFirst();
            } catch (ElasticsearchException e) {
                if (e.status() == NOT_FOUND) {
                    return Optional.<String>empty();
                }
                throw e;
            }
        });
    }

    /** The index behind the read alias, which is searched. */
    public Optional<String> current(DocumentKind kind) {
        return behind(names.read(kind));
    }

    public boolean exists(String index) {
        return call(() -> client.indices().exists(exists -> exists.index(index)).value());
    }

    /**
     * Creates an index with the mapping of this release, its aliases in the same call.
     *
     * @throws IllegalStateException if Elasticsearch refuses the mapping
     */
    public void create(DocumentKind kind, String index, String... aliases) {
        ObjectNode body = mapping(kind);
        ObjectNode named = body.putObject("aliases");
        Arrays.stream(aliases).forEach(alias -> named.putObject(alias).put("is_write_index", true));
        send("PUT", "/" + index, body.toString(), "create " + index);
    }

    /** Sends a text as it is: the typed client would drop what it does not know, and the file is the contract. */
    private void send(String method, String path, String body, String purpose) {
        Request request = new Request(method, path);
        request.setJsonEntity(body);
        try {
            rest.performRequest(request);
        } catch (ResponseException e) {
            if (meansAnOutage(e.getResponse().getStatusLine().getStatusCode())) {
                throw new ClusterAwayException(e);
            }
            throw new IllegalStateException("Elasticsearch refuses to " + purpose + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ClusterAwayException(e);
        }
    }

    /**
     * Gives an index the fields that its mapping's version gained since it was made. Elasticsearch takes new fields at any
     * time and leaves those that are there as they are; what it cannot take in place needs a new version and a rollover.
     *
     * @throws IllegalStateException if Elasticsearch refuses
     */
    public void extend(DocumentKind kind, String index) {
        send("PUT", "/" + index + "/_mapping", mapping(kind).get("mappings").toString(), "extend " + index);
    }

    /**
     * An index of an earlier mapping, as it is there.
     *
     * @throws IllegalStateException if Elasticsearch refuses to describe it
     */
    public OlderIndex older(DocumentKind kind, String index) {
        Request request = new Request("GET", "/" + index + "/_mapping");
        try (InputStream in = rest.performRequest(request).getEntity().getContent()) {
            return OlderIndex.of(
                    index,
                    json.readTree(in).get(index).get("mappings"),
                    mapping(kind).get("mappings"),
                    json);
        } catch (ResponseException e) {
            if (meansAnOutage(e.getResponse().getStatusLine().getStatusCode())) {
                throw new ClusterAwayException(e);
            }
            throw new IllegalStateException("Elasticsearch refuses to describe " + index + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ClusterAwayException(e);
        }
    }

    /** Moves reading and writing from one index to the other and deletes the first, in one call: all of it or nothing. */
    public void swap(DocumentKind kind, Optional<String> oldIndex, String newIndex) {
        call(() -> client.indices().updateAliases(update -> {
            oldIndex.ifPresent(old -> update.actions(action -> action.removeIndex(remove -> remove.index(old))));
            return update.actions(action ->
                            action.remove(remove -> remove.index(newIndex).alias(names.next(kind))))
                    .actions(action -> action.add(
                            add -> add.index(newIndex).alias(names.read(kind)).isWriteIndex(true)))
                    .actions(action -> action.add(
                            add -> add.index(newIndex).alias(names.write(kind)).isWriteIndex(true)));
        }));
    }

    /** Deletes an index; does nothing if it is not there. */
    public void drop(String index) {
        call(() -> client.indices().delete(delete -> delete.index(index).ignoreUnavailable(true)));
    }

    /** Lets everything that was written until now be found. */
    public void refresh(String index) {
        call(() -> client.indices().refresh(refresh -> refresh.index(index)));
    }

    /** The number of documents that can be found in an index or behind an alias. */
    public long count(String index) {
        return call(() -> client.count(count -> count.index(index)).count());
    }

    private ObjectNode mapping(DocumentKind kind) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(kind.mapping())) {
            if (in == null) {
                throw new IllegalStateException(kind.mapping() + " is not on the class path");
            }
            return (ObjectNode) json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
