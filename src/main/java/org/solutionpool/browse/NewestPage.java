package org.solutionpool.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.browse.PublishedSolutions.Position;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.web.RequestLanguage;

/** What was published last, as a page and as an Atom feed (RFC 4287). */
@Path("/")
public class NewestPage {

    private static final int PAGE = 20;
    private static final int FEED = 50;

    @CheckedTemplate(basePath = "browse", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance newest(List<SolutionCard> solutions, @Nullable String nextUrl, boolean first);

        static native TemplateInstance feed(Instant updated, List<FeedEntry> entries);
    }

    /** One solution in the feed. */
    public record FeedEntry(long id, String title, String author, String summary, Instant published, Instant updated) {}

    @Inject
    PublishedSolutions solutions;

    @Inject
    SolutionCards cards;

    @Inject
    RequestLanguage language;

    @GET
    @Path("newest")
    @Transactional
    public TemplateInstance newest(@QueryParam("before") @Nullable String before) {
        List<Solution> found = solutions.newest(
                before == null ? null : Position.decode(before).orElseThrow(NotFoundException::new), PAGE + 1);
        List<Solution> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? "/newest?before=" + position(shown.getLast()).encoded()
                : null;
        return Templates.newest(cards.of(shown, language.get()), next, before == null);
    }

    @GET
    @Path("newest.atom")
    @Produces("application/atom+xml;charset=UTF-8")
    @Transactional
    public TemplateInstance feed() {
        Language reader = language.get();
        List<FeedEntry> entries = solutions.newest(null, FEED).stream()
                .map(solution -> new FeedEntry(
                        Objects.requireNonNull(solution.id),
                        solution.title(reader),
                        Objects.requireNonNullElse(solution.providerName(reader), ""),
                        Objects.requireNonNull(solution.published)
                                .content
                                .summary()
                                .in(reader),
                        Objects.requireNonNull(solution.firstPublishedAt),
                        Objects.requireNonNull(solution.publishedAt)))
                .toList();
        Instant updated =
                entries.stream().map(FeedEntry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        return Templates.feed(updated, entries);
    }

    private static Position position(Solution solution) {
        return new Position(Objects.requireNonNull(solution.firstPublishedAt), Objects.requireNonNull(solution.id));
    }
}
