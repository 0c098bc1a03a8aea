package org.solutionpool.matching;

import java.util.List;

/**
 * What one factor gives.
 *
 * @param points what it adds to the score
 * @param of what it could have added at most
 * @param must whether the person made it a must
 * @param reasons why; what fits before what does not
 */
public record FactorScore(Factor factor, double points, double of, Fit fit, boolean must, List<Reason> reasons) {

    /** Whether it excludes the solution: a must, and the listing states otherwise. */
    public boolean excludes() {
        return must && (fit == Fit.MISSED || fit == Fit.PARTLY);
    }

    /** Whether a must cannot be told from the listing. */
    public boolean unconfirmed() {
        return must && fit == Fit.UNKNOWN;
    }
}
