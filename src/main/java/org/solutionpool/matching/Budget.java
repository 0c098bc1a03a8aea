package org.solutionpool.matching;

import org.jspecify.annotations.Nullable;

/**
 * What may be spent, in yuan.
 *
 * @param min null if there is no lower end
 * @param max null if there is no upper end
 * @throws IllegalArgumentException if the lower end is above the upper one, or one of them is negative
 */
public record Budget(@Nullable Long min, @Nullable Long max, Strength strength) {

    /** Nothing is said about money. */
    public static final Budget NONE = new Budget(null, null, Strength.OPEN);

    public Budget {
        if (min != null && min < 0 || max != null && max < 0 || min != null && max != null && min > max) {
            throw new IllegalArgumentException("No budget: " + min + " to " + max);
        }
    }

    /** Whether it excludes or ranks anything. */
    public boolean counts() {
        return (min != null || max != null) && strength != Strength.OPEN;
    }
}
