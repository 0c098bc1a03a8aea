package org.solutionpool.matching;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.KnnSearch;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;

/** What the index is asked to find candidates, and to measure how near they are. */
@ApplicationScoped
class CandidateQueries {

    private static final int TELLING_WORDS = 30;

    /** The fields by which candidates are measured. A title says in a few words what a description says in many. */
    private static final Map<String, Double> MEASURED = measured();

    /**
     * The fields by which candidates are found: beside those the names of the terms that a listing carries. As words they
     * would measure how much was filed about it; what need and listing both carry is counted by itself. With them the words
     * alone ranked a judged collection at 0.717 (nDCG@10), without at 0.752.
     */
    private static final Map<String, Double> FOUND_BY = foundBy();

    private static final Map<Language, List<String>> ANALYSES = Map.of(
            Language.ZH, List.of("zh.characters", "zh.bigrams", "zh"),
            Language.EN, List.of("en", "en.words"));

    @Inject
    Taxonomy taxonomy;

    /** The words of the title, and the telling words of the description. */
    List<Query> nominating(NeedText text) {
        List<Query> queries = new ArrayList<>();
        List<String> analyses = ANALYSES.getOrDefault(text.language(), List.of());
        if (!text.title().isEmpty()) {
            queries.add(anyOf(analyses.stream()
                    .filter(analysis -> !analysis.endsWith("characters"))
                    .map(analysis -> words(text.title(), analysis, FOUND_BY))
                    .toList()));
        }
        if (!text.description().isEmpty()) {
            // All words of a long text would cost more than they say: those that tell it from others.
            String analysis = text.language() == Language.ZH ? "zh.bigrams" : "en";
            queries.add(Query.of(query -> query.moreLikeThis(more -> more.fields(FOUND_BY.keySet().stream()
                            .map(field -> "text." + field + "." + analysis)
                            .toList())
                    .like(like -> like.text(text.description()))
                    .minTermFreq(1)
                    .minDocFreq(1)
                    .maxQueryTerms(TELLING_WORDS)
                    .minimumShouldMatch("1"))));
        }
        return queries;
    }

    /** One measure each: all words of the title and of the description, by every analysis of their language. */
    List<Query> measuring(NeedText text) {
        List<String> analyses = ANALYSES.getOrDefault(text.language(), List.of());
        return Stream.of(text.title(), text.description())
                .filter(part -> !part.isEmpty())
                .flatMap(part -> analyses.stream().map(analysis -> words(part, analysis, MEASURED)))
                .toList();
    }

    private static Query words(String text, String analysis, Map<String, Double> fields) {
        return Query.of(query -> query.multiMatch(match -> match.query(text)
                .fields(fields.entrySet().stream()
                        .map(field -> "text." + field.getKey() + "." + analysis + "^" + field.getValue())
                        .toList())
                .type(TextQueryType.MostFields)));
    }

    /** The listings that carry most of the need's codes; what is above a listing's code is in the index with it. */
    Optional<Query> carrying(Wanted wanted) {
        List<Query> clauses = new ArrayList<>();
        addTerms(clauses, "equipment", wanted.equipment(), Scheme.EQUIPMENT, 3);
        addTerms(clauses, "industry", wanted.industries(), Scheme.INDUSTRY, 1);
        addTerms(clauses, "scenario", wanted.scenarios(), Scheme.SCENARIO, 2);
        if (!wanted.allProtocols().isEmpty()) {
            wanted.allProtocols().forEach(code -> clauses.add(term("protocol", code, 2)));
        }
        if (wanted.certificates().counts()) {
            wanted.certificates().codes().forEach(code -> clauses.add(term("certificate", code, 1)));
        }
        return clauses.isEmpty() ? Optional.empty() : Optional.of(anyOf(clauses));
    }

    private void addTerms(List<Query> clauses, String facet, Condition condition, Scheme scheme, float worth) {
        if (!condition.counts()) {
            return;
        }
        for (String code : condition.codes()) {
            clauses.add(term(facet, code, worth));
            taxonomy.find(scheme, code)
                    .map(taxonomy::ancestors)
                    .orElse(List.of())
                    .forEach(broader -> clauses.add(term(facet, broader.code(), worth / 4)));
        }
    }

    private static Query term(String facet, String code, float worth) {
        return Query.of(query -> query.constantScore(constant -> constant.filter(filter ->
                        filter.term(term -> term.field("filter." + facet).value(code)))
                .boost(worth)));
    }

    private static Query anyOf(List<Query> clauses) {
        return clauses.size() == 1 ? clauses.getFirst() : Query.of(query -> query.bool(bool -> bool.should(clauses)));
    }

    /** What a query finds of those that pass all filters. */
    static Query filtered(Query query, List<Query> filters) {
        return filters.isEmpty()
                ? query
                : Query.of(all -> all.bool(bool -> bool.must(query).filter(filters)));
    }

    /** These listings. */
    static Query ids(Collection<Long> ids) {
        return Query.of(query -> query.terms(terms -> terms.field("id")
                .terms(values -> values.value(
                        ids.stream().map(id -> FieldValue.of(Long.toString(id))).toList()))));
    }

    /** The nearest to a vector of those that pass all filters. */
    static KnnSearch nearest(String field, float[] vector, List<Query> filters, int size) {
        List<Float> values = new ArrayList<>(vector.length);
        for (float value : vector) {
            values.add(value);
        }
        return KnnSearch.of(knn ->
                knn.field(field).queryVector(values).k(size).numCandidates(size).filter(filters));
    }

    /**
     * With the vectors as they are. Those in the index are rounded, differently in each of its segments, so that equal
     * listings would have unequal scores, and other ones after the segments are merged.
     */
    static KnnSearch exactly(KnnSearch search) {
        return KnnSearch.of(knn -> knn.field(search.field())
                .queryVector(search.queryVector())
                .k(search.k())
                .numCandidates(search.numCandidates())
                .filter(search.filter())
                .rescoreVector(rescore -> rescore.oversample(1.0f)));
    }

    private static Map<String, Double> measured() {
        Map<String, Double> fields = new LinkedHashMap<>();
        fields.put("title", 2.0);
        fields.put("summary", 1.5);
        fields.put("challenges", 1.0);
        fields.put("description", 1.0);
        fields.put("cases", 0.5);
        return fields;
    }

    private static Map<String, Double> foundBy() {
        Map<String, Double> fields = measured();
        fields.put("terms", 1.0);
        return fields;
    }
}
