package org.solutionpool.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionAddress;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.TermAliases;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** Draws best bets and aliases, a list of them with as few statements as one. */
@ApplicationScoped
public class ImprovementViews {

    @Inject
    Taxonomy taxonomy;

    @Inject
    TermAliases aliases;

    @Inject
    RequestLanguage language;

    /** One, with a link to where its term is edited. */
    public ImprovementView one(Improvement change) {
        Link term = change instanceof NewAlias alias
                ? new Link(
                        termName(alias),
                        aliases.editor(alias.scheme, alias.code).orElse(null))
                : null;
        return view(change, solutions(List.of(change)), term);
    }

    /** A page of a list. */
    public List<ImprovementView> list(List<Improvement> changes) {
        Map<Long, Solution> solutions = solutions(changes);
        return changes.stream()
                .map(change -> view(
                        change, solutions, change instanceof NewAlias alias ? new Link(termName(alias), null) : null))
                .toList();
    }

    private static Map<Long, Solution> solutions(Collection<Improvement> changes) {
        List<Long> ids = changes.stream()
                .filter(BestBet.class::isInstance)
                .flatMap(change -> Arrays.stream(((BestBet) change).solutions))
                .distinct()
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : Solution.<Solution>find("from Solution s left join fetch s.published where s.id in ?1", ids).stream()
                        .collect(Collectors.toMap(solution -> solution.id, Function.identity()));
    }

    private ImprovementView view(
            Improvement change, Map<Long, Solution> solutions, @org.jspecify.annotations.Nullable Link term) {
        Language reader = language.get();
        BestBet bet = change instanceof BestBet is ? is : null;
        return new ImprovementView(
                change.id,
                change.kind(),
                change instanceof NewAlias alias ? alias.alias : String.join(" · ", ((BestBet) change).texts()),
                badge(change, reader),
                change.reason,
                Messages.text(
                        reader, "usage", "created", ReadableTime.minute(change.createdAt, reader), change.createdBy),
                bet == null
                        ? null
                        : Messages.text(
                                reader,
                                "usage",
                                "validity",
                                ReadableTime.day(bet.validFrom, reader),
                                ReadableTime.day(bet.validUntil, reader)),
                bet == null
                        ? List.of()
                        : Arrays.stream(bet.solutions)
                                .map(solutions::get)
                                .filter(Objects::nonNull)
                                .map(solution -> link(solution, reader))
                                .toList(),
                term,
                change.outcome,
                change.triedAt == null ? null : ReadableTime.minute(change.triedAt, reader),
                ImprovementState.TRANSITIONS.allows(change.state, ImprovementState.TRIED),
                ImprovementState.TRANSITIONS.allows(change.state, ImprovementState.ON),
                ImprovementState.TRANSITIONS.allows(change.state, ImprovementState.OFF)
                        && (bet != null || change.state != ImprovementState.ON));
    }

    private static Link link(Solution solution, Language reader) {
        return solution.isPublic()
                ? new Link(solution.title(reader), SolutionAddress.page(solution.id))
                : new Link(Messages.text(reader, "usage", "notPublic", solution.title(reader)), null);
    }

    private static StateBadge badge(Improvement change, Language reader) {
        if (change.state == ImprovementState.ON
                && change instanceof BestBet bet
                && !bet.isValidOn(LocalDate.now(ReadableTime.ZONE))) {
            return new StateBadge(Messages.text(reader, "usage", "notNow"), "warning");
        }
        return StateBadge.of(
                "usage",
                change.state,
                switch (change.state) {
                    case PLANNED -> "neutral";
                    case TRIED -> "info";
                    case ON -> "success";
                    case OFF -> "neutral";
                },
                reader);
    }

    private String termName(NewAlias alias) {
        return alias.code + " " + taxonomy.label(alias.scheme.code(), alias.code);
    }
}
