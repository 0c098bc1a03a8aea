package org.solutionpool.whitelist.assessment;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What one reviewer handed in.
 *
 * @param met whether each mandatory condition is met, by the id of the criterion
 * @param points the points of each scored criterion, by its id
 * @param third whether the reviewer was asked because the others were too far apart
 */
public record ScoreSheet(Map<Long, Boolean> met, Map<Long, BigDecimal> points, boolean third) {

    public BigDecimal total() {
        return points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
