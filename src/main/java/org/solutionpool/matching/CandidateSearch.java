package org.solutionpool.matching;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.KnnSearch;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.solutionpool.embedding.TextVectors;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;
import org.solutionpool.search.SearchCluster;
import org.solutionpool.taxonomy.Mention;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.translation.QueryTranslation;
import org.solutionpool.web.Language;

/**
 * Finds the solutions that are worth scoring for what is wanted, in two rounds. In the first each way names its nearest
 * ({@value #NEAREST} of them): the words of the title, the telling words of the description, the meaning of both, the
 * need's fields. In the second every measure is taken of every candidate, so that none has a measure missing because
 * another way found it, and the facts are read.
 */
@ApplicationScoped
class CandidateSearch {

    /** How many each way names. */
    static final int NEAREST = 300;

    /** How many of the excluded are named. */
    static final int EXCLUDED_SHOWN = 60;

    private static final int TELLING_WORDS = 30;

    /** How the measures of a field count: a title says in a few words what a description says in many. */
    private static final Map<String, Double> FIELDS = fields();

    /**
     * The fields by which candidates are measured: all but the names of the terms that a listing carries. Those find it, but
     * as words they measure how much was filed about it; what need and listing both carry is counted by itself. With them
     * the words alone ranked a judged collection at 0.717 (nDCG@10), without at 0.752.
     */
    private static final Set<String> MEASURED = measured();

    private static final Map<Language, List<String>> ANALYSES = Map.of(
            Language.ZH, List.of("zh.characters", "zh.bigrams", "zh"),
            Language.EN, List.of("en", "en.words"));

    private static final Meanings NO_MEANINGS = new Meanings(List.of(), List.of(), true);

    /** The nearness in meaning, as Elasticsearch scores it, of texts that have nothing to do with each other… */
    private static final double UNRELATED = 0.625;

    /** …and of texts about the same thing. */
    private static final double RELATED = 0.725;

    /** What the terms that both carry count in the nearness of texts. */
    private static final double TERMS_SHARE = 0.15;

    @Inject
    ElasticsearchClient client;

    @Inject
    SearchCluster cluster;

    @Inject
    IndexNames indexes;

    @Inject
    Taxonomy taxonomy;

    @Inject
    TextVectors vectors;

    @Inject
    QueryTranslation dictionary;

    /** The longest a vector of what was typed is waited for; without it the match goes on by words and fields. */
    @ConfigProperty(name = "pool.matching.vector-deadline")
    Duration vectorDeadline;

    /** An offer and how near its text is. */
    record Candidate(Offer offer, TextNearness text) {}

    /**
     * What was found.
     *
     * @param eligible what no must excludes as far as the index can tell, in the order of the id
     * @param excluded the nearest of what a must excludes
     * @param excludedBy how many listings of the whole pool each must excludes
     * @param gained how many of them come back if that must alone is loosened
     * @param complete false if a vector was not there in time, and nearness of meaning did not count as it should
     */
    record Found(
            List<Candidate> eligible,
            List<Candidate> excluded,
            Map<Factor, Long> excludedBy,
            Map<Factor, Long> gained,
            boolean complete) {}

    /** A vector of what is wanted, and the field it is compared with. */
    private record Meaning(Language language, float[] vector) {

        String field() {
            return "vector." + language.code();
        }
    }

    /**
     * The vectors of a text: of its title and of the whole, and of its sentences.
     *
     * @param complete false if one was not there in time
     */
    private record Meanings(List<Meaning> whole, List<Meaning> sentences, boolean complete) {}

    /**
     * Finds candidates.
     *
     * @param ways which ways may be used
     * @param among if not empty, only these are named; they are measured beside the nearest of the whole pool, so that a
     *     listing has the same score whoever asks for it
     * @throws org.solutionpool.search.SearchUnavailableException when Elasticsearch is away
     */
    Found find(Wanted wanted, Set<Way> ways, Collection<Long> among, Weights weights) {
        List<NeedText> texts = texts(wanted);
        Map<NeedText, Meanings> meanings = new LinkedHashMap<>();
        if (ways.contains(Way.VECTORS)) {
            texts.forEach(text -> meanings.put(text, meanings(text)));
        }
        boolean complete = meanings.values().stream().allMatch(Meanings::complete);
        return cluster.ask(() -> {
            MustFilters musts = new MustFilters(ways.contains(Way.STRUCTURE) ? wanted : textOf(wanted), taxonomy);
            Set<Long> eligible = new TreeSet<>();
            Set<Long> excluded = new TreeSet<>();
            Map<Factor, Long> excludedBy = new EnumMap<>(Factor.class);
            Map<Factor, Long> gained = new EnumMap<>(Factor.class);
            nominate(wanted, ways, among, texts, meanings, musts, eligible, excluded, excludedBy, gained);
            excluded.removeAll(eligible);
            Set<Long> all = new TreeSet<>(eligible);
            all.addAll(excluded);
            List<Candidate> measured = measure(wanted, ways, all, texts, meanings, weights);
            return new Found(
                    measured.stream()
                            .filter(one -> eligible.contains(one.offer().id()))
                            .filter(one -> among.isEmpty()
                                    || among.contains(one.offer().id()))
                            .toList(),
                    measured.stream()
                            .filter(one -> excluded.contains(one.offer().id()))
                            .toList(),
                    excludedBy,
                    gained,
                    complete);
        });
    }

    private List<NeedText> texts(Wanted wanted) {
        NeedText own = NeedText.own(wanted);
        if (own.isEmpty()) {
            return List.of();
        }
        NeedText translated = own.translatedBy(dictionary);
        return translated.isEmpty() ? List.of(own) : List.of(own, translated);
    }

    private Meanings meanings(NeedText text) {
        List<String> whole = parts(text);
        List<String> sentences = text.sentences();
        List<Optional<float[]>> found = vectors.queries(
                text.language(),
                Stream.concat(whole.stream(), sentences.stream()).toList(),
                vectorDeadline);
        return new Meanings(
                there(text, found.subList(0, whole.size())),
                there(text, found.subList(whole.size(), found.size())),
                found.stream().allMatch(Optional::isPresent));
    }

    private static List<Meaning> there(NeedText text, List<Optional<float[]>> found) {
        return found.stream()
                .flatMap(Optional::stream)
                .map(vector -> new Meaning(text.language(), vector))
                .toList();
    }

    /** What vectors are taken of: the title says what is wanted, the whole what it is about. */
    private static List<String> parts(NeedText text) {
        return Stream.of(text.title(), text.whole())
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private static Wanted textOf(Wanted wanted) {
        return Wanted.text(wanted.title(), wanted.description());
    }

    private void nominate(
            Wanted wanted,
            Set<Way> ways,
            Collection<Long> among,
            List<NeedText> texts,
            Map<NeedText, Meanings> meanings,
            MustFilters musts,
            Set<Long> eligible,
            Set<Long> excluded,
            Map<Factor, Long> excludedBy,
            Map<Factor, Long> gained)
            throws IOException {
        List<Query> passing = musts.passing();
        AskedTogether asked = new AskedTogether(client, indexes.read(DocumentKind.SOLUTION));
        List<Query> near = new ArrayList<>();
        if (ways.contains(Way.WORDS)) {
            texts.forEach(text -> near.addAll(words(text)));
        }
        if (ways.contains(Way.STRUCTURE)) {
            structure(wanted).ifPresent(near::add);
        }
        for (Query query : near) {
            asked.ranking(filtered(query, passing), NEAREST, ids -> eligible.addAll(ids.keySet()));
        }
        List<Meaning> wholes = meanings.values().stream()
                .flatMap(text -> text.whole().stream())
                .toList();
        for (Meaning meaning : wholes) {
            asked.nearest(nearest(meaning, passing, NEAREST), NEAREST, ids -> eligible.addAll(ids.keySet()));
        }
        if (!among.isEmpty()) {
            asked.ranking(filtered(ids(among), musts.passing()), among.size(), ids -> eligible.addAll(ids.keySet()));
        }
        if (!musts.failing().isEmpty()) {
            Query fails = Query.of(query -> query.bool(
                    bool -> bool.should(List.copyOf(musts.failing().values())).minimumShouldMatch("1")));
            List<Query> failing = among.isEmpty() ? List.of(fails) : List.of(fails, ids(among));
            Query ranked = near.isEmpty()
                    ? Query.of(query -> query.matchAll(all -> all))
                    : Query.of(query -> query.bool(bool -> bool.should(near)));
            asked.ranking(filtered(ranked, failing), EXCLUDED_SHOWN, ids -> excluded.addAll(ids.keySet()));
            musts.failing().forEach((factor, query) -> {
                asked.count(query, count -> excludedBy.put(factor, count));
                asked.count(musts.failingOnly(factor), count -> gained.put(factor, count));
            });
        }
        if (near.isEmpty() && wholes.isEmpty() && among.isEmpty()) {
            // Nothing to find anything by but musts: what passes them.
            asked.ranking(
                    filtered(Query.of(query -> query.matchAll(all -> all)), passing),
                    NEAREST,
                    ids -> eligible.addAll(ids.keySet()));
        }
        asked.ask();
    }

    private List<Query> words(NeedText text) {
        List<Query> queries = new ArrayList<>();
        List<String> analyses = ANALYSES.getOrDefault(text.language(), List.of());
        if (!text.title().isEmpty()) {
            queries.add(anyOf(analyses.stream()
                    .filter(analysis -> !analysis.endsWith("characters"))
                    .map(analysis -> words(text.title(), analysis, FIELDS.keySet()))
                    .toList()));
        }
        if (!text.description().isEmpty()) {
            // All words of a long text would cost more than they say: those that tell it from others.
            String analysis = text.language() == Language.ZH ? "zh.bigrams" : "en";
            queries.add(Query.of(query -> query.moreLikeThis(more -> more.fields(FIELDS.keySet().stream()
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

    private static Query words(String text, String analysis, Set<String> fields) {
        return Query.of(query -> query.multiMatch(match -> match.query(text)
                .fields(FIELDS.entrySet().stream()
                        .filter(field -> fields.contains(field.getKey()))
                        .map(field -> "text." + field.getKey() + "." + analysis + "^" + field.getValue())
                        .toList())
                .type(TextQueryType.MostFields)));
    }

    /** The listings that carry most of the need's codes; what is above a listing's code is in the index with it. */
    private Optional<Query> structure(Wanted wanted) {
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

    private List<Candidate> measure(
            Wanted wanted,
            Set<Way> ways,
            Set<Long> candidates,
            List<NeedText> texts,
            Map<NeedText, Meanings> meanings,
            Weights weights)
            throws IOException {
        if (candidates.isEmpty()) {
            return List.of();
        }
        int size = candidates.size();
        List<Query> only = List.of(ids(candidates));
        AskedTogether asked = new AskedTogether(client, indexes.read(DocumentKind.SOLUTION));
        Map<NeedText, Signals> words = new LinkedHashMap<>();
        Map<NeedText, Signals> meaning = new LinkedHashMap<>();
        Map<NeedText, List<Map<Long, Double>>> sentences = new LinkedHashMap<>();
        for (NeedText text : texts) {
            Signals byWords = new Signals(candidates);
            Signals byMeaning = new Signals(candidates);
            words.put(text, byWords);
            meaning.put(text, byMeaning);
            if (ways.contains(Way.WORDS)) {
                for (String part : Stream.of(text.title(), text.description())
                        .filter(one -> !one.isEmpty())
                        .toList()) {
                    for (String analysis : ANALYSES.getOrDefault(text.language(), List.of())) {
                        asked.ranking(filtered(words(part, analysis, MEASURED), only), size, byWords::add);
                    }
                }
            }
            Meanings compared = meanings.getOrDefault(text, NO_MEANINGS);
            for (Meaning one : compared.whole()) {
                asked.nearest(exactly(nearest(one, only, size)), size, byMeaning::add);
            }
            List<Map<Long, Double>> said = new ArrayList<>();
            sentences.put(text, said);
            for (Meaning one : compared.sentences()) {
                asked.nearest(exactly(nearest(one, only, size)), size, said::add);
            }
        }
        List<JsonNode> documents = new ArrayList<>();
        asked.documents(ids(candidates), size, documents::addAll);
        asked.ask();

        List<Offer> offers = documents.stream().map(OfferReader::read).toList();
        Map<Long, List<Reason.Terms>> common = commonTerms(wanted, offers);
        Map<Long, Double> nearness = new HashMap<>();
        for (NeedText text : texts) {
            Signals byWords = need(words, text);
            Signals byMeaning = need(meaning, text);
            double certainty = byMeaning.isEmpty() ? 1 : certainty(byMeaning);
            byMeaning.addBestOf(sentences.getOrDefault(text, List.of()));
            Map<Long, Double> lexical = byWords.mean();
            Map<Long, Double> semantic = byMeaning.mean();
            double share = byWords.isEmpty() ? 1 : byMeaning.isEmpty() ? 0 : weights.vectors();
            double worth = certainty * (text.translated() ? weights.acrossLanguages() : 1);
            for (long id : candidates) {
                double near = (1 - share) * lexical.getOrDefault(id, 0.0) + share * semantic.getOrDefault(id, 0.0);
                nearness.merge(id, worth * near, Math::max);
            }
        }
        boolean byTerms =
                ways.contains(Way.STRUCTURE) && common.values().stream().anyMatch(list -> !list.isEmpty());
        int most =
                common.values().stream().mapToInt(CandidateSearch::size).max().orElse(0);
        return offers.stream()
                .map(offer -> {
                    double near = nearness.getOrDefault(offer.id(), 0.0);
                    List<Reason.Terms> shared = common.getOrDefault(offer.id(), List.of());
                    double share = byTerms ? (1 - TERMS_SHARE) * near + TERMS_SHARE * size(shared) / most : near;
                    return new Candidate(offer, new TextNearness(share, byTerms ? shared : List.of()));
                })
                .toList();
    }

    private static Signals need(Map<NeedText, Signals> signals, NeedText text) {
        Signals one = signals.get(text);
        if (one == null) {
            throw new IllegalStateException("Not measured: " + text);
        }
        return one;
    }

    /**
     * How near the nearest is at all, from 0 to 1. It takes points from every text alike and changes no order: the best of
     * many texts that have nothing to do with the need must not look like a good one.
     */
    private static double certainty(Signals byMeaning) {
        return Math.clamp((byMeaning.greatest() - UNRELATED) / (RELATED - UNRELATED), 0.2, 1);
    }

    /** Of the terms that the need's text mentions, those that each offer carries. */
    private Map<Long, List<Reason.Terms>> commonTerms(Wanted wanted, List<Offer> offers) {
        List<Term> mentioned = taxonomy
                .finder()
                .find(
                        wanted.title() + "\n" + wanted.description(),
                        Scheme.EQUIPMENT,
                        Scheme.PROTOCOL,
                        Scheme.SCENARIO,
                        Scheme.INDUSTRY)
                .stream()
                .map(Mention::term)
                .distinct()
                .toList();
        Map<Long, List<Reason.Terms>> common = new HashMap<>();
        for (Offer offer : offers) {
            Map<Scheme, List<String>> carried = new EnumMap<>(Scheme.class);
            for (Term term : mentioned) {
                if (codes(offer, term.scheme()).contains(term.code())) {
                    carried.computeIfAbsent(term.scheme(), scheme -> new ArrayList<>())
                            .add(term.code());
                }
            }
            common.put(
                    offer.id(),
                    carried.entrySet().stream()
                            .map(entry -> new Reason.Terms(entry.getKey(), entry.getValue()))
                            .toList());
        }
        return common;
    }

    private static List<String> codes(Offer offer, Scheme scheme) {
        return switch (scheme) {
            case EQUIPMENT -> offer.equipment();
            case PROTOCOL -> offer.protocols();
            case SCENARIO -> offer.scenarios();
            case INDUSTRY -> offer.industries();
            default -> List.of();
        };
    }

    private static int size(List<Reason.Terms> terms) {
        return terms.stream().mapToInt(one -> one.codes().size()).sum();
    }

    private static Query anyOf(List<Query> clauses) {
        return clauses.size() == 1 ? clauses.getFirst() : Query.of(query -> query.bool(bool -> bool.should(clauses)));
    }

    private static Query filtered(Query query, List<Query> filters) {
        return filters.isEmpty()
                ? query
                : Query.of(all -> all.bool(bool -> bool.must(query).filter(filters)));
    }

    private static Query ids(Collection<Long> ids) {
        return Query.of(query -> query.terms(terms -> terms.field("id")
                .terms(values -> values.value(
                        ids.stream().map(id -> FieldValue.of(Long.toString(id))).toList()))));
    }

    private static KnnSearch nearest(Meaning meaning, List<Query> filters, int size) {
        List<Float> vector = new ArrayList<>(meaning.vector().length);
        for (float value : meaning.vector()) {
            vector.add(value);
        }
        return KnnSearch.of(knn -> knn.field(meaning.field())
                .queryVector(vector)
                .k(size)
                .numCandidates(size)
                .filter(filters));
    }

    /**
     * With the vectors as they are. Those in the index are rounded, differently in each of its segments, so that equal
     * listings would have unequal scores, and other ones after the segments are merged.
     */
    private static KnnSearch exactly(KnnSearch search) {
        return KnnSearch.of(knn -> knn.field(search.field())
                .queryVector(search.queryVector())
                .k(search.k())
                .numCandidates(search.numCandidates())
                .filter(search.filter())
                .rescoreVector(rescore -> rescore.oversample(1.0f)));
    }

    private static Set<String> measured() {
        Set<String> fields = new TreeSet<>(fields().keySet());
        fields.remove("terms");
        return fields;
    }

    private static Map<String, Double> fields() {
        Map<String, Double> fields = new LinkedHashMap<>();
        fields.put("title", 2.0);
        fields.put("summary", 1.5);
        fields.put("terms", 1.0);
        fields.put("challenges", 1.0);
        fields.put("description", 1.0);
        fields.put("cases", 0.5);
        return fields;
    }
}
