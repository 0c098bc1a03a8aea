package org.solutionpool.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Mends what a verification found, by the same way every change goes: the outbox. */
@ApplicationScoped
public class Repair {

    @Inject
    IndexOutbox outbox;

    @Inject
    DocumentSources sources;

    @Inject
    ElasticsearchClient client;

    /** Has each of these documents written again or deleted. */
    public void mend(DocumentKind kind, String index, List<Difference> differences) {
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            for (Difference difference : differences) {
                if (Verification.isRowId(difference.id()) && isAhead(difference)) {
                    sources.of(kind).raiseVersion(Long.parseLong(difference.id()), difference.indexedVersion());
                }
            }
            outbox.markAll(
                    kind,
                    differences.stream()
                            .map(Difference::id)
                            .filter(Verification::isRowId)
                            .map(Long::valueOf)
                            .toList());
        });
        // No row can ever have such an id: somebody wrote past the portal.
        differences.stream()
                .map(Difference::id)
                .filter(id -> !Verification.isRowId(id))
                .forEach(id -> SearchIndexes.call(
                        () -> client.delete(delete -> delete.index(index).id(id))));
    }

    /** Elasticsearch refuses every write with a version below the one it has, the deletion of an orphan too. */
    private static boolean isAhead(Difference difference) {
        return difference.indexedVersion() != null
                && (difference.rowVersion() == null || difference.indexedVersion() > difference.rowVersion());
    }
}
