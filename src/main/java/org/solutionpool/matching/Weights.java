package org.solutionpool.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each factor counts: {@code matching/weights.json}, which also says what each number was measured by.
 *
 * @param factors points of each factor before they are scaled to 100; 0 leaves a factor out
 * @param must what the points of a factor are multiplied with when the person makes it a must
 * @param vectors the share of meaning in the text factor, from 0 to 1; the rest is words
 * @param acrossLanguages what a nearness found by translating the query is multiplied with
 */
record Weights(Map<Factor, Double> factors, double must, double vectors, double acrossLanguages) {

    private static final String FILE = "/matching/weights.json";

    Weights {
        for (Factor factor : Factor.values()) {
            Double weight = factors.get(factor);
            if (weight == null || weight < 0) {
                throw new IllegalArgumentException("No weight for " + factor);
            }
        }
        if (must < 1 || vectors < 0 || vectors > 1 || acrossLanguages < 0 || acrossLanguages > 1) {
            throw new IllegalArgumentException("Out of range: " + must + ", " + vectors + ", " + acrossLanguages);
        }
    }

    double of(Factor factor) {
        Double weight = factors.get(factor);
        return weight == null ? 0 : weight;
    }

    static Weights load() {
        try (InputStream in = Weights.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            JsonNode json = new ObjectMapper().readTree(in);
            Map<Factor, Double> factors = new EnumMap<>(Factor.class);
            for (Factor factor : Factor.values()) {
                factors.put(
                        factor,
                        json.required("factors")
                                .required(factor.code())
                                .required("points")
                                .asDouble());
            }
            return new Weights(
                    factors,
                    json.required("must").required("times").asDouble(),
                    json.required("text").required("vectors").asDouble(),
                    json.required("text").required("acrossLanguages").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
