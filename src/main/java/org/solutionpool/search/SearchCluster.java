package org.solutionpool.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.solutionpool.indexing.SearchAvailability;

/** Elasticsearch as a search meets it: asked only while it is known to be there, and what it says is remembered. */
@ApplicationScoped
public class SearchCluster {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    /** A conversation with Elasticsearch. */
    @FunctionalInterface
    public interface Conversation<T> {
        T hold() throws IOException;
    }

    private final SearchAvailability availability;

    @Inject
    public SearchCluster(SearchAvailability availability) {
        this.availability = availability;
    }

    /**
     * Holds a conversation.
     *
     * @throws SearchUnavailableException when Elasticsearch does not answer, or is known not to
     * @throws ElasticsearchException when our own query is wrong
     */
    public <T> T ask(Conversation<T> conversation) {
        if (!availability.available()) {
            throw new SearchUnavailableException("Elasticsearch has been away since " + availability.since());
        }
        try {
            T answer = conversation.hold();
            availability.succeeded();
            return answer;
        } catch (ElasticsearchException e) {
            if (e.status() == BAD_REQUEST) {
                // Our own query is at fault: a mistake to be seen, not an outage to be borne.
                throw e;
            }
            availability.failed(e);
            throw new SearchUnavailableException(e);
        } catch (TransportException e) {
            if (e.statusCode() == OK) {
                throw new IllegalStateException("Elasticsearch's answer could not be read", e);
            }
            availability.failed(e);
            throw new SearchUnavailableException(e);
        } catch (IOException e) {
            availability.failed(e);
            throw new SearchUnavailableException(e);
        }
    }
}
