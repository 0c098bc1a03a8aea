package org.solutionpool.relevance;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is measured of one ranking. Gains are the grades themselves. */
enum Measure {
    /** Over the whole ranking; what nobody judged counts as 0. */
    NDCG_10("nDCG@10") {
        @Override
        double of(List<String> ranking, Map<String, Integer> grades) {
            return gain(ranking, grades) / ideal(grades);
        }
    },
    /** Of the judged documents alone, in the order of the ranking; those it lacks come last. */
    JUDGED_NDCG_10("nDCG@10 of the judged") {
        @Override
        double of(List<String> ranking, Map<String, Integer> grades) {
            return gain(ranking.stream().filter(grades::containsKey).toList(), grades) / ideal(grades);
        }
    },
    MRR_10("MRR@10") {
        @Override
        double of(List<String> ranking, Map<String, Integer> grades) {
            for (int i = 0; i < Math.min(DEPTH, ranking.size()); i++) {
                if (grades.getOrDefault(ranking.get(i), 0) > 0) {
                    return 1.0 / (i + 1);
                }
            }
            return 0;
        }
    },
    RECALL_100("Recall@100") {
        @Override
        double of(List<String> ranking, Map<String, Integer> grades) {
            Set<String> found = new HashSet<>(ranking.subList(0, Math.min(100, ranking.size())));
            long relevant = grades.values().stream().filter(grade -> grade > 0).count();
            return (double) grades.entrySet().stream()
                            .filter(entry -> entry.getValue() > 0 && found.contains(entry.getKey()))
                            .count()
                    / relevant;
        }
    },
    SUCCESS_1("success@1") {
        @Override
        double of(List<String> ranking, Map<String, Integer> grades) {
            return success(ranking, grades, 1);
        }
    },
    SUCCESS_5("success@5") {
        @Override
        double of(List<String> ranking, Map<String, Integer> grades) {
            return success(ranking, grades, 5);
        }
    };

    private static final int DEPTH = 10;

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param grades at least one of them above 0 */
    abstract double of(List<String> ranking, Map<String, Integer> grades);

    private static double gain(List<String> ranking, Map<String, Integer> grades) {
        return discounted(ranking.stream()
                .map(document -> grades.getOrDefault(document, 0))
                .toList());
    }

    private static double ideal(Map<String, Integer> grades) {
        return discounted(
                grades.values().stream().sorted(Comparator.reverseOrder()).toList());
    }

    private static double discounted(List<Integer> gains) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, gains.size()); i++) {
            sum += gains.get(i) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static double success(List<String> ranking, Map<String, Integer> grades, int depth) {
        return ranking.stream().limit(depth).anyMatch(document -> grades.getOrDefault(document, 0) > 0) ? 1 : 0;
    }
}
