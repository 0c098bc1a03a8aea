package org.solutionpool.matchmaking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Match;
import org.solutionpool.matching.Match.Level;
import org.solutionpool.matching.MatchResult;
import org.solutionpool.matching.Matcher;
import org.solutionpool.matching.Wanted;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedChanged;
import org.solutionpool.need.NeedState;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Taxonomy;

/**
 * Matches the open needs that are due and keeps what fits. Several replicas share the work, a need at a time.
 *
 * <p>A need is taken by moving its next attempt into the future, not by holding a lock: while Elasticsearch is slow,
 * nobody who edits a need waits. What is found is thrown away if the need changed meanwhile; it is due again then.
 */
@ApplicationScoped
public class NeedRounds {

    /** Kept of a need: those of a level worth reading, the best of them. */
    static final int MOST_KEPT = 100;

    /** Of every {@value #EVERY} so much is spent on matching: searches come first on a busy pool. */
    private static final Duration SHARE = Duration.ofSeconds(1);

    private static final String EVERY = "5s";
    private static final Set<Level> KEPT = Set.of(Level.STRONG, Level.GOOD, Level.FAIR);
    private static final Logger LOG = Logger.getLogger(NeedRounds.class);

    /**
     * A need that is being matched.
     *
     * @param dueAt as it was when it was taken: another value later means that the need changed
     * @param seen how many of the pool's changes the round will have seen
     */
    private record Taken(
            long needId, Wanted wanted, @Nullable Instant dueAt, long seen) {}

    /** A row of the table, as PostgreSQL reads it. */
    private record Kept(long solution, double score, Level level, int position, Reasons reasons) {}

    @Inject
    EntityManager entityManager;

    @Inject
    Matcher matcher;

    @Inject
    ReasonsWriter writer;

    @Inject
    MatchNews news;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ObjectMapper json;

    /** An open need is due at once; one that is no longer open has no matches. */
    void changed(@Observes NeedChanged change) {
        Need need = Need.findById(change.needId());
        if (need != null && need.state == NeedState.OPEN) {
            entityManager
                    .createNativeQuery("insert into need_match_round as r (need_id, due_at) values (?1, ?2)"
                            + " on conflict (need_id) do update"
                            + " set due_at = excluded.due_at, attempts = 0, not_before = null")
                    .setParameter(1, change.needId())
                    .setParameter(2, now())
                    .executeUpdate();
        } else {
            NeedMatch.delete("need.id", change.needId());
            NeedRound.delete("needId", change.needId());
        }
    }

    @Scheduled(every = EVERY, delayed = "12s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        runDue(now(), SHARE);
    }

    /**
     * Matches what is due at a moment, those first whose need changed, then those that waited longest. While Elasticsearch
     * is away everything stays due.
     *
     * @param longest after this no further need is begun
     */
    public void runDue(Instant moment, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        do {
            Optional<Taken> taken = QuarkusTransaction.requiringNew().call(() -> take(moment));
            if (taken.isEmpty()) {
                return;
            }
            Taken one = taken.get();
            try {
                MatchResult result = matcher.match(one.wanted());
                QuarkusTransaction.requiringNew().run(() -> settle(one, result, moment));
            } catch (SearchUnavailableException e) {
                LOG.infof("Needs wait for Elasticsearch: %s", e.getMessage());
                QuarkusTransaction.requiringNew().run(() -> release(one));
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "Need %d could not be matched and will be tried again", one.needId());
                QuarkusTransaction.requiringNew().run(() -> postpone(one, moment));
            }
        } while (System.nanoTime() < end);
    }

    private Optional<Taken> take(Instant moment) {
        // Before the need is taken: what comes in between is seen by the round, and makes it due once more.
        MatchPool pool = MatchPool.now();
        boolean quiet = RoundTimes.quiet(pool.changedAt, moment);
        List<?> due = entityManager
                .createNativeQuery("""
                        select r.* from need_match_round r join need n on n.id = r.need_id
                        where n.state = 'OPEN' and (r.not_before is null or r.not_before <= ?1)
                          and (r.due_at <= ?1
                               or r.seen_changes < ?2 and (?3 or r.matched_at <= ?4)
                               or r.matched_at <= ?5)
                        order by r.due_at is null, coalesce(r.due_at, r.matched_at), r.need_id
                        limit 1
                        for update of r skip locked""", NeedRound.class)
                .setParameter(1, moment)
                .setParameter(2, pool.changes)
                .setParameter(3, quiet)
                .setParameter(4, moment.minus(RoundTimes.PATIENCE))
                .setParameter(5, moment.minus(RoundTimes.AT_LEAST_EVERY))
                .getResultList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        NeedRound round = (NeedRound) due.getFirst();
        round.notBefore = moment.plus(RoundTimes.LEASE);
        Need need = Need.findById(round.needId);
        return Optional.of(
                new Taken(round.needId, need.wanted(taxonomy), round.dueAt, RoundTimes.seen(pool.changes, quiet)));
    }

    private void settle(Taken taken, MatchResult result, Instant moment) {
        NeedRound round = NeedRound.findById(taken.needId(), LockModeType.PESSIMISTIC_WRITE);
        if (round == null) {
            // Closed meanwhile.
            return;
        }
        round.notBefore = null;
        if (!Objects.equals(round.dueAt, taken.dueAt())) {
            return;
        }
        MatchNews.Before before = news.before(taken.needId(), round.matchedAt == null);
        replace(taken.needId(), result.matches(), moment.truncatedTo(ChronoUnit.MICROS));
        news.tell(before, moment);
        round.dueAt = null;
        round.seenChanges = taken.seen();
        round.matchedAt = moment;
        round.attempts = 0;
    }

    private void replace(long need, List<Match> matches, Instant moment) {
        List<Kept> kept = new ArrayList<>();
        for (Match match : matches) {
            if (kept.size() == MOST_KEPT || !KEPT.contains(match.level())) {
                break;
            }
            kept.add(new Kept(match.offer().id(), match.score(), match.level(), kept.size() + 1, writer.write(match)));
        }
        entityManager
                .createNativeQuery("""
                        insert into need_match
                               (id, need_id, solution_id, provider_id, score, level, position, reasons, matched_at)
                        select nextval('need_match_seq'), ?1, s.id, s.organization_id, k.score, k.level, k.position,
                               k.reasons, ?3
                        from jsonb_to_recordset(cast(?2 as jsonb))
                             as k (solution bigint, score numeric, level varchar, position integer, reasons jsonb)
                        join solution s on s.id = k.solution and s.state = 'PUBLISHED'
                        on conflict on constraint need_match_key do update
                           set provider_id = excluded.provider_id, score = excluded.score, level = excluded.level,
                               position = excluded.position, reasons = excluded.reasons,
                               matched_at = excluded.matched_at""")
                .setParameter(1, need)
                .setParameter(2, written(kept))
                .setParameter(3, moment)
                .executeUpdate();
        NeedMatch.delete("need.id = ?1 and matchedAt <> ?2", need, moment);
    }

    private static void release(Taken taken) {
        NeedRound.update("notBefore = null where needId = ?1", taken.needId());
    }

    private static void postpone(Taken taken, Instant moment) {
        NeedRound round = NeedRound.findById(taken.needId(), LockModeType.PESSIMISTIC_WRITE);
        if (round != null) {
            round.attempts++;
            round.notBefore = moment.plus(RoundTimes.pause(round.attempts));
        }
    }

    /** As exact as PostgreSQL keeps it, so that what was written is found equal again. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private String written(List<Kept> kept) {
        try {
            return json.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
