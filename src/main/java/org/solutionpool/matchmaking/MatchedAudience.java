package org.solutionpool.matchmaking;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import org.solutionpool.need.NeedAudience;

/** Providers with a public solution among the matches of a need may read it. */
@Unremovable
@ApplicationScoped
class MatchedAudience implements NeedAudience {

    @Override
    public boolean includes(long needId, long organizationId) {
        return NeedMatch.count(
                        "need.id = ?1 and providerId = ?2 and solution.organization.id = ?2 and solution.state = PUBLISHED",
                        needId,
                        organizationId)
                > 0;
    }
}
