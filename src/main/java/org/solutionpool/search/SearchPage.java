package org.solutionpool.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Channel;
import org.solutionpool.activity.Origin;
import org.solutionpool.search.SearchResult.FacetCounts;
import org.solutionpool.search.SearchResult.Hit;
import org.solutionpool.search.SearchResult.Loosening;
import org.solutionpool.solution.StandingBadge;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** The search for solutions: everything it shows stands in the address. */
@Path("/search")
public class SearchPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.of("Asia/Shanghai"));
    private static final int MOST_TERMS = 6;

    @CheckedTemplate(basePath = "search", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance results(View view);
    }

    /**
     * The page.
     *
     * @param degraded whether Elasticsearch is away and the results come from the database
     * @param recommended what the editors put above the results
     * @param problems what was wrong with the address and left out
     * @param carried the sort order and page size, which the form of filters hands on
     */
    public record View(
            String q,
            boolean degraded,
            List<String> problems,
            long total,
            long first,
            long last,
            boolean tolerant,
            @Nullable Link didYouMean,
            List<Card> recommended,
            List<Card> cards,
            List<Chip> chips,
            @Nullable String clearUrl,
            List<Group> facets,
            List<Order> orders,
            List<Parameter> carried,
            List<Way> loosenings,
            Pager pager) {}

    /**
     * A result.
     *
     * @param vouched the badges of the whitelist
     */
    public record Card(
            String id,
            RawString title,
            String url,
            @Nullable String provider,
            @Nullable String date,
            @Nullable RawString snippet,
            List<StandingBadge> vouched,
            List<StateBadge> badges,
            List<String> terms) {}

    /** An active filter. */
    public record Chip(String kind, String text, String url) {}

    /**
     * The values of a facet.
     *
     * @param closed whether it starts closed: nothing chosen and not among the first ones
     */
    public record Group(String name, String label, List<Choice> values, boolean closed) {}

    /** One value of a facet. */
    public record Choice(String value, String label, long count, boolean selected) {}

    /** An order to choose. */
    public record Order(String label, String url, boolean current) {}

    /** A parameter of the address that a form hands on. */
    public record Parameter(String name, String value) {}

    /** What to take away from a search without results. */
    public record Way(String text, String url, long total) {}

    @Inject
    SolutionSearch search;

    @Inject
    FallbackSearch fallback;

    @Inject
    Recommended above;

    @Inject
    SearchReport report;

    @Inject
    FacetCodes codes;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @GET
    public TemplateInstance results(@Context UriInfo address) {
        SearchRequest.Parsed parsed = SearchRequest.parse(address.getQueryParameters(), codes::known);
        if (parsed.pageOutOfReach()) {
            throw new NotFoundException();
        }
        SearchRequest request = parsed.request();
        List<String> problems = parsed.problems().stream()
                .map(problem -> messages.text(
                        "search", problem.key(), problem.arguments().toArray()))
                .toList();
        long started = System.nanoTime();
        SearchResult result;
        boolean degraded = false;
        try {
            result = search.search(request, language.get());
        } catch (SearchUnavailableException e) {
            result = fallback.search(request, language.get());
            degraded = true;
        }
        if (result.beyondLastPage()) {
            throw new NotFoundException();
        }
        Optional<String> id = report.of(result, Channel.PAGE, language.get(), System.nanoTime() - started);
        List<Hit> recommended = above.above(request, degraded, language.get());
        return Templates.results(view(request, result, recommended, id, degraded, problems));
    }

    private View view(
            SearchRequest request,
            SearchResult result,
            List<Hit> recommended,
            Optional<String> id,
            boolean degraded,
            List<String> problems) {
        String mended = result.didYouMean();
        return new View(
                request.text(),
                degraded,
                problems,
                result.total(),
                result.first(),
                result.last(),
                result.tolerant(),
                mended == null ? null : new Link(mended, url(request.searching(mended))),
                recommended.stream()
                        .map(hit -> card(hit, id.map(from -> new Origin(from, Origin.RECOMMENDED))))
                        .toList(),
                IntStream.range(0, result.hits().size())
                        .mapToObj(i ->
                                card(result.hits().get(i), id.map(from -> new Origin(from, (int) result.first() + i))))
                        .toList(),
                chips(request),
                request.selected().isEmpty() ? null : url(request.withoutFilters()),
                result.facets().stream()
                        .filter(counts -> !counts.values().isEmpty())
                        .map(this::group)
                        .toList(),
                Arrays.stream(ResultOrder.values())
                        .map(order -> new Order(
                                messages.text("search", "sort." + order.code()),
                                url(request.orderedBy(order)),
                                order == request.order()))
                        .toList(),
                carried(request),
                result.loosenings().stream().map(this::way).toList(),
                Pager.of(request.page(), result.lastPage(), page -> url(request.onPage(page))));
    }

    private Card card(Hit hit, Optional<Origin> origin) {
        Language reader = language.get();
        return new Card(
                hit.id(),
                new RawString(hit.titleHtml()),
                hit.url() + origin.map(Origin::query).orElse(""),
                hit.provider(),
                hit.published() == null ? null : DAY.format(Objects.requireNonNull(hit.published())),
                hit.snippetHtml().isEmpty() ? null : new RawString(hit.snippetHtml()),
                StandingBadge.of(hit.whitelist(), reader),
                hit.list() == null
                        ? List.of()
                        : List.of(new StateBadge(messages.text("search", "fromList"), "neutral")),
                Stream.of(
                                hit.equipment().stream().map(code -> taxonomy.name(Scheme.EQUIPMENT, code, reader)),
                                hit.industries().stream().map(code -> taxonomy.name(Scheme.INDUSTRY, code, reader)),
                                hit.scenarios().stream().map(code -> taxonomy.name(Scheme.SCENARIO, code, reader)))
                        .flatMap(names -> names)
                        .distinct()
                        .limit(MOST_TERMS)
                        .toList());
    }

    private List<Chip> chips(SearchRequest request) {
        List<Chip> chips = new ArrayList<>();
        request.selected()
                .forEach((facet, chosen) -> chosen.forEach(code -> chips.add(new Chip(
                        label(facet), codes.name(facet, code, language.get()), url(request.without(facet, code))))));
        return chips;
    }

    private Group group(FacetCounts counts) {
        Facet facet = counts.facet();
        boolean chosen = counts.values().stream().anyMatch(FacetCounts.Value::selected);
        return new Group(
                facet.parameter(),
                label(facet),
                counts.values().stream()
                        .map(value -> new Choice(
                                value.code(),
                                codes.name(facet, value.code(), language.get()),
                                value.count(),
                                value.selected()))
                        .toList(),
                !chosen && facet.ordinal() > Facet.SCENARIO.ordinal());
    }

    /** The parameters that are no filter: what was typed, the order, and a filter that no facet lists. */
    private static List<Parameter> carried(SearchRequest request) {
        List<Parameter> carried = new ArrayList<>();
        if (!request.text().isEmpty()) {
            carried.add(new Parameter("q", request.text()));
        }
        if (request.order() != ResultOrder.RELEVANCE) {
            carried.add(new Parameter("sort", request.order().code()));
        }
        request.selected(Facet.PROVIDER).forEach(code -> carried.add(new Parameter("provider", code)));
        return carried;
    }

    private Way way(Loosening loosening) {
        String text = loosening.facet() != null
                ? messages.text("search", "loosen.facet", label(loosening.facet()))
                : messages.text("search", "loosen.word", Objects.requireNonNullElse(loosening.word(), ""));
        return new Way(text, url(loosening.request()), loosening.total());
    }

    private String label(Facet facet) {
        return messages.text("search", "facet." + facet.parameter());
    }

    private static String url(SearchRequest request) {
        return "/search" + request.query();
    }
}
