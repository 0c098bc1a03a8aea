package org.solutionpool.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** The first page: search, the six fields, equipment, the newest, and the pool in figures. */
@Path("/")
public class HomePage {

    private static final int NEWEST = 6;
    private static final int ITEMS_OF_A_GROUP = 5;

    /** Searches that show a first-time reader what can be asked: equipment, a protocol, a scenario. */
    private static final List<Link> POPULAR_CODES = List.of(
            new Link("equipment", "E203"),
            new Link("equipment", "E401"),
            new Link("protocol", "OPC-UA"),
            new Link("scenario", "S04"),
            new Link("scenario", "S01"));

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance home(
                List<Tile> fields,
                List<Tile> equipmentGroups,
                List<SolutionCard> newest,
                List<Figure> figures,
                List<Link> popular);
    }

    /**
     * A way in.
     *
     * @param count solutions behind it; null while nobody has counted
     */
    public record Tile(
            String icon, String name, String url, @Nullable Long count, List<Link> items) {}

    /** A number of the pool. */
    public record Figure(String value, String label) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    PoolCounts counts;

    @Inject
    PublishedSolutions solutions;

    @Inject
    SolutionCards cards;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @GET
    @Transactional
    public TemplateInstance home() {
        PoolCounts.Snapshot pool = counts.current();
        Language reader = language.get();
        return Templates.home(
                taxonomy.roots(Scheme.INDUSTRY).stream()
                        .map(field -> tile(field, pool, pool.byIndustry()))
                        .toList(),
                taxonomy.roots(Scheme.EQUIPMENT).stream()
                        .map(group -> tile(group, pool, pool.byEquipment()))
                        .toList(),
                cards.of(solutions.newest(null, NEWEST), reader),
                figures(pool),
                POPULAR_CODES.stream()
                        .flatMap(
                                code -> taxonomy.find(Scheme.ofCode(code.text()).orElseThrow(), code.url()).stream())
                        .map(term -> new Link(term.name(reader), CategoryAddress.of(term)))
                        .toList());
    }

    private Tile tile(Term term, PoolCounts.Snapshot pool, Map<String, Long> byCode) {
        return new Tile(
                CategoryIcons.of(term),
                term.name(language.get()),
                CategoryAddress.of(term),
                pool.known() ? byCode.getOrDefault(term.code(), 0L) : null,
                taxonomy.children(term).stream()
                        .limit(ITEMS_OF_A_GROUP)
                        .map(item -> new Link(item.name(language.get()), CategoryAddress.of(item)))
                        .toList());
    }

    private List<Figure> figures(PoolCounts.Snapshot pool) {
        if (!pool.known()) {
            return List.of();
        }
        return List.of(
                figure(pool.solutions(), "figureSolutions"),
                figure(pool.providers(), "figureProviders"),
                figure(
                        pool.byEquipment().keySet().stream()
                                .flatMap(code -> taxonomy.find(Scheme.EQUIPMENT, code).stream())
                                .filter(term -> term.parent() != null)
                                .count(),
                        "figureEquipment"),
                figure(pool.byProtocol().size(), "figureProtocols"));
    }

    private Figure figure(long value, String key) {
        return new Figure(String.format(language.get().locale(), "%,d", value), messages.text("browse", key));
    }
}
