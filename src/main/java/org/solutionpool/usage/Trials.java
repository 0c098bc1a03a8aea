package org.solutionpool.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.solutionpool.search.FacetCodes;
import org.solutionpool.search.Recommended;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.search.SearchResult;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.search.SolutionSearch;
import org.solutionpool.taxonomy.TermAliases;
import org.solutionpool.usage.Outcome.Found;
import org.solutionpool.usage.Outcome.Line;
import org.solutionpool.usage.Outcome.Side;
import org.solutionpool.web.Language;

/** Asks logged queries again, as they are and as a change would have them answered. Nobody else notices. */
@ApplicationScoped
public class Trials {

    /** The latest searches that are looked at. */
    static final int LATEST = 100;

    private static final int FIRST = 5;

    /** A query of the log. */
    private record Asked(String text, String filters, Language language, long times) {}

    @Inject
    EntityManager entityManager;

    @Inject
    SolutionSearch search;

    @Inject
    Recommended recommended;

    @Inject
    FacetCodes codes;

    @Inject
    TermAliases aliases;

    /**
     * Tries an alias on the latest searches that contain it, and on the alias by itself: the query as the search answers
     * it today and with the alias in the taxonomy. Listings are not indexed anew for it, so a search that today finds
     * listings by the names of their terms is tried without the new one among them.
     *
     * @throws SearchUnavailableException while Elasticsearch is away
     */
    public Outcome of(NewAlias change) {
        String key = QueryKey.of(change.alias);
        SolutionSearch after = search.naming(aliases.with(change.scheme, change.code, change.alias));
        List<Line> lines = new ArrayList<>();
        for (Asked asked :
                including(List.of(key), asked("text like ?1", "%" + key.replaceAll("([\\\\%_])", "\\\\$1") + "%"))) {
            SearchRequest request = request(asked);
            List<Found> above = titles(recommended.above(request, false, asked.language()));
            lines.add(line(
                    asked,
                    side(search.search(request, asked.language()), above),
                    side(after.search(request, asked.language()), above)));
        }
        return outcome(lines);
    }

    /**
     * Tries a best bet on the latest searches for its queries.
     *
     * @throws SearchUnavailableException while Elasticsearch is away
     */
    public Outcome of(BestBet change) {
        List<Line> lines = new ArrayList<>();
        for (Asked asked :
                including(change.texts(), asked("text = any(?1)", change.texts().toArray(String[]::new)))) {
            SearchRequest request = request(asked);
            SearchResult result = search.search(request, asked.language());
            List<Found> today = titles(recommended.above(request, false, asked.language()));
            List<Found> then = asked.filters().isEmpty()
                    ? titles(search.chosen(Arrays.asList(change.solutions), asked.language()))
                    : today;
            lines.add(line(asked, side(result, today), side(result, then)));
        }
        return outcome(lines);
    }

    private List<Asked> asked(String condition, Object value) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Query query = entityManager
                    .createNativeQuery(
                            "select text, filters, language, count(*) from (select text, filters, language from usage_search"
                                    + " where kind = 'SEARCH' and page = 1 and " + condition
                                    + " order by hour desc limit " + LATEST
                                    + ") as latest group by text, filters, language order by count(*) desc, text, filters",
                            Tuple.class)
                    .setParameter(1, value);
            List<Asked> asked = new ArrayList<>();
            for (Object row : query.getResultList()) {
                Tuple tuple = (Tuple) row;
                asked.add(new Asked(
                        tuple.get(0, String.class),
                        tuple.get(1, String.class),
                        Language.valueOf(tuple.get(2, String.class)),
                        ((Number) tuple.get(3)).longValue()));
            }
            return asked;
        });
    }

    /** The words themselves come first where nobody asked for them alone yet. */
    private static List<Asked> including(List<String> texts, List<Asked> asked) {
        List<Asked> all = new ArrayList<>();
        texts.stream()
                .filter(text -> asked.stream()
                        .noneMatch(
                                one -> one.text().equals(text) && one.filters().isEmpty()))
                .forEach(text -> all.add(new Asked(
                        text,
                        "",
                        text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                                ? Language.ZH
                                : Language.EN,
                        0)));
        all.addAll(asked);
        return all;
    }

    private SearchRequest request(Asked asked) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : asked.filters().split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters
                        .computeIfAbsent(parts[0], name -> new ArrayList<>())
                        .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        parameters.put("q", List.of(asked.text()));
        parameters.put("size", List.of(String.valueOf(FIRST)));
        return SearchRequest.parse(parameters, codes::known).request();
    }

    private static Side side(SearchResult result, List<Found> recommended) {
        return new Side(result.total(), recommended, titles(result.hits()));
    }

    private static List<Found> titles(List<Hit> hits) {
        return hits.stream()
                .limit(FIRST)
                .map(hit -> new Found(hit.id(), hit.title()))
                .toList();
    }

    private static Line line(Asked asked, Side before, Side after) {
        return new Line(asked.text(), asked.filters(), asked.times(), !before.equals(after), before, after);
    }

    private static Outcome outcome(List<Line> lines) {
        return new Outcome(
                lines.stream().mapToLong(Line::times).sum(),
                lines.stream().filter(Line::changed).mapToLong(Line::times).sum(),
                lines.stream()
                        .sorted(Comparator.comparing(Line::changed)
                                .reversed()
                                .thenComparing(
                                        Comparator.comparingLong(Line::times).reversed()))
                        .toList());
    }
}
