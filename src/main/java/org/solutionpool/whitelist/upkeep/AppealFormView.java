package org.solutionpool.whitelist.upkeep;

import org.jspecify.annotations.Nullable;

/**
 * What an appeal is filed against.
 *
 * @param subject whose entry or application it is about
 * @param decision the kind of decision
 * @param reason why it was decided so
 * @param decidedOn null if nothing was decided
 * @param dueOn the last day of an appeal; null if nothing was decided
 * @param backUrl where the decision stands
 * @param obstacle why no appeal is possible; null if it is
 */
public record AppealFormView(
        String subject,
        String decision,
        @Nullable String reason,
        @Nullable String decidedOn,
        @Nullable String dueOn,
        String backUrl,
        String action,
        @Nullable String obstacle) {}
