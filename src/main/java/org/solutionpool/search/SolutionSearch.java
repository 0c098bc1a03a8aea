package org.solutionpool.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;
import org.solutionpool.indexing.SearchAvailability;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.search.SearchResult.Loosening;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.web.Language;

/** Searches the published solutions. */
@ApplicationScoped
public class SolutionSearch {

    private final ElasticsearchClient client;
    private final SearchCluster cluster;
    private final Supplier<TermFinder> names;
    private final Supplier<SoundAlikes> sounds;
    private final String index;

    @Inject
    public SolutionSearch(
            ElasticsearchClient client,
            SearchAvailability availability,
            Taxonomy taxonomy,
            TaxonomySounds sounds,
            IndexNames indexes) {
        this(client, availability, taxonomy::finder, sounds::current, indexes.read(DocumentKind.SOLUTION));
    }

    SolutionSearch(
            ElasticsearchClient client,
            SearchAvailability availability,
            Supplier<TermFinder> names,
            Supplier<SoundAlikes> sounds,
            String index) {
        this(client, new SearchCluster(availability), names, sounds, index);
    }

    private SolutionSearch(
            ElasticsearchClient client,
            SearchCluster cluster,
            Supplier<TermFinder> names,
            Supplier<SoundAlikes> sounds,
            String index) {
        this.client = client;
        this.cluster = cluster;
        this.names = names;
        this.sounds = sounds;
        this.index = index;
    }

    /**
     * The same search in the same index with other names: what a change of the taxonomy would do, before it is made.
     *
     * @param terms all terms on offer
     */
    public SolutionSearch naming(Collection<Term> terms) {
        TermFinder finder = TermFinder.of(terms);
        SoundAlikes alike =
                new SoundAlikes(terms.stream().filter(term -> !term.heading()).toList());
        return new SolutionSearch(client, cluster, () -> finder, () -> alike, index);
    }

    /**
     * Solutions by their ids, in that order; those that are not public are left out.
     *
     * @throws SearchUnavailableException when Elasticsearch does not answer, or is known not to
     */
    public List<Hit> chosen(List<Long> ids, Language language) {
        return cluster.ask(() -> {
            SearchResponse<SolutionCard> answer = client.search(SolutionQuery.chosen(ids, index), SolutionCard.class);
            Map<String, Hit> found = new HashMap<>();
            new SearchResultReader(SearchRequest.EVERYTHING, sounds.get(), language)
                    .hits(answer)
                    .forEach(hit -> found.put(hit.id(), hit));
            return ids.stream()
                    .map(id -> found.get(String.valueOf(id)))
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    /**
     * Searches to the letter, and tolerantly if that finds nothing.
     *
     * @param language the reader's
     * @throws SearchUnavailableException when Elasticsearch does not answer, or is known not to
     */
    public SearchResult search(SearchRequest request, Language language) {
        Timer.Sample sample = Timer.start();
        String outcome = "failed";
        try {
            SearchResult result = find(request, language);
            outcome = result.total() == 0 ? "empty" : result.tolerant() ? "tolerant" : "found";
            return result;
        } finally {
            sample.stop(Metrics.timer("pool.search", "kind", kind(request), "outcome", outcome));
        }
    }

    /** What is asked for, for the metric {@code pool.search}: a text, filters alone, or everything. */
    private static String kind(SearchRequest request) {
        if (!request.text().isEmpty()) {
            return "text";
        }
        return request.everything() ? "everything" : "filters";
    }

    private SearchResult find(SearchRequest request, Language language) {
        return cluster.ask(() -> {
            TermFinder finder = names.get();
            SearchResponse<SolutionCard> answer = ask(request, finder, language, false);
            SearchResultReader reader = new SearchResultReader(request, sounds.get(), language);
            if (total(answer) > 0 || request.everything()) {
                return reader.read(answer, false, List.of());
            }
            Optional<String> spelt = sounds.get().spelt(request.text());
            if (spelt.isPresent()) {
                // Names are typed by their sound where no Chinese keyboard is at hand: kongyaji is 空压机.
                SearchRequest named = new SearchRequest(
                        spelt.get(), request.selected(), request.order(), request.page(), request.size());
                SearchResponse<SolutionCard> heard = ask(named, finder, language, false);
                if (total(heard) > 0) {
                    return reader.read(heard, true, List.of());
                }
            }
            if (!request.text().isEmpty()) {
                SearchResponse<SolutionCard> similar = ask(request, finder, language, true);
                if (total(similar) > 0) {
                    return reader.read(similar, true, List.of());
                }
            }
            return reader.read(answer, false, loosenings(request, finder, language));
        });
    }

    private SearchResponse<SolutionCard> ask(
            SearchRequest request, TermFinder finder, Language language, boolean tolerant) throws IOException {
        return client.search(new SolutionQuery(request, finder, language, tolerant).page(index), SolutionCard.class);
    }

    private static long total(SearchResponse<?> answer) {
        TotalHits total = answer.hits().total();
        return total == null ? 0 : total.value();
    }

    /** What each single filter and word keeps away, asked in one go. */
    private List<Loosening> loosenings(SearchRequest request, TermFinder finder, Language language) throws IOException {
        List<Loosening> candidates = candidates(request);
        if (candidates.isEmpty()) {
            return List.of();
        }
        MsearchRequest.Builder together = new MsearchRequest.Builder();
        for (Loosening candidate : candidates) {
            SolutionQuery query = new SolutionQuery(candidate.request(), finder, language, false);
            together.searches(one -> one.header(header -> header.index(index))
                    .body(body -> body.query(query.found()).size(0).trackTotalHits(track -> track.enabled(true))));
        }
        List<MultiSearchResponseItem<Void>> answers =
                client.msearch(together.build(), Void.class).responses();
        List<Loosening> loosenings = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            MultiSearchResponseItem<Void> answer = answers.get(i);
            if (answer.isFailure()) {
                throw new IOException(answer.failure().error().reason());
            }
            Loosening candidate = candidates.get(i);
            TotalHits total = answer.result().hits().total();
            if (total != null && total.value() > 0) {
                loosenings.add(new Loosening(candidate.facet(), candidate.word(), candidate.request(), total.value()));
            }
        }
        loosenings.sort(Comparator.comparingLong(Loosening::total).reversed());
        return List.copyOf(loosenings);
    }

    private static List<Loosening> candidates(SearchRequest request) {
        Map<String, Loosening> candidates = new LinkedHashMap<>();
        request.selected().keySet().forEach(facet -> {
            SearchRequest open = request.without(facet);
            candidates.put(open.query(), new Loosening(facet, null, open, 0));
        });
        QueryText text = QueryText.parse(request.text());
        // Taking away the only word leaves no search.
        if (text.wanted().size() > 1 || !request.selected().isEmpty()) {
            for (int i = 0; i < text.wanted().size(); i++) {
                SearchRequest shorter = request.searching(text.typedWithout(i));
                candidates.putIfAbsent(
                        shorter.query(),
                        new Loosening(null, text.wanted().get(i).text(), shorter, 0));
            }
        }
        return List.copyOf(candidates.values());
    }
}
