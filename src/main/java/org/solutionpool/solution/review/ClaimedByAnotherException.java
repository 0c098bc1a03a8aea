package org.solutionpool.solution.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody acts on a revision that another reviewer has claimed, or that nobody has. */
public class ClaimedByAnotherException extends RuntimeException {

    private final @Nullable String claimant;

    /**
     * @param claimant the name of who has claimed it; null if nobody has
     */
    public ClaimedByAnotherException(@Nullable String claimant) {
        super("Claimed by " + claimant);
        this.claimant = claimant;
    }

    public Optional<String> claimant() {
        return Optional.ofNullable(claimant);
    }
}
