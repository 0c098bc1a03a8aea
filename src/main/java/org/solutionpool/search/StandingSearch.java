package org.solutionpool.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.web.Language;

/**
 * Asks for a search again and again, as those do who wait for something to appear: what fits to the letter, or the name
 * whose sound was typed, and by ids alone. Typing errors are not let through: nobody is to be woken by a likeness.
 */
@ApplicationScoped
public class StandingSearch {

    /** {@code index.max_terms_count} of Elasticsearch is 65,536: the ids left out are named in lists below it. */
    private static final int LONGEST_LIST = 60_000;

    private final ElasticsearchClient client;
    private final SearchCluster cluster;
    private final Taxonomy taxonomy;
    private final TaxonomySounds sounds;
    private final String index;

    @Inject
    StandingSearch(
            ElasticsearchClient client,
            SearchCluster cluster,
            Taxonomy taxonomy,
            TaxonomySounds sounds,
            IndexNames indexes) {
        this.client = client;
        this.cluster = cluster;
        this.taxonomy = taxonomy;
        this.sounds = sounds;
        this.index = indexes.read(DocumentKind.SOLUTION);
    }

    /**
     * What was found.
     *
     * @param total how many, exactly
     * @param ids the newest of them first, at most {@value SearchRequest#DEEPEST_RESULT}
     */
    public record Found(long total, List<Long> ids) {

        public Found {
            ids = List.copyOf(ids);
        }

        /** Whether there are more than could be named. */
        public boolean more() {
            return total > ids.size();
        }
    }

    /**
     * How many solutions each of these searches finds, asked in one go.
     *
     * @throws SearchUnavailableException when Elasticsearch does not answer, or is known not to
     */
    public List<Long> totals(List<SearchRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        return cluster.ask(() -> {
            TermFinder names = taxonomy.finder();
            MsearchRequest.Builder together = new MsearchRequest.Builder();
            requests.forEach(request -> together.searches(one -> one.header(header -> header.index(index))
                    .body(body ->
                            body.query(fitting(request, names)).size(0).trackTotalHits(track -> track.enabled(true)))));
            List<Long> totals = new ArrayList<>();
            for (MultiSearchResponseItem<Void> answer :
                    client.msearch(together.build(), Void.class).responses()) {
                if (answer.isFailure()) {
                    throw new IOException(answer.failure().error().reason());
                }
                totals.add(total(answer.result().hits().total()));
            }
            return List.copyOf(totals);
        });
    }

    /**
     * What fits and was published for the first time up to a moment.
     *
     * @throws SearchUnavailableException when Elasticsearch does not answer, or is known not to
     */
    public Found publishedUntil(SearchRequest request, Instant moment) {
        return found(request, bool -> bool.filter(published(null, moment)));
    }

    /**
     * What fits and is not known yet, whether it is new or has come to fit since.
     *
     * @param known ids to leave out
     * @param after only what was published for the first time after this moment; null for all
     * @throws SearchUnavailableException when Elasticsearch does not answer, or is known not to
     */
    public Found unknown(SearchRequest request, List<Long> known, @Nullable Instant after) {
        return found(request, bool -> {
            for (int from = 0; from < known.size(); from += LONGEST_LIST) {
                bool.mustNot(ids(known.subList(from, Math.min(known.size(), from + LONGEST_LIST))));
            }
            return after == null ? bool : bool.filter(published(after, null));
        });
    }

    /** Narrows a query down further. */
    @FunctionalInterface
    private interface Narrowing {
        BoolQuery.Builder of(BoolQuery.Builder query);
    }

    private Found found(SearchRequest request, Narrowing narrowing) {
        return cluster.ask(() -> {
            BoolQuery query = narrowing
                    .of(new BoolQuery.Builder().filter(fitting(request, taxonomy.finder())))
                    .build();
            SearchResponse<Void> answer = client.search(
                    ask -> ask.index(index)
                            .query(query._toQuery())
                            .size(SearchRequest.DEEPEST_RESULT)
                            .source(source -> source.fetch(false))
                            .sort(by("sort.published", SortOrder.Desc), by("id", SortOrder.Asc))
                            .trackTotalHits(track -> track.enabled(true)),
                    Void.class);
            List<Long> ids = answer.hits().hits().stream()
                    .map(hit -> Long.valueOf(String.valueOf(hit.id())))
                    .toList();
            return new Found(total(answer.hits().total()), ids);
        });
    }

    private Query fitting(SearchRequest request, TermFinder names) {
        Query typed = toTheLetter(request, names);
        Optional<String> spelt = sounds.current().spelt(request.text());
        if (spelt.isEmpty()) {
            return typed;
        }
        Query heard = toTheLetter(request.searching(spelt.get()), names);
        return Query.of(query -> query.bool(bool -> bool.should(typed, heard).minimumShouldMatch("1")));
    }

    private static Query toTheLetter(SearchRequest request, TermFinder names) {
        // The language is for the order by name, in which nothing is asked for here.
        return new SolutionQuery(request, names, Language.ZH, false).found();
    }

    private static Query ids(List<Long> ids) {
        return Query.of(query -> query.terms(terms -> terms.field("id")
                .terms(values -> values.value(
                        ids.stream().map(id -> FieldValue.of(id.toString())).toList()))));
    }

    private static Query published(@Nullable Instant after, @Nullable Instant until) {
        return Query.of(query -> query.range(range -> range.date(date -> {
            date.field("filter.published");
            if (after != null) {
                date.gt(after.toString());
            }
            return until == null ? date : date.lte(until.toString());
        })));
    }

    private static SortOptions by(String field, SortOrder direction) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(direction)));
    }

    private static long total(@Nullable TotalHits total) {
        return total == null ? 0 : total.value();
    }
}
