package org.solutionpool.whitelist.programme;

import org.jspecify.annotations.Nullable;

/**
 * How many entries of a batch a share may have, as Qingdao's call of 2024 states them for its kinds of provider.
 *
 * @param dimension what is counted
 * @param code the taxonomy's code in that dimension
 * @param min fewer than this are shown as a shortfall; nobody is listed below the pass mark to fill it
 * @param max more than this are not proposed; null for no limit
 */
public record Quota(
        Dimension dimension, String code, int min, @Nullable Integer max) {

    /** What a quota counts. */
    public enum Dimension {
        INDUSTRY,
        PROVIDER_KIND,
        REGION
    }
}
