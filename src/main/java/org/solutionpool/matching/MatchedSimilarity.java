package org.solutionpool.matching;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Reason.Terms;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.solution.ListingStandings;
import org.solutionpool.solution.SimilarSolutions;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.StandingBadge;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;

/**
 * Finds similar solutions by asking for what a listing offers. What was found is remembered for a while; whether it is still
 * public, and who vouches for it, is looked up each time.
 */
@ApplicationScoped
public class MatchedSimilarity implements SimilarSolutions {

    private static final int SHOWN = 4;

    /** Some more than are shown, for those that are withdrawn while they are remembered. */
    private static final int REMEMBERED_EACH = 12;

    private static final int REMEMBERED = 10_000;
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Longer texts add nothing to what a title and a summary say, and cost time in each question. */
    private static final int SUMMARY = 500;

    /** What a solution has in common with the listing. */
    private record Alike(long id, Reason reason) {}

    /** A listing as it was asked about: a new revision is asked about anew. */
    private record Question(long id, int content) {}

    private final Cache<Question, List<Alike>> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    @Inject
    Matcher matcher;

    @Inject
    ReasonTexts texts;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ListingStandings standings;

    @Override
    @Transactional
    public List<Similar> of(ListingContent content, long id, Language language) {
        List<Alike> found = found(content, id);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Solution> published = Solution.<Solution>find(
                        "from Solution s left join fetch s.organization where s.id in ?1",
                        found.stream().map(Alike::id).toList())
                .stream()
                .filter(Solution::isPublic)
                .collect(Collectors.toMap(solution -> solution.id, Function.identity()));
        List<Alike> shown = found.stream()
                .filter(alike -> published.containsKey(alike.id()))
                .limit(SHOWN)
                .toList();
        Map<Long, List<ListingStanding>> vouched = standings.of(published.values());
        return shown.stream()
                .map(alike -> similar(
                        Objects.requireNonNull(published.get(alike.id())),
                        vouched.getOrDefault(alike.id(), List.of()),
                        texts.text(alike.reason(), language),
                        language))
                .toList();
    }

    private static Similar similar(Solution solution, List<ListingStanding> vouched, String reason, Language language) {
        return new Similar(
                solution.id,
                "/solutions/" + solution.id,
                solution.title(language),
                Objects.requireNonNullElse(solution.providerName(language), ""),
                StandingBadge.of(vouched, language),
                reason);
    }

    private List<Alike> found(ListingContent content, long id) {
        Question question = new Question(id, content.hashCode());
        List<Alike> known = remembered.getIfPresent(question);
        if (known != null) {
            return known;
        }
        try {
            Wanted wanted = wanted(content);
            MatchResult result = matcher.match(wanted);
            List<Alike> found = result.matches().stream()
                    .filter(match -> match.offer().id() != id)
                    .flatMap(match ->
                            common(wanted, match)
                                    .map(reason -> new Alike(match.offer().id(), reason))
                                    .stream())
                    .limit(REMEMBERED_EACH)
                    .toList();
            if (result.complete()) {
                remembered.put(question, found);
            }
            return found;
        } catch (SearchUnavailableException e) {
            return List.of();
        }
    }

    /** What a listing offers, as somebody else would ask for it. */
    private Wanted wanted(ListingContent content) {
        // One language, whichever it has, so that readers of both are shown the same.
        String summary = content.summary().in(Language.ZH);
        return new Wanted(
                content.title().in(Language.ZH),
                summary.substring(0, Math.min(summary.length(), SUMMARY)),
                wish(Scheme.INDUSTRY, content.industries()),
                offered(Scheme.EQUIPMENT, content.equipment())
                        .map(code -> new Machines(code, 1, List.of()))
                        .toList(),
                Strength.WISH,
                wish(Scheme.PROTOCOL, content.protocols()),
                wish(Scheme.SCENARIO, content.scenarios()),
                Condition.NONE,
                Condition.NONE,
                Condition.NONE,
                Budget.NONE,
                null);
    }

    private Condition wish(Scheme scheme, List<String> codes) {
        List<String> offered = offered(scheme, codes).toList();
        return offered.isEmpty() ? Condition.NONE : new Condition(offered, Strength.WISH);
    }

    private Stream<String> offered(Scheme scheme, List<String> codes) {
        return codes.stream().filter(code -> taxonomy.offers(scheme, code));
    }

    /** The most telling of what both have; empty if nothing can be named. */
    private static Optional<Reason> common(Wanted wanted, Match match) {
        Offer offer = match.offer();
        return Stream.of(
                        shared("equipment", Scheme.EQUIPMENT, wanted.equipment().codes(), offer.equipment()),
                        shared("scenario", Scheme.SCENARIO, wanted.scenarios().codes(), offer.scenarios()),
                        shared("protocol", Scheme.PROTOCOL, wanted.protocols().codes(), offer.protocols()),
                        text(match),
                        shared("industry", Scheme.INDUSTRY, wanted.industries().codes(), offer.industries()))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable Reason shared(String name, Scheme scheme, List<String> asked, List<String> offered) {
        List<String> both = asked.stream().filter(offered::contains).toList();
        return both.isEmpty() ? null : reason(name, List.of(new Terms(scheme, both)));
    }

    private static @Nullable Reason text(Match match) {
        return match.factor(Factor.TEXT).stream()
                .flatMap(score -> score.reasons().stream())
                .map(said -> switch (said.key()) {
                    case "text.common" -> reason("common", said.arguments());
                    case "text.near" -> reason("near", List.of());
                    default -> null;
                })
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Reason reason(String name, List<Object> arguments) {
        return new Reason(Fit.MET, "similar." + name, arguments, null);
    }
}
