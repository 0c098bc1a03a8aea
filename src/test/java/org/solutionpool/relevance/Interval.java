package org.solutionpool.relevance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A mean over topics with the interval that holds it in 95 of 100 draws of as many topics with replacement (percentile
 * bootstrap, 2,000 draws, the same ones every time).
 */
record Interval(double mean, double low, double high) {

    private static final int DRAWS = 2000;
    private static final long SEED = 20261124;

    static Interval of(double[] values) {
        Random random = new Random(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                Arrays.stream(values).average().orElse(0), means[DRAWS * 25 / 1000], means[DRAWS * 975 / 1000]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", mean, low, high);
    }
}
