package org.solutionpool.matchmaking;

import java.time.Duration;
import java.time.Instant;

/** When needs are matched again. A pure rule; moments come in as arguments. */
final class RoundTimes {

    /**
     * How long the pool must be quiet before it is matched again: the index shows what was written a second later, vectors
     * take longer, and what is published together costs one round.
     */
    static final Duration QUIET = Duration.ofMinutes(1);

    /** A pool that is never quiet is matched this often all the same. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Certificates expire and deadlines come nearer without anybody changing anything. */
    static final Duration AT_LEAST_EVERY = Duration.ofDays(1);

    /** How long whoever took a need may be at it before another takes it. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LAST_DOUBLING = 6;

    private RoundTimes() {}

    /** Whether a pool that changed last at a moment has come to rest. */
    static boolean quiet(Instant changedAt, Instant moment) {
        return !changedAt.plus(QUIET).isAfter(moment);
    }

    /**
     * What a round saw for certain.
     *
     * @param changes the pool's changes before it began
     */
    static long seen(long changes, boolean quiet) {
        // While the pool is moving the index may lag behind the last change: the need stays due for the quiet after it.
        return quiet ? changes : changes - 1;
    }

    /** The pause after a failure: a minute, doubled with each further one, at most an hour. */
    static Duration pause(int attempts) {
        Duration pause = Duration.ofMinutes(1L << Math.min(attempts - 1, LAST_DOUBLING));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
