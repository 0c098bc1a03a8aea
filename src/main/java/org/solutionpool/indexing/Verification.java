package org.solutionpool.indexing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares an index with the database: walks both sides in the order of the id and holds the versions against each
 * other. Memory does not grow with the number of documents.
 *
 * <p>The portal goes on working meanwhile, so what looks different on the walk is asked again, twice, on both sides;
 * what the outbox still holds is counted as pending and not as a difference, unless Elasticsearch has refused it already.
 */
@ApplicationScoped
public class Verification {

    private static final Logger LOG = Logger.getLogger(Verification.class);
    private static final int PAGE = 1000;
    private static final int LISTED = 100;
    private static final Time KEPT_OPEN = Time.of(time -> time.time("2m"));

    @Inject
    ElasticsearchClient client;

    @Inject
    EntityManager entityManager;

    @Inject
    DocumentSources sources;

    @Inject
    SearchIndexes indexes;

    /**
     * Walks an index.
     *
     * @param index its name, or an alias
     * @param progress is told the number of rows walked so far
     * @param found is told the differences as they are found, some at a time
     * @throws ClusterAwayException if the cluster does not answer
     */
    public VerificationReport walk(
            DocumentKind kind, String index, LongConsumer progress, Consumer<List<Difference>> found) {
        indexes.refresh(index);
        String pit = SearchIndexes.call(
                () -> client.openPointInTime(open -> open.index(index).keepAlive(KEPT_OPEN))
                        .id());
        Rows rows = new Rows(sources.of(kind));
        Documents documents = new Documents(pit);
        Count count = new Count(kind, index, found);
        try {
            while (true) {
                DocumentVersion row = rows.peek();
                Indexed document = documents.peek();
                if (row == null && document == null) {
                    break;
                }
                boolean rowFirst = document == null || row != null && key(row).compareTo(document.id()) <= 0;
                boolean documentFirst = row == null || document != null && key(row).compareTo(document.id()) >= 0;
                Long rowVersion = rowFirst ? (Long) rows.next().version() : null;
                Long indexedVersion = documentFirst ? (Long) documents.next().version() : null;
                String id = row != null && rowFirst ? key(row) : document != null ? document.id() : "";
                count.suspect(new Difference(id, rowVersion, indexedVersion));
                if (rows.walked() % PAGE == 0) {
                    progress.accept(rows.walked());
                }
            }
            count.confirm();
        } finally {
            documents.close();
        }
        progress.accept(rows.walked());
        return count.report(rows.walked(), documents.walked());
    }

    private static String key(DocumentVersion row) {
        return Long.toString(row.id());
    }

    private record Indexed(String id, long version) {}

    /** The public rows, a page at a time. */
    private static final class Rows {

        private final DocumentSource source;
        private final Deque<DocumentVersion> page = new ArrayDeque<>();
        private String last = "";
        private boolean ended;
        private long walked;

        Rows(DocumentSource source) {
            this.source = source;
        }

        @Nullable DocumentVersion peek() {
            if (page.isEmpty() && !ended) {
                page.addAll(QuarkusTransaction.requiringNew().call(() -> source.publicVersionsAfter(last, PAGE)));
                ended = page.size() < PAGE;
                if (!page.isEmpty()) {
                    last = key(page.getLast());
                }
            }
            return page.peek();
        }

        DocumentVersion next() {
            walked++;
            return page.remove();
        }

        long walked() {
            return walked;
        }
    }

    /** The documents as they were when the walk began, a page at a time. */
    private final class Documents {

        private String pit;
        private final Deque<Indexed> page = new ArrayDeque<>();
        private List<FieldValue> last = List.of();
        private boolean ended;
        private long walked;

        Documents(String pit) {
            this.pit = pit;
        }

        @Nullable Indexed peek() {
            if (page.isEmpty() && !ended) {
                SearchResponse<Void> response = SearchIndexes.call(() -> client.search(
                        search -> {
                            search.pit(open -> open.id(pit).keepAlive(KEPT_OPEN))
                                    .size(PAGE)
                                    .version(true)
                                    .source(source -> source.fetch(false))
                                    .trackTotalHits(track -> track.enabled(false))
                                    .sort(sort -> sort.field(
                                            field -> field.field("id").order(SortOrder.Asc)));
                            return last.isEmpty() ? search : search.searchAfter(last);
                        },
                        Void.class));
                pit = response.pitId() == null ? pit : response.pitId();
                List<Hit<Void>> hits = response.hits().hits();
                for (Hit<Void> hit : hits) {
                    page.add(new Indexed(String.valueOf(hit.id()), hit.version() == null ? 0 : hit.version()));
                }
                ended = hits.size() < PAGE;
                if (!hits.isEmpty()) {
                    last = hits.getLast().sort();
                }
            }
            return page.peek();
        }

        Indexed next() {
            walked++;
            return page.remove();
        }

        long walked() {
            return walked;
        }

        void close() {
            try {
                SearchIndexes.call(() -> client.closePointInTime(close -> close.id(pit)));
            } catch (ClusterAwayException e) {
                LOG.debug("A point in time stays open until it closes by itself", e);
            }
        }
    }

    /** What was found so far. */
    private final class Count {

        private final DocumentKind kind;
        private final String index;
        private final Consumer<List<Difference>> found;
        private final List<Difference> suspects = new ArrayList<>();
        private final Found missing = new Found();
        private final Found stale = new Found();
        private final Found orphaned = new Found();
        private long pending;

        Count(DocumentKind kind, String index, Consumer<List<Difference>> found) {
            this.kind = kind;
            this.index = index;
            this.found = found;
        }

        void suspect(Difference difference) {
            if (difference.stands()) {
                suspects.add(difference);
                if (suspects.size() == PAGE) {
                    confirm();
                }
            }
        }

        void confirm() {
            List<Difference> confirmed = askAgain(askAgain(suspects));
            suspects.clear();
            for (Difference difference : confirmed) {
                switch (difference.fault()) {
                    case MISSING -> missing.add(difference.id());
                    case STALE -> stale.add(difference.id());
                    case ORPHANED -> orphaned.add(difference.id());
                }
            }
            if (!confirmed.isEmpty()) {
                found.accept(confirmed);
            }
        }

        private List<Difference> askAgain(List<Difference> differences) {
            if (differences.isEmpty()) {
                return List.of();
            }
            List<String> asked = differences.stream().map(Difference::id).toList();
            // The index first: a row that changes in between is in the outbox by the time the database is asked.
            Map<String, Long> indexed = indexedVersions(index, asked);
            Map<String, Long> versions = new HashMap<>();
            Set<String> waiting = new HashSet<>();
            QuarkusTransaction.requiringNew().run(() -> {
                List<Long> numbers = asked.stream()
                        .filter(Verification::isRowId)
                        .map(Long::valueOf)
                        .toList();
                waiting.addAll(waiting(kind, numbers));
                sources.of(kind).publicVersions(numbers).forEach(row -> versions.put(key(row), row.version()));
            });
            List<Difference> still = new ArrayList<>();
            for (String id : asked) {
                Difference now = new Difference(id, versions.get(id), indexed.get(id));
                if (waiting.contains(id)) {
                    pending++;
                } else if (now.stands()) {
                    still.add(now);
                }
            }
            return still;
        }

        VerificationReport report(long rows, long documents) {
            return new VerificationReport(
                    index,
                    rows,
                    documents,
                    missing.count,
                    stale.count,
                    orphaned.count,
                    pending,
                    List.copyOf(missing.ids),
                    List.copyOf(stale.ids),
                    List.copyOf(orphaned.ids));
        }
    }

    /** Documents with the same fault. */
    private static final class Found {

        private final List<String> ids = new ArrayList<>();
        private long count;

        void add(String id) {
            count++;
            if (ids.size() < LISTED) {
                ids.add(id);
            }
        }
    }

    /** Whether a document's id can be a row's: documents written past the portal can have any. */
    static boolean isRowId(String id) {
        return id.length() < 19 && !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The versions of those of these documents that an index has, as of this moment. */
    Map<String, Long> indexedVersions(String index, List<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        SearchIndexes.call(() ->
                        client.mget(get -> get.index(index).ids(ids).source(source -> source.fetch(false)), Void.class))
                .docs()
                .forEach(answer -> {
                    if (answer.isFailure()) {
                        throw new ClusterAwayException(
                                String.valueOf(answer.failure().error().reason()));
                    }
                    if (answer.result().found() && answer.result().version() != null) {
                        versions.put(answer.result().id(), answer.result().version());
                    }
                });
        return versions;
    }

    private Set<String> waiting(DocumentKind kind, List<Long> ids) {
        Set<String> waiting = new HashSet<>();
        List<?> rows = entityManager
                .createNativeQuery("""
                        select document_id from index_outbox
                        where kind = ?1 and document_id = any(cast(?2 as bigint[])) and attempts = 0""", Long.class)
                .setParameter(1, kind.name())
                .setParameter(2, ids.toArray(Long[]::new))
                .getResultList();
        rows.forEach(id -> waiting.add(String.valueOf(id)));
        return waiting;
    }
}
