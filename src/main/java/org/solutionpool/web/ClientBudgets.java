package org.solutionpool.web;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** What each client has left of one limit. */
final class ClientBudgets {

    /** About 200 bytes each: a flood of addresses costs 10 MB a limit and pushes out the clients that came least. */
    private static final int MOST_CLIENTS = 50_000;

    private final LoadingCache<String, Bucket> buckets;

    ClientBudgets(long requests, Duration per) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                // Whoever was away for the whole time has everything back: a new bucket says the same.
                .expireAfterAccess(per)
                .build(client -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, per))
                        .build());
    }

    /** Takes one request from a client's budget. Zero if there was one left, else how long until there is. */
    Duration take(String client) {
        ConsumptionProbe taken = requireNonNull(buckets.get(client)).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Duration.ZERO : Duration.ofNanos(taken.getNanosToWaitForRefill());
    }
}
