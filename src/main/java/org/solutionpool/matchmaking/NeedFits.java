package org.solutionpool.matchmaking;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.matching.Match;
import org.solutionpool.matching.MatchResult;
import org.solutionpool.matching.Matcher;
import org.solutionpool.matching.Way;
import org.solutionpool.matchmaking.Reasons.Told;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedAccess;
import org.solutionpool.need.NeedState;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionAddress;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.RequestLanguage;

/** How a provider's solutions fit a need, on the need's page for providers, which knows nothing of matches. */
@Named("needFits")
@RequestScoped
public class NeedFits {

    /** Of one provider's solutions: nobody compares more. */
    static final int MOST_SHOWN = 20;

    /** Of one provider's solutions that are ranked on the spot, the youngest. */
    static final int MOST_RANKED = 100;

    /**
     * What the page shows.
     *
     * @param away whether the solutions that are not among the matches cannot be ranked right now
     * @param open whether solutions can be offered
     */
    public record Shown(List<Fitting> solutions, boolean away, boolean open) {}

    /**
     * A solution of the provider.
     *
     * @param score from 0 to 100
     * @param excluded whether it contradicts a must
     * @param offerUrl where it is offered; null if it was offered already or cannot be
     */
    public record Fitting(
            long id,
            String title,
            String url,
            String editUrl,
            LevelBadge level,
            boolean excluded,
            Told reasons,
            boolean offered,
            @Nullable String offerUrl,
            BigDecimal score) {}

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    Matcher matcher;

    @Inject
    ReasonsWriter writer;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    /**
     * The published solutions of the reader's organization, the best first.
     *
     * @throws jakarta.ws.rs.NotFoundException if the need is not for them
     */
    @Transactional
    public Shown of(long needId) {
        Need need = access.requireReadable(needId);
        long provider = person.requireOrganization().id();
        boolean open = need.state == NeedState.OPEN && !Objects.equals(need.organization.id, provider);
        Set<Long> offered = new HashSet<>(NeedOffer.offered(needId, provider));
        List<Fitting> fitting = new ArrayList<>();
        List<NeedMatch> kept = NeedMatch.of(needId, provider);
        for (NeedMatch match : kept) {
            fitting.add(fitting(need, match.solution, match.score, match.level, false, match.reasons, open, offered));
        }
        boolean away = false;
        Map<Long, Solution> others = others(provider, kept);
        if (!others.isEmpty() && fitting.size() < MOST_SHOWN) {
            try {
                MatchResult ranked = matcher.match(need.wanted(taxonomy), EnumSet.allOf(Way.class), others.keySet());
                Stream.concat(ranked.matches().stream(), ranked.excluded().stream())
                        .forEach(match -> {
                            Solution solution = others.get(match.offer().id());
                            if (solution != null) {
                                fitting.add(fitting(need, solution, match, open, offered));
                            }
                        });
            } catch (SearchUnavailableException e) {
                away = true;
            }
        }
        fitting.sort(Comparator.comparing(Fitting::excluded)
                .thenComparing(Fitting::score, Comparator.reverseOrder())
                .thenComparing(Fitting::id));
        return new Shown(fitting.stream().limit(MOST_SHOWN).toList(), away, open);
    }

    private Map<Long, Solution> others(long provider, List<NeedMatch> kept) {
        Set<Long> known = kept.stream().map(match -> match.solution.id).collect(Collectors.toSet());
        Map<Long, Solution> others = new HashMap<>();
        Solution.<Solution>find(
                        "organization.id = ?1 and state = PUBLISHED order by firstPublishedAt desc, id desc", provider)
                .page(0, MOST_RANKED)
                .list()
                .stream()
                .filter(solution -> !known.contains(solution.id))
                .forEach(solution -> others.put(solution.id, solution));
        return others;
    }

    private Fitting fitting(Need need, Solution solution, Match match, boolean open, Set<Long> offered) {
        return fitting(
                need,
                solution,
                BigDecimal.valueOf(match.score()),
                match.level(),
                !match.excludedBy().isEmpty(),
                writer.write(match),
                open,
                offered);
    }

    private Fitting fitting(
            Need need,
            Solution solution,
            BigDecimal score,
            Match.Level level,
            boolean excluded,
            Reasons reasons,
            boolean open,
            Set<Long> offered) {
        long id = Objects.requireNonNull(solution.id);
        boolean already = offered.contains(id);
        return new Fitting(
                id,
                solution.title(language.get()),
                SolutionAddress.page(id),
                SolutionAddress.edit(id),
                LevelBadge.of(level, score.setScale(0, RoundingMode.HALF_UP).intValue()),
                excluded,
                reasons.in(language.get()),
                already,
                open && !already ? OfferPage.path(Objects.requireNonNull(need.id), id) : null,
                score);
    }
}
