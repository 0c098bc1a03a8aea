package org.solutionpool.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Link;
import org.solutionpool.web.StateBadge;

/**
 * A best bet or an alias as its page shows it.
 *
 * @param kind {@code BEST_BET} or {@code ALIAS}
 * @param validity from when to when; null for an alias
 * @param solutions what is recommended; those not public lead nowhere
 * @param term where the alias goes; null for a best bet
 * @param outcome of the last trial; null before the first
 * @param tried when that was
 */
public record ImprovementView(
        long id,
        String kind,
        String title,
        StateBadge state,
        String reason,
        String created,
        @Nullable String validity,
        List<Link> solutions,
        @Nullable Link term,
        @Nullable Outcome outcome,
        @Nullable String tried,
        boolean triable,
        boolean switchable,
        boolean stoppable) {}
