package org.solutionpool.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;

/**
 * Two or three solutions that together do what none does alone.
 *
 * @param parts the one that does most first
 * @param missing kinds of equipment and protocols that they leave open; empty if together they do it all
 */
public record Combination(List<Part> parts, List<Reason.Terms> missing) {

    /** Among so many are the best sought: all sets of three of them are 10,000. */
    private static final int AMONG = 40;

    /** What one solution takes on. */
    public record Part(Match match, List<Reason.Terms> takesOn) {}

    private record Demand(Scheme scheme, String code) {}

    private record Together(List<Integer> members, int covered, double score) {}

    /**
     * Finds the smallest set that covers most of the equipment and of the protocols that must be covered.
     *
     * @return empty if a single solution covers them all, if fewer than two things are wanted, or if no set covers more
     *     than the best single one
     */
    static Optional<Combination> of(MatchResult result, Taxonomy taxonomy) {
        List<Demand> demands = demands(result.wanted());
        if (demands.size() < 2) {
            return Optional.empty();
        }
        Nearness equipment = new Nearness(taxonomy, Scheme.EQUIPMENT);
        List<Match> candidates = new ArrayList<>();
        List<BitSet> covers = new ArrayList<>();
        for (Match match : candidates(result)) {
            BitSet bits = new BitSet();
            for (int i = 0; i < demands.size(); i++) {
                if (meets(match.offer(), demands.get(i), equipment)) {
                    bits.set(i);
                }
            }
            if (!bits.isEmpty() && candidates.size() < AMONG) {
                candidates.add(match);
                covers.add(bits);
            }
        }
        int single = covers.stream().mapToInt(BitSet::cardinality).max().orElse(0);
        if (single == demands.size()) {
            return Optional.empty();
        }
        return best(candidates, covers)
                .filter(set -> set.covered() > single)
                .map(set -> combination(set, candidates, covers, demands));
    }

    private static List<Demand> demands(Wanted wanted) {
        List<Demand> demands = new ArrayList<>();
        if (wanted.equipment().counts()) {
            wanted.equipment().codes().forEach(code -> demands.add(new Demand(Scheme.EQUIPMENT, code)));
        }
        if (wanted.protocols().counts() && wanted.protocols().strength() == Strength.MUST) {
            wanted.protocols().codes().forEach(code -> demands.add(new Demand(Scheme.PROTOCOL, code)));
        }
        return demands;
    }

    /** What is excluded because it does only a part may be a part here; what another must excludes may not. */
    private static List<Match> candidates(MatchResult result) {
        List<Match> candidates = new ArrayList<>(result.matches());
        result.excluded().stream()
                .filter(match -> match.excludedBy().stream()
                        .allMatch(factor -> factor == Factor.EQUIPMENT || factor == Factor.PROTOCOL))
                .forEach(candidates::add);
        candidates.sort(Match.BEST_FIRST);
        return candidates;
    }

    private static boolean meets(Offer offer, Demand demand, Nearness equipment) {
        return demand.scheme() == Scheme.EQUIPMENT
                ? offer.equipment().stream().anyMatch(stated -> equipment.sameLine(stated, demand.code()))
                : offer.protocols().contains(demand.code());
    }

    /** The most covered; of equal ones the fewest, then the best score, then the first in order. */
    private static Optional<Together> best(List<Match> candidates, List<BitSet> covers) {
        Comparator<Together> order = Comparator.comparingInt(Together::covered)
                .reversed()
                .thenComparingInt(set -> set.members().size())
                .thenComparing(Comparator.comparingDouble(Together::score).reversed());
        Together best = null;
        for (Together set : sets(candidates, covers)) {
            if (best == null || order.compare(set, best) < 0) {
                best = set;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Together> sets(List<Match> candidates, List<BitSet> covers) {
        List<Together> sets = new ArrayList<>();
        int count = candidates.size();
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                sets.add(set(candidates, covers, List.of(a, b)));
                for (int c = b + 1; c < count; c++) {
                    sets.add(set(candidates, covers, List.of(a, b, c)));
                }
            }
        }
        return sets;
    }

    private static Together set(List<Match> candidates, List<BitSet> covers, List<Integer> members) {
        BitSet together = new BitSet();
        double score = 0;
        for (int member : members) {
            together.or(covers.get(member));
            score += candidates.get(member).score();
        }
        return new Together(members, together.cardinality(), score);
    }

    private static Combination combination(
            Together set, List<Match> candidates, List<BitSet> covers, List<Demand> demands) {
        Set<Demand> open = new LinkedHashSet<>(demands);
        List<Integer> members = new ArrayList<>(set.members());
        members.sort(
                Comparator.<Integer>comparingInt(member -> covers.get(member).cardinality())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        List<Part> parts = new ArrayList<>();
        for (int member : members) {
            List<Demand> taken = covers.get(member).stream()
                    .mapToObj(demands::get)
                    .filter(open::remove)
                    .toList();
            parts.add(new Part(candidates.get(member), terms(taken)));
        }
        return new Combination(parts, terms(List.copyOf(open)));
    }

    private static List<Reason.Terms> terms(List<Demand> demands) {
        List<Reason.Terms> terms = new ArrayList<>();
        for (Scheme scheme : List.of(Scheme.EQUIPMENT, Scheme.PROTOCOL)) {
            List<String> codes = demands.stream()
                    .filter(demand -> demand.scheme() == scheme)
                    .map(Demand::code)
                    .toList();
            if (!codes.isEmpty()) {
                terms.add(new Reason.Terms(scheme, codes));
            }
        }
        return terms;
    }
}
