package org.solutionpool.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Pager;

/** What a match found, put into words in one language. Pages and every address of the API say it from here. */
@ApplicationScoped
public class MatchAnswers {

    /** A page of matches; {@code total} counts all that were ranked; {@code complete} is false if meaning was left out for want of time. */
    @Schema(name = "Matches")
    public record Matches(
            int total,
            int page,
            int lastPage,
            boolean complete,
            List<Matched> matches,
            List<Matched> excluded,
            List<ExcludedBy> exclusions) {}

    /**
     * One solution.
     *
     * @param sourceRow the row's own id in the published list it comes from
     * @param score from 0 to 100, the sum of the factors' points
     */
    @Schema(name = "MatchedSolution")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Matched(
            long id,
            String url,
            String title,
            String provider,
            @Nullable String sourceRow,
            double score,
            Match.Level level,
            List<Points> factors,
            List<Said> fits,
            List<Said> lacks,
            List<Said> unknown) {}

    /** What one factor gives. */
    @Schema(name = "MatchFactor")
    public record Points(String factor, double points, double of, Fit fit, boolean must) {}

    /** A reason in the reader's language, with the place that supports it. */
    @Schema(name = "MatchReason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(String text, @Nullable String url) {}

    /** What a must excludes, and what loosening it alone would bring back. */
    @Schema(name = "MatchExclusion")
    public record ExcludedBy(String factor, long count, long gained) {}

    @Inject
    ReasonTexts texts;

    /**
     * A page of a result.
     *
     * @param page from 1
     * @param size results on a page; of what is excluded the same number is given with every page
     * @throws NotFoundException if there is no such page
     */
    public Matches page(MatchResult result, int page, int size, Language language) {
        int pages = Pager.pages(result.matches().size(), size);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        return new Matches(
                result.matches().size(),
                page,
                pages,
                result.complete(),
                result.page(page, size).stream()
                        .map(match -> matched(match, language))
                        .toList(),
                result.excluded().stream()
                        .limit(size)
                        .map(match -> matched(match, language))
                        .toList(),
                result.exclusions().stream()
                        .map(one -> new ExcludedBy(one.factor().code(), one.count(), one.gained()))
                        .toList());
    }

    /** One solution. */
    public Matched matched(Match match, Language language) {
        Offer offer = match.offer();
        return new Matched(
                offer.id(),
                offer.url(),
                offer.title(language),
                offer.providerName(language),
                offer.sourceRow(),
                match.score(),
                match.level(),
                match.factors().stream()
                        .map(score -> new Points(
                                score.factor().code(), score.points(), score.of(), score.fit(), score.must()))
                        .toList(),
                said(match, match.reasonsFor(), language),
                said(match, match.reasonsAgainst(), language),
                said(match, match.unknowns(), language));
    }

    /** Reasons about one solution. */
    public List<Said> said(Match match, List<Reason> reasons, Language language) {
        return reasons.stream()
                .map(reason ->
                        new Said(texts.text(reason, language), match.offer().url(reason)))
                .toList();
    }
}
