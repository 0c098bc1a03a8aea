package org.solutionpool.matching;

import static org.solutionpool.matching.CandidateQueries.exactly;
import static org.solutionpool.matching.CandidateQueries.filtered;
import static org.solutionpool.matching.CandidateQueries.ids;
import static org.solutionpool.matching.CandidateQueries.nearest;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
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
    CandidateQueries queries;

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
     * Finds candidates.
     *
     * @param ways which ways may be used
     * @param among if not empty, only these are named; they are measured beside the nearest of the whole pool, so that a
     *     listing has the same score whoever asks for it
     * @throws org.solutionpool.search.SearchUnavailableException when Elasticsearch is away
     */
    Found find(Wanted wanted, Set<Way> ways, Collection<Long> among, Weights weights) {
        List<NeedText> texts = texts(wanted);
        Map<NeedText, List<Meaning>> meanings = new LinkedHashMap<>();
        if (ways.contains(Way.VECTORS)) {
            texts.forEach(text -> meanings.put(text, meanings(text)));
        }
        boolean complete = meanings.entrySet().stream()
                .allMatch(entry ->
                        entry.getValue().size() == parts(entry.getKey()).size());
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

    private List<Meaning> meanings(NeedText text) {
        return parts(text).stream()
                .map(part -> vectors.query(text.language(), part, vectorDeadline))
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
            Map<NeedText, List<Meaning>> meanings,
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
            texts.forEach(text -> near.addAll(queries.nominating(text)));
        }
        if (ways.contains(Way.STRUCTURE)) {
            queries.carrying(wanted).ifPresent(near::add);
        }
        for (Query query : near) {
            asked.ranking(filtered(query, passing), NEAREST, ids -> eligible.addAll(ids.keySet()));
        }
        for (Meaning meaning : meanings.values().stream().flatMap(List::stream).toList()) {
            asked.nearest(
                    nearest(meaning.field(), meaning.vector(), passing, NEAREST),
                    NEAREST,
                    ids -> eligible.addAll(ids.keySet()));
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
        if (near.isEmpty() && meanings.values().stream().allMatch(List::isEmpty) && among.isEmpty()) {
            // Nothing to find anything by but musts: what passes them.
            asked.ranking(
                    filtered(Query.of(query -> query.matchAll(all -> all)), passing),
                    NEAREST,
                    ids -> eligible.addAll(ids.keySet()));
        }
        asked.ask();
    }

    private List<Candidate> measure(
            Wanted wanted,
            Set<Way> ways,
            Set<Long> candidates,
            List<NeedText> texts,
            Map<NeedText, List<Meaning>> meanings,
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
        for (NeedText text : texts) {
            Signals byWords = new Signals(candidates);
            Signals byMeaning = new Signals(candidates);
            words.put(text, byWords);
            meaning.put(text, byMeaning);
            if (ways.contains(Way.WORDS)) {
                for (Query query : queries.measuring(text)) {
                    asked.ranking(filtered(query, only), size, byWords::add);
                }
            }
            for (Meaning one : meanings.getOrDefault(text, List.of())) {
                asked.nearest(exactly(nearest(one.field(), one.vector(), only, size)), size, byMeaning::add);
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
            Map<Long, Double> lexical = byWords.mean();
            Map<Long, Double> semantic = byMeaning.mean();
            double share = byWords.isEmpty() ? 1 : byMeaning.isEmpty() ? 0 : weights.vectors();
            double certainty = byMeaning.isEmpty() ? 1 : certainty(byMeaning);
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
}
