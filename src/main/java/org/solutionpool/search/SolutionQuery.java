package org.solutionpool.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.BoundaryScanner;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import co.elastic.clients.util.NamedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.web.Language;

/**
 * A request as a query to Elasticsearch. A pure function: nothing here asks anybody anything.
 *
 * <p>Filters act after the aggregations ({@code post_filter}), and each facet is counted under the filters of all
 * others, so its numbers say what choosing one more of its values would bring.
 */
public final class SolutionQuery {

    /** The aggregation of a facet inside its filter. */
    static final String CODES = "codes";

    /** The name of the suggestion that «did you mean» is read from. */
    static final String SPELLING = "spelling";

    /** No facet has as many codes; so every one is counted, and a page that shows fewer chooses among all. */
    private static final int MOST_CODES = 500;

    static final String SUMMARY = "summary";

    /** What a card is drawn from. */
    private static final SourceConfig CARD = SourceConfig.of(source -> source.filter(
            filter -> filter.includes("id", "display", "filter.certificate", "filter.region", "sort.published")));

    /** What is shown besides the title, in the order in which the first one with a match is taken. */
    static final List<String> SNIPPETS = List.of(SUMMARY, "description", "challenges", "cases");

    private static final int SNIPPET_LENGTH = 120;

    /**
     * What the score of a vetted solution is multiplied with. One tenth is less than what a further word of the query in
     * the text is worth, so being vetted decides between texts that say the same and no more. The README beside the
     * mappings states it to the public.
     */
    static final double WHITELIST_BOOST = 1.1;

    private final SearchRequest request;
    private final TextQuery text;
    private final Language language;

    /**
     * @param names the names of the taxonomy, which are searched for by each other
     * @param language the reader's, for the order by name
     * @param tolerant whether typing errors in English words, pinyin and initials are let through
     */
    public SolutionQuery(SearchRequest request, TermFinder names, Language language, boolean tolerant) {
        this.request = request;
        this.text = new TextQuery(QueryText.parse(request.text()), names, tolerant);
        this.language = language;
    }

    /**
     * The query for one page of results with facets, marked passages and a suggestion of another spelling.
     *
     * @param index the index or alias to search
     */
    public co.elastic.clients.elasticsearch.core.SearchRequest page(String index) {
        var search = new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
                .index(index)
                .query(ranked())
                .from(request.offset())
                .size(request.size())
                .sort(order())
                .trackTotalHits(track -> track.enabled(true))
                .source(CARD);
        List<Query> filters = filtersBut(null);
        if (!filters.isEmpty()) {
            search.postFilter(allOf(filters));
        }
        for (Facet facet : Facet.values()) {
            if (facet.counted()) {
                search.aggregations(facet.parameter(), countOf(facet));
            }
        }
        if (!request.text().isEmpty()) {
            search.highlight(highlight());
            if (!text.spelling().isEmpty()) {
                search.suggest(suggest -> suggest.text(text.spelling())
                        .suggesters(
                                SPELLING,
                                one -> one.term(term -> term.field("suggest.spelling")
                                        // A word that stands in the index is no error, however rare it is.
                                        .suggestMode(SuggestMode.Missing)
                                        .size(1))));
            }
        }
        return search.build();
    }

    /**
     * What fits, in the order of how well it fits; of what fits about equally well, the vetted first. The score of what
     * the whitelist vouches for is multiplied and never added to: what does not fit at all has no score to begin with,
     * and what fits worse by more than the boost stays behind.
     */
    private Query ranked() {
        Query fitting = text.query();
        if (request.text().isEmpty() || request.order() != ResultOrder.RELEVANCE) {
            return fitting;
        }
        return Query.of(query -> query.functionScore(score -> score.query(fitting)
                .functions(function -> function.filter(
                                vetted -> vetted.exists(exists -> exists.field(Facet.WHITELIST.field())))
                        .weight(WHITELIST_BOOST))
                .boostMode(FunctionBoostMode.Multiply)));
    }

    /** The query for the cards of solutions whose ids are known, in no order. */
    static co.elastic.clients.elasticsearch.core.SearchRequest chosen(List<Long> ids, String index) {
        return co.elastic.clients.elasticsearch.core.SearchRequest.of(search -> search.index(index)
                .query(query -> query.terms(terms -> terms.field("id")
                        .terms(values -> values.value(ids.stream()
                                .map(id -> FieldValue.of(String.valueOf(id)))
                                .toList()))))
                .size(ids.size())
                .source(CARD));
    }

    /** The query that finds the results and does not rank them, for counting. */
    public Query found() {
        List<Query> clauses = new ArrayList<>(filtersBut(null));
        clauses.add(text.query());
        return allOf(clauses);
    }

    private Aggregation countOf(Facet facet) {
        return Aggregation.of(aggregation -> aggregation
                .filter(allOf(filtersBut(facet)))
                .aggregations(
                        CODES,
                        codes -> codes.terms(terms -> terms.field(facet.field())
                                .size(MOST_CODES)
                                .order(
                                        NamedValue.of("_count", SortOrder.Desc),
                                        NamedValue.of("_key", SortOrder.Asc)))));
    }

    private List<Query> filtersBut(@Nullable Facet open) {
        return request.selected().entrySet().stream()
                .filter(entry -> entry.getKey() != open)
                .map(entry -> Query.of(query -> query.terms(terms -> terms.field(
                                entry.getKey().field())
                        .terms(values -> values.value(
                                entry.getValue().stream().map(FieldValue::of).toList())))))
                .toList();
    }

    private static Query allOf(List<Query> clauses) {
        return clauses.isEmpty()
                ? Query.of(query -> query.matchAll(all -> all))
                : Query.of(query -> query.bool(bool -> bool.filter(clauses)));
    }

    private List<SortOptions> order() {
        SortOptions first =
                switch (request.order()) {
                    // Where nothing is searched for, everything fits equally well.
                    case RELEVANCE -> request.text().isEmpty() ? newest() : best();
                    case NEWEST -> newest();
                    case NAME -> by(language == Language.EN ? "sort.title_en" : "sort.title", SortOrder.Asc);
                };
        return List.of(first, by("id", SortOrder.Asc));
    }

    private static SortOptions best() {
        return SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    }

    private static SortOptions newest() {
        return by("sort.published", SortOrder.Desc);
    }

    private static SortOptions by(String field, SortOrder direction) {
        return SortOptions.of(sort -> sort.field(by -> by.field(field).order(direction)));
    }

    private Highlight highlight() {
        List<NamedValue<HighlightField>> fields = new ArrayList<>();
        for (String side : List.of("zh.bigrams", "en")) {
            fields.add(NamedValue.of("text.title." + side, HighlightField.of(field -> field.numberOfFragments(0)
                    .highlightQuery(text.marked("title")))));
            SNIPPETS.forEach(part -> fields.add(
                    NamedValue.of("text." + part + "." + side, HighlightField.of(field -> field.numberOfFragments(1)
                            .highlightQuery(text.marked(part))))));
        }
        return Highlight.of(highlight -> highlight
                .type(HighlighterType.Unified)
                .encoder(HighlighterEncoder.Html)
                .boundaryScanner(BoundaryScanner.Sentence)
                .fragmentSize(SNIPPET_LENGTH)
                .preTags("<mark>")
                .postTags("</mark>")
                .fields(fields));
    }

    /** The names of the counted facets, in the order in which they are shown. */
    static List<Facet> counted() {
        return Arrays.stream(Facet.values()).filter(Facet::counted).toList();
    }
}
