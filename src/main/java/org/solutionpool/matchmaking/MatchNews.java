package org.solutionpool.matchmaking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.Digests;
import org.solutionpool.alert.digest.Digests.Offer;
import org.solutionpool.matching.Match.Level;
import org.solutionpool.need.Need;

/** Offers to the digests what a round brought: good matches that were none before, or are better than they were. */
@ApplicationScoped
class MatchNews {

    /** What is worth a mail, and how much; the digest tells of a pair again when this rises. */
    private static final Map<Level, Integer> WORTH = Map.of(Level.GOOD, 2, Level.STRONG, 3);

    @Inject
    Digests digests;

    @Inject
    NewsChoices choices;

    /** What a match was worth. */
    private record Pair(long solution, @Nullable Long provider, int worth) {}

    /**
     * How things stood before a round.
     *
     * @param first whether it is the need's first: its owner sees what it brings and needs no mail
     */
    record Before(long needId, boolean first, List<Pair> pairs) {}

    Before before(long needId, boolean first) {
        return new Before(needId, first, pairs(needId));
    }

    /** Tells both sides, in the transaction that keeps what the round found. */
    void tell(Before before, Instant moment) {
        Need need = Need.findById(before.needId());
        long owner = Objects.requireNonNull(need.organization.id);
        List<Pair> now = pairs(before.needId());
        tellOwner(before, owner, now, moment);
        tellProviders(before, owner, now, moment);
    }

    private void tellOwner(Before before, long owner, List<Pair> now, Instant moment) {
        Map<Long, Integer> known = new HashMap<>();
        before.pairs().forEach(pair -> known.put(pair.solution(), pair.worth()));
        String scope = String.valueOf(before.needId());
        List<Offer> offers = now.stream()
                .filter(pair -> pair.worth() > known.getOrDefault(pair.solution(), 0))
                .map(pair ->
                        new Offer(SolutionNews.KIND, scope, String.valueOf(pair.solution()), pair.worth(), List.of()))
                .toList();
        offer(owner, offers, SolutionNews.KIND, scope, before.first(), moment);
    }

    private void tellProviders(Before before, long owner, List<Pair> now, Instant moment) {
        Map<Long, Integer> known = best(before.pairs());
        List<Map.Entry<Long, Integer>> rises = new ArrayList<>(best(now).entrySet());
        rises.sort(Map.Entry.comparingByKey());
        for (Map.Entry<Long, Integer> rise : rises) {
            long provider = rise.getKey();
            if (provider != owner && rise.getValue() > known.getOrDefault(provider, 0)) {
                String scope = String.valueOf(provider);
                List<Offer> offers = List.of(
                        new Offer(NeedNews.KIND, scope, String.valueOf(before.needId()), rise.getValue(), List.of()));
                offer(provider, offers, NeedNews.KIND, scope, false, moment);
            }
        }
    }

    /** What the best of each provider's solutions is worth. */
    private static Map<Long, Integer> best(List<Pair> pairs) {
        Map<Long, Integer> best = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.provider() != null) {
                best.merge(pair.provider(), pair.worth(), Math::max);
            }
        }
        return best;
    }

    /**
     * @param seen whether they have seen it already: it is noted, so that only a higher level is news
     */
    private void offer(long organization, List<Offer> offers, String kind, String scope, boolean seen, Instant moment) {
        if (offers.isEmpty()) {
            return;
        }
        // In the order of the id: two rounds that tell the same people must not wait for each other.
        List<Long> people = Person.membersOf(organization).stream()
                .map(person -> Objects.requireNonNull(person.id))
                .sorted()
                .toList();
        Map<Long, DigestFrequency> chosen = choices.of(people, kind, scope);
        for (long person : people) {
            DigestFrequency frequency = seen ? DigestFrequency.NEVER : chosen.getOrDefault(person, NewsChoices.USUAL);
            digests.offerAll(person, offers, frequency, moment);
        }
    }

    private static List<Pair> pairs(long needId) {
        return NeedMatch.getEntityManager()
                .createQuery(
                        "select m.solution.id, m.providerId, m.level from NeedMatch m"
                                + " where m.need.id = ?1 and m.level in (STRONG, GOOD) order by m.position",
                        Object[].class)
                .setParameter(1, needId)
                .getResultList()
                .stream()
                .map(row -> new Pair((Long) row[0], (Long) row[1], WORTH.getOrDefault((Level) row[2], 0)))
                .toList();
    }
}
