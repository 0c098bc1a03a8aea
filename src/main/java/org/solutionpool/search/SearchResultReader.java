package org.solutionpool.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Suggestion;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.search.QueryText.Part;
import org.solutionpool.search.SearchResult.FacetCounts;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.search.SearchResult.ListedIn;
import org.solutionpool.search.SearchResult.Loosening;
import org.solutionpool.web.Language;
import org.solutionpool.web.ReadableTime;

/** Reads Elasticsearch's answer to a {@link SolutionQuery} into what a page shows. */
final class SearchResultReader {

    /** Of a summary that stands where no passage matched. */
    private static final int LONGEST_SUMMARY = 160;

    private final SearchRequest request;
    private final SoundAlikes sounds;
    private final Language language;
    private final LocalDate today;

    SearchResultReader(SearchRequest request, SoundAlikes sounds, Language language) {
        this.request = request;
        this.sounds = sounds;
        this.language = language;
        this.today = LocalDate.now(ReadableTime.ZONE);
    }

    SearchResult read(SearchResponse<SolutionCard> answer, boolean tolerant, List<Loosening> loosenings) {
        List<Hit> hits = hits(answer);
        List<FacetCounts> facets = SolutionQuery.counted().stream()
                .map(facet -> counts(facet, answer.aggregations().get(facet.parameter())))
                .toList();
        TotalHits counted = answer.hits().total();
        long total = counted == null ? 0 : counted.value();
        return new SearchResult(request, total, hits, facets, tolerant, didYouMean(answer), loosenings);
    }

    List<Hit> hits(SearchResponse<SolutionCard> answer) {
        return answer.hits().hits().stream()
                .map(hit -> hit(Objects.requireNonNull(hit.source(), "a hit has its source"), hit.highlight()))
                .toList();
    }

    private Hit hit(SolutionCard card, Map<String, List<String>> marked) {
        SolutionCard.Display display = card.display();
        SolutionCard.Filter filter = card.filter();
        SolutionCard.Listed list = display.list();
        String published = card.sort().published();
        return new Hit(
                card.id(),
                shownTitle(display),
                title(display, marked),
                snippet(display, marked),
                in(display.provider()),
                display.industry(),
                display.equipment(),
                display.scenario(),
                filter.certificate(),
                filter.region(),
                // The daily job comes after midnight, and its write after that: the day itself decides.
                display.whitelist().stream()
                        .map(SolutionCard.Vouched::standing)
                        .filter(standing -> standing.isInForceOn(today))
                        .toList(),
                display.image(),
                list == null ? null : new ListedIn(list.name(), list.issuer(), list.year()),
                published == null ? null : Instant.parse(published));
    }

    private @Nullable String in(SolutionCard.@Nullable Sides sides) {
        return sides == null ? null : sides.in(language);
    }

    private String shownTitle(SolutionCard.Display display) {
        return Objects.requireNonNullElse(in(display.title()), "");
    }

    private String title(SolutionCard.Display display, Map<String, List<String>> marked) {
        String shown = shownTitle(display);
        // The side that is shown, which need not be the one that matched.
        return fragment(marked, "title", QueryText.hasHan(shown))
                .map(passage -> MarkedText.over(passage, shown))
                .orElseGet(() -> escaped(shown));
    }

    private String snippet(SolutionCard.Display display, Map<String, List<String>> marked) {
        boolean chineseFirst = language == Language.ZH;
        return SolutionQuery.SNIPPETS.stream()
                .flatMap(part -> Stream.of(chineseFirst, !chineseFirst)
                        .flatMap(chinese -> fragment(marked, part, chinese).stream())
                        .map(passage -> part.equals(SolutionQuery.SUMMARY) ? ofSummary(passage, display) : passage))
                .findFirst()
                .orElseGet(() -> escaped(shortened(Objects.requireNonNullElse(in(display.summary()), ""))));
    }

    /** Of the passages only the summary is kept as it was published. */
    private static String ofSummary(String passage, SolutionCard.Display display) {
        SolutionCard.Sides summary = display.summary();
        return summary == null
                ? passage
                : Stream.of(summary.zh(), summary.en())
                        .filter(Objects::nonNull)
                        .map(published -> MarkedText.within(passage, published))
                        .filter(shown -> !shown.equals(passage))
                        .findFirst()
                        .orElse(passage);
    }

    private static Optional<String> fragment(Map<String, List<String>> marked, String part, boolean chinese) {
        return marked.getOrDefault("text." + part + (chinese ? ".zh.bigrams" : ".en"), List.of()).stream()
                .findFirst();
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_SUMMARY ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_SUMMARY)) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;");
    }

    private FacetCounts counts(Facet facet, @Nullable Aggregate aggregate) {
        Set<String> selected = request.selected(facet);
        Set<String> unseen = new TreeSet<>(selected);
        List<FacetCounts.Value> values = new ArrayList<>();
        Aggregate codes =
                aggregate == null ? null : aggregate.filter().aggregations().get(SolutionQuery.CODES);
        if (codes != null) {
            for (StringTermsBucket bucket : codes.sterms().buckets().array()) {
                String code = bucket.key().stringValue();
                unseen.remove(code);
                values.add(new FacetCounts.Value(code, bucket.docCount(), selected.contains(code)));
            }
        }
        unseen.forEach(code -> values.add(new FacetCounts.Value(code, 0, true)));
        values.sort(Comparator.comparing(FacetCounts.Value::selected).reversed());
        return new FacetCounts(facet, List.copyOf(values));
    }

    /** English words by the spelling of the pool's texts; Chinese ones by a name that sounds the same. */
    private @Nullable String didYouMean(SearchResponse<SolutionCard> answer) {
        String text = request.text();
        for (Suggestion<SolutionCard> suggestion : answer.suggest().getOrDefault(SolutionQuery.SPELLING, List.of())) {
            TermSuggest word = suggestion.term();
            if (!word.options().isEmpty()) {
                text = Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(word.text()) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(
                                word.options().getFirst().text()));
            }
        }
        if (answer.hits().hits().isEmpty()) {
            for (Part part : QueryText.parse(request.text()).wanted()) {
                if (part.han() && !part.quoted()) {
                    Optional<String> name = sounds.of(part.text());
                    text = name.isPresent() ? text.replace(part.text(), name.get()) : text;
                }
            }
        }
        return text.equals(request.text()) ? null : text;
    }
}
