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
                // Elasticsearch refuses every write with a version below the one it has, an orphan's deletion too.
                Long indexed = difference.indexedVersion();
                if (indexed != null && Verification.isRowId(difference.id())) {
                    sources.of(kind).raiseVersion(Long.parseLong(difference.id()), indexed);
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
}
