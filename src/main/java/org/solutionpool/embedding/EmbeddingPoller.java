package org.solutionpool.embedding;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/**
 * Computes what waits in the queue, {@value #BATCH} texts at a time on one thread. Any number of replicas do so side by
 * side. A batch is taken by moving its rows' next attempt into the future, not by holding locks: whoever dies with it
 * leaves it to the others after {@value #LEASE_SECONDS} seconds, and loses no more than that batch.
 */
@ApplicationScoped
public class EmbeddingPoller {

    static final int BATCH = 16;

    /** Much longer than a batch takes, also on a machine that is busy with everything else. */
    static final int LEASE_SECONDS = 60;

    private static final Logger LOG = Logger.getLogger(EmbeddingPoller.class);
    private static final int LONGEST_PAUSE_SECONDS = 3600;
    private static final int LONGEST_ERROR = 2000;

    record Key(String model, String hash) {}

    record Taken(Key key, long subject, String text, int attempts) {}

    @Inject
    EntityManager entityManager;

    @Inject
    TextVectors vectors;

    @Inject
    Event<TextsEmbedded> embedded;

    private @Nullable Counter computed;
    private volatile boolean ending;
    private volatile @Nullable String problem;

    @Inject
    void count(MeterRegistry registry) {
        computed = Counter.builder("pool.embedding.texts")
                .description("Texts whose vectors were computed")
                .register(registry);
    }

    /** Why this replica computes nothing; null while it can. */
    public @Nullable String problem() {
        return problem;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void poll() {
        try {
            boolean more = !ending;
            while (more) {
                more = round() && !ending;
            }
            problem = null;
        } catch (ModelUnavailableException e) {
            if (problem == null) {
                LOG.errorf(e, "Listings stay without vectors");
            }
            problem = e.getMessage();
        } catch (RuntimeException e) {
            LOG.warnf("Texts wait for their vectors: %s", e);
        }
    }

    void end(@Observes ShutdownEvent event) {
        ending = true;
    }

    /**
     * Deals with one batch.
     *
     * @return false if nothing was due
     * @throws ModelUnavailableException if a model does not work here; the batch is given back
     */
    boolean round() {
        List<Taken> taken = QuarkusTransaction.requiringNew().call(this::take);
        if (taken.isEmpty()) {
            return false;
        }
        Set<Key> known = QuarkusTransaction.requiringNew().call(() -> stored(taken));
        Map<Key, float[]> fresh = new HashMap<>();
        Map<Key, String> failures = new HashMap<>();
        for (Taken row : taken) {
            if (ending) {
                break;
            }
            if (known.add(row.key())) {
                try {
                    fresh.put(row.key(), vectors.embed(language(row.key()), row.text()));
                } catch (ModelUnavailableException e) {
                    QuarkusTransaction.requiringNew().run(() -> giveBack(taken));
                    throw e;
                } catch (RuntimeException e) {
                    failures.put(row.key(), String.valueOf(e.getMessage()));
                }
            }
        }
        QuarkusTransaction.requiringNew().run(() -> settle(taken, known, fresh, failures));
        if (computed != null) {
            computed.increment(fresh.size());
        }
        return true;
    }

    private static Language language(Key key) {
        for (TextModel model : TextModel.values()) {
            if (model.id().equals(key.model())) {
                return model.language();
            }
        }
        throw new IllegalStateException("This release has no model " + key.model());
    }

    /** Takes a batch in hand, in a transaction of the caller. */
    List<Taken> take() {
        List<?> rows = entityManager
                .createNativeQuery("""
                        with due as (
                            select model, hash, subject_id from embedding_queue
                            where next_attempt_at <= now() and model = any(cast(?3 as text[]))
                            order by next_attempt_at, subject_id
                            limit ?1
                            for update skip locked
                        )
                        update embedding_queue q set next_attempt_at = now() + make_interval(secs => ?2)
                        from due where q.model = due.model and q.hash = due.hash and q.subject_id = due.subject_id
                        returning q.model, q.hash, q.subject_id, q.text, q.attempts""", Tuple.class)
                .setParameter(1, BATCH)
                .setParameter(2, LEASE_SECONDS)
                .setParameter(3, EmbeddingProgress.models())
                .getResultList();
        List<Taken> taken = new ArrayList<>();
        for (Object row : rows) {
            Tuple tuple = (Tuple) row;
            taken.add(new Taken(
                    new Key(tuple.get(0, String.class), tuple.get(1, String.class)),
                    ((Number) tuple.get(2)).longValue(),
                    tuple.get(3, String.class),
                    ((Number) tuple.get(4)).intValue()));
        }
        return taken;
    }

    /** Those that another row of the queue brought a moment ago. */
    private Set<Key> stored(List<Taken> taken) {
        List<?> rows = entityManager
                .createNativeQuery("""
                        select e.model, e.hash from text_embedding e
                        join unnest(cast(?1 as text[]), cast(?2 as text[])) as k (model, hash)
                          on e.model = k.model and e.hash = k.hash""", Tuple.class)
                .setParameter(1, models(taken))
                .setParameter(2, hashes(taken))
                .getResultList();
        Set<Key> known = new HashSet<>();
        rows.forEach(row -> known.add(new Key(((Tuple) row).get(0, String.class), ((Tuple) row).get(1, String.class))));
        return known;
    }

    private void settle(List<Taken> taken, Set<Key> known, Map<Key, float[]> fresh, Map<Key, String> failures) {
        fresh.forEach((key, vector) -> entityManager
                .createNativeQuery("""
                        insert into text_embedding (model, hash, vector, created_at) values (?1, ?2, ?3, now())
                        on conflict do nothing""")
                .setParameter(1, key.model())
                .setParameter(2, key.hash())
                .setParameter(3, StoredVectors.packed(vector))
                .executeUpdate());
        List<Taken> done = new ArrayList<>();
        List<Taken> left = new ArrayList<>();
        for (Taken row : taken) {
            String failure = failures.get(row.key());
            if (failure != null) {
                postpone(row, failure);
            } else {
                (known.contains(row.key()) ? done : left).add(row);
            }
        }
        giveBack(left);
        remove(done);
        if (!done.isEmpty()) {
            Set<Long> subjects = new TreeSet<>();
            done.forEach(row -> subjects.add(row.subject()));
            embedded.fire(new TextsEmbedded(subjects));
        }
    }

    private void remove(List<Taken> rows) {
        update("delete from embedding_queue q", rows);
    }

    private void giveBack(List<Taken> rows) {
        update("update embedding_queue q set next_attempt_at = now()", rows);
    }

    private void update(String change, List<Taken> rows) {
        if (rows.isEmpty()) {
            return;
        }
        entityManager
                .createNativeQuery(change + " " + """
                        where (q.model, q.hash, q.subject_id) in (
                            select model, hash, subject_id
                            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as bigint[]))
                                 as t (model, hash, subject_id))""")
                .setParameter(1, models(rows))
                .setParameter(2, hashes(rows))
                .setParameter(3, rows.stream().map(Taken::subject).toArray(Long[]::new))
                .executeUpdate();
    }

    private void postpone(Taken row, String error) {
        int attempts = row.attempts() + 1;
        long pause = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(attempts, 20));
        LOG.warnf("The text of %d has no vector, attempt %d, next in %d s: %s", row.subject(), attempts, pause, error);
        entityManager
                .createNativeQuery("""
                        update embedding_queue
                        set attempts = ?4, last_error = ?5, next_attempt_at = now() + make_interval(secs => ?6)
                        where model = ?1 and hash = ?2 and subject_id = ?3""")
                .setParameter(1, row.key().model())
                .setParameter(2, row.key().hash())
                .setParameter(3, row.subject())
                .setParameter(4, attempts)
                .setParameter(5, error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR))
                .setParameter(6, pause)
                .executeUpdate();
    }

    private static String[] models(List<Taken> rows) {
        return rows.stream().map(row -> row.key().model()).toArray(String[]::new);
    }

    private static String[] hashes(List<Taken> rows) {
        return rows.stream().map(row -> row.key().hash()).toArray(String[]::new);
    }
}
