package org.solutionpool.matching;

import java.util.List;

/**
 * How near the texts of a need and of a listing are.
 *
 * @param share from 0 to 1
 * @param common terms of the taxonomy that the need mentions and the listing carries; empty if there are none
 */
public record TextNearness(double share, List<Reason.Terms> common) {

    /** No text was compared. */
    static final TextNearness NONE = new TextNearness(0, List.of());
}
