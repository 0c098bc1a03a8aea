package org.solutionpool.indexing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.solutionpool.indexing.BulkWriter.Destination;
import org.solutionpool.indexing.BulkWriter.Outcome;
import org.solutionpool.indexing.BulkWriter.Result;

/**
 * Empties the outbox into Elasticsearch, a batch at a time. Any number of replicas do so side by side.
 *
 * <p>A batch is taken by moving its rows' next attempt into the future, not by holding locks: while Elasticsearch is
 * slow, nobody who publishes waits. A row leaves the outbox only if its mark is still the one that was taken; what was
 * marked meanwhile is written once more. Whoever dies with a batch in hand leaves it to the others after
 * {@value #LEASE_SECONDS} seconds.
 */
@ApplicationScoped
public class Indexer {

    static final int BATCH = 200;

    /** Longer than a request to Elasticsearch can take. */
    static final int LEASE_SECONDS = 30;

    private static final Logger LOG = Logger.getLogger(Indexer.class);
    private static final int LONGEST_PAUSE_SECONDS = 3600;
    private static final int LONGEST_ERROR = 2000;

    /** How a round went. */
    public enum Round {
        /** Nothing was due. */
        IDLE,
        /** Something was written, or is known to be wrong; there may be more. */
        WORKED,
        /** An index was missing: it is going to be created, or a rollover has just ended. */
        NO_INDEX,
        /** A shard was away or too busy. */
        UNAVAILABLE
    }

    private record Taken(long id, long mark, int attempts) {}

    @Inject
    EntityManager entityManager;

    @Inject
    DocumentSources sources;

    @Inject
    BulkWriter writer;

    @Inject
    IndexNames names;

    @Inject
    IndexBootstrap bootstrap;

    @Inject
    Event<DocumentsIndexed> indexed;

    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);

    @Inject
    void count(MeterRegistry registry) {
        for (Result result : List.of(Result.WRITTEN, Result.DELETED, Result.REFUSED)) {
            counters.put(
                    result,
                    Counter.builder("pool.index.documents")
                            .description("Documents that the indexer dealt with")
                            .tag("result", result.name().toLowerCase(java.util.Locale.ROOT))
                            .register(registry));
        }
    }

    /**
     * Deals with the rows that are due, at most {@value #BATCH} of them; deletions first.
     *
     * @throws ClusterAwayException if Elasticsearch is away: every row then stays as it is, with no attempt counted
     */
    public Round round() {
        Map<DocumentKind, List<Taken>> taken = QuarkusTransaction.requiringNew().call(this::take);
        Round round = Round.IDLE;
        for (Map.Entry<DocumentKind, List<Taken>> batch : taken.entrySet()) {
            try {
                Round one = deal(batch.getKey(), batch.getValue());
                round = one.compareTo(round) > 0 ? one : round;
            } catch (RuntimeException e) {
                giveBack(batch.getKey(), batch.getValue());
                throw e;
            }
        }
        if (round == Round.UNAVAILABLE) {
            throw new ClusterAwayException("A shard is away or too busy");
        }
        return round;
    }

    private Round deal(DocumentKind kind, List<Taken> rows) {
        bootstrap.ensure(kind);
        List<Long> ids = rows.stream().map(Taken::id).toList();
        List<DocumentState> states = new ArrayList<>();
        List<Destination> destinations = new ArrayList<>();
        Optional<OlderIndex> older = bootstrap.older(kind);
        QuarkusTransaction.requiringNew().run(() -> {
            // Asked after the rows were taken: what a rollover has read before it is older than they are, see Rollover.
            destinations.add(older.map(index -> new Destination(names.write(kind), index::reduced))
                    .orElseGet(() -> Destination.whole(names.write(kind))));
            if (IndexTask.rolloverIsRunning(kind)) {
                destinations.add(Destination.whole(names.next(kind)));
            }
            states.addAll(statesOf(kind, ids));
        });
        Map<Long, Outcome> outcomes = writer.writeTo(destinations, states);
        if (older.isPresent() && !bootstrap.older(kind).equals(older)) {
            // The aliases moved in between: what was reduced for the old index may have reached the new one.
            outcomes = moved(ids);
        }
        Map<Long, Outcome> settled = outcomes;
        QuarkusTransaction.requiringNew().run(() -> settle(kind, rows, settled));
        outcomes.values().forEach(outcome -> {
            Counter counter = counters.get(outcome.result());
            if (counter != null) {
                counter.increment();
            }
        });
        if (outcomes.values().stream().anyMatch(outcome -> outcome.result() == Result.UNAVAILABLE)) {
            return Round.UNAVAILABLE;
        }
        if (outcomes.values().stream().anyMatch(outcome -> outcome.result() == Result.NO_INDEX)) {
            bootstrap.forget(kind);
            return Round.NO_INDEX;
        }
        return Round.WORKED;
    }

    private static Map<Long, Outcome> moved(List<Long> ids) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        ids.forEach(id -> outcomes.put(id, new Outcome(Result.NO_INDEX, null)));
        return outcomes;
    }

    /** What the index has to say about these ids; rows that do not exist have to disappear from it. */
    private List<DocumentState> statesOf(DocumentKind kind, List<Long> ids) {
        Map<Long, DocumentState> states = new HashMap<>();
        sources.of(kind).read(ids).forEach(state -> states.put(state.id(), state));
        return ids.stream()
                .map(id -> states.getOrDefault(id, DocumentState.gone(id)))
                .toList();
    }

    private Map<DocumentKind, List<Taken>> take() {
        List<?> rows = entityManager
                .createNativeQuery("""
                        with due as (
                            select kind, document_id from index_outbox
                            where next_attempt_at <= now()
                            order by removal desc, next_attempt_at, mark
                            limit ?1
                            for update skip locked
                        ), taken as (
                            update index_outbox o set next_attempt_at = now() + make_interval(secs => ?2)
                            from due where o.kind = due.kind and o.document_id = due.document_id
                            returning o.kind, o.document_id, o.mark, o.attempts
                        )
                        select kind, document_id, mark, attempts from taken""", Tuple.class)
                .setParameter(1, BATCH)
                .setParameter(2, LEASE_SECONDS)
                .getResultList();
        Map<DocumentKind, List<Taken>> taken = new LinkedHashMap<>();
        for (Object row : rows) {
            Tuple tuple = (Tuple) row;
            taken.computeIfAbsent(DocumentKind.valueOf(tuple.get(0, String.class)), kind -> new ArrayList<>())
                    .add(new Taken(
                            ((Number) tuple.get(1)).longValue(),
                            ((Number) tuple.get(2)).longValue(),
                            ((Number) tuple.get(3)).intValue()));
        }
        return taken;
    }

    private void settle(DocumentKind kind, List<Taken> rows, Map<Long, Outcome> outcomes) {
        List<Taken> done = new ArrayList<>();
        List<Taken> again = new ArrayList<>();
        for (Taken row : rows) {
            Outcome outcome = outcomes.get(row.id());
            if (outcome == null) {
                again.add(row);
                continue;
            }
            switch (outcome.result()) {
                case WRITTEN, DELETED -> done.add(row);
                case NO_INDEX, UNAVAILABLE -> again.add(row);
                case REFUSED -> postpone(kind, row, String.valueOf(outcome.error()));
            }
        }
        remove(kind, done);
        release(kind, again);
        if (!done.isEmpty()) {
            indexed.fire(new DocumentsIndexed(kind));
        }
    }

    private void remove(DocumentKind kind, List<Taken> rows) {
        // A row somebody is marking at this moment is left: its mark is about to change.
        entityManager
                .createNativeQuery("""
                        delete from index_outbox where kind = ?1 and document_id in (
                            select o.document_id from index_outbox o
                            join unnest(cast(?2 as bigint[]), cast(?3 as bigint[])) as t (id, mark)
                              on o.kind = ?1 and o.document_id = t.id and o.mark = t.mark
                            for update of o skip locked)""")
                .setParameter(1, kind.name())
                .setParameter(2, rows.stream().map(Taken::id).toArray(Long[]::new))
                .setParameter(3, rows.stream().map(Taken::mark).toArray(Long[]::new))
                .executeUpdate();
    }

    private void release(DocumentKind kind, List<Taken> rows) {
        if (rows.isEmpty()) {
            return;
        }
        entityManager
                .createNativeQuery("""
                        update index_outbox set next_attempt_at = now() where kind = ?1 and document_id in (
                            select o.document_id from index_outbox o
                            join unnest(cast(?2 as bigint[]), cast(?3 as bigint[])) as t (id, mark)
                              on o.kind = ?1 and o.document_id = t.id and o.mark = t.mark
                            for update of o skip locked)""")
                .setParameter(1, kind.name())
                .setParameter(2, rows.stream().map(Taken::id).toArray(Long[]::new))
                .setParameter(3, rows.stream().map(Taken::mark).toArray(Long[]::new))
                .executeUpdate();
    }

    private void giveBack(DocumentKind kind, List<Taken> rows) {
        QuarkusTransaction.requiringNew().run(() -> release(kind, rows));
    }

    private void postpone(DocumentKind kind, Taken row, String error) {
        int attempts = row.attempts() + 1;
        long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(attempts, 20));
        LOG.warnf("%s %d could not be indexed, attempt %d, next in %d s: %s", kind, row.id(), attempts, pause, error);
        entityManager
                .createNativeQuery("""
                        update index_outbox
                        set attempts = ?4, last_error = ?5, next_attempt_at = now() + make_interval(secs => ?6)
                        where kind = ?1 and document_id = ?2 and mark = ?3""")
                .setParameter(1, kind.name())
                .setParameter(2, row.id())
                .setParameter(3, row.mark())
                .setParameter(4, attempts)
                .setParameter(5, error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR))
                .setParameter(6, pause)
                .executeUpdate();
    }
}
