package org.solutionpool.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What waits to be written, up to a limit: more is dropped and counted, and nobody waits for room. */
final class UsageQueue<T> {

    private final BlockingQueue<T> waiting;
    private final AtomicLong dropped = new AtomicLong();

    UsageQueue(int most) {
        waiting = new ArrayBlockingQueue<>(most);
    }

    /** Adds one, or counts it as dropped. */
    void offer(T one) {
        if (!waiting.offer(one)) {
            dropped.incrementAndGet();
        }
    }

    /** Takes all there are, oldest first. */
    List<T> take() {
        List<T> taken = new ArrayList<>();
        waiting.drainTo(taken);
        return taken;
    }

    /** How many were dropped since the start. */
    long dropped() {
        return dropped.get();
    }

    int size() {
        return waiting.size();
    }
}
