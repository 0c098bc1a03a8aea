package org.solutionpool.whitelist.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.programme.WorkingDays;

/** The figures of the desk, each from one statement along an index over what is open, or over the entries. */
@ApplicationScoped
@Transactional
public class WhitelistFigures {

    /** Steps that ended longer ago say nothing about how long they take today. */
    private static final Duration LOOKED_BACK = Duration.ofDays(365);

    /** Something that waits for an admin. */
    public enum Task {
        FORMAL_CHECK("/admin/whitelist"),
        REVIEWERS("/admin/whitelist"),
        OBJECTIONS("/admin/whitelist"),
        PUBLICATION("/admin/whitelist"),
        COUNTERSIGNATURES("/admin/whitelist/countersignatures"),
        APPEALS("/admin/whitelist/appeals"),
        COMPLAINTS("/admin/whitelist/complaints"),
        REVIEWS("/admin/whitelist/reviews"),
        RECTIFICATIONS("/admin/whitelist/entries?attention=RECTIFICATION");

        private final String path;

        Task(String path) {
            this.path = path;
        }

        /** Where it is dealt with. */
        public String path() {
            return path;
        }
    }

    /**
     * How much of a task waits.
     *
     * @param since the oldest one; null if nothing waits
     * @param late how many are over their day, or have waited longer than {@link #PATIENCE} where there is no day
     */
    public record Waiting(Task task, long count, @Nullable Instant since, long late) {}

    /** What has no deadline of its own is late after this time. */
    public static final Duration PATIENCE = Duration.ofDays(7);

    /**
     * How long a step takes.
     *
     * @param ended how many went through it within a year
     * @param medianDays null if none did
     * @param open how many are in it now
     * @param oldestDays of those in it now; null if none is
     */
    public record StepTime(
            ApplicationState state,
            long ended,
            @Nullable Double medianDays,
            long open,
            @Nullable Long oldestDays) {}

    /** A share of the entries. */
    public record Share(String code, long count) {}

    @Inject
    EntityManager entityManager;

    /**
     * What waits for one admin: what they asked a second signature for themselves waits for another one, and so does an
     * appeal against what they decided.
     */
    public List<Waiting> waitingFor(long adminId, Instant now) {
        LocalDate today = WorkingDays.dayOf(now);
        Instant patience = now.minus(PATIENCE);
        List<Waiting> waiting = new ArrayList<>();
        waiting.add(one(Task.FORMAL_CHECK, """
                select count(*), min(state_since), count(*) filter (where state_since < ?1)
                from whitelist_application where state = 'FORMAL_CHECK'""", patience));
        waiting.add(one(Task.REVIEWERS, """
                select count(*), min(a.state_since), count(*) filter (where a.state_since < ?1)
                from whitelist_application a join whitelist_batch b on b.id = a.batch_id
                join whitelist_programme p on p.id = b.programme_id
                where a.state = 'SCORING' and not exists (
                    select 1 from whitelist_assignment s where s.application_id = a.id and s.state in ('ASSIGNED', 'SCORING'))
                """, patience));
        waiting.add(one(Task.OBJECTIONS, """
                select count(*), min(o.received_at), count(*) filter (where o.received_at < ?1)
                from whitelist_objection o join whitelist_publicity p on p.id = o.publicity_id
                where p.state = 'RUNNING' and o.state in ('OPEN', 'ANSWERED')""", patience));
        waiting.add(one(Task.PUBLICATION, """
                select count(*), min(started_at), count(*) filter (where ends_on < ?2)
                from whitelist_publicity where state = 'RUNNING' and ends_on < ?1""", today, today.minusDays(PATIENCE.toDays())));
        waiting.add(one(Task.COUNTERSIGNATURES, """
                select count(*), min(requested_at), count(*) filter (where requested_at < ?1)
                from whitelist_countersignature where state = 'OPEN' and requested_by <> ?2""", patience, adminId));
        waiting.add(one(Task.APPEALS, """
                select count(*), min(p.filed_at), count(*) filter (where p.filed_at < ?1)
                from whitelist_appeal p left join whitelist_application a on a.id = p.application_id
                left join whitelist_measure m on m.id = p.measure_id
                where p.state = 'OPEN' and coalesce(a.decided_by, m.decided_by, 0) <> ?2
                and coalesce(m.confirmed_by, 0) <> ?2""", patience, adminId));
        waiting.add(one(Task.COMPLAINTS, """
                select count(*), min(filed_at), count(*) filter (where filed_at < ?1)
                from whitelist_complaint where state in ('OPEN', 'ANSWERED')""", patience));
        waiting.add(one(Task.REVIEWS, """
                select count(*), min(reported_at), count(*) filter (where reported_at < ?1)
                from whitelist_annual_review where state = 'REPORTED'""", patience));
        waiting.add(one(Task.RECTIFICATIONS, """
                select count(*), min(m.decided_at), count(*) filter (where m.due_on < ?1)
                from whitelist_measure m join whitelist_entry e on e.id = m.entry_id
                where m.due_on is not null and m.met_at is null and m.lifted_at is null
                and e.state in ('VALID', 'RECTIFYING', 'SUSPENDED')""", today));
        return waiting;
    }

    private Waiting one(Task task, String sql, Object... parameters) {
        var query = entityManager.createNativeQuery(sql, Tuple.class);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        Tuple row = (Tuple) query.getSingleResult();
        return new Waiting(task, number(row, 0), row.get(1, Instant.class), number(row, 2));
    }

    /**
     * How long each step of an application takes, from the record: the time between one step's event and the next. What
     * reviewers do is recorded with the application too, under actions and states of its own.
     */
    public List<StepTime> stepTimes(Instant now) {
        Map<ApplicationState, Tuple> ended = new EnumMap<>(ApplicationState.class);
        for (Object row : entityManager
                .createNativeQuery("""
                        with steps as (
                            select after ->> 'state' as state, at,
                                   lead(at) over (partition by subject_id order by at, id) as ended
                            from audit_event where subject_type = 'application' and action like 'application.%' and at >= ?1
                              and jsonb_exists(after, 'state'))
                        select state, count(*),
                               percentile_cont(0.5) within group (order by extract(epoch from ended - at) / 86400.0)
                        from steps where ended is not null group by state""", Tuple.class)
                .setParameter(1, now.minus(LOOKED_BACK))
                .getResultList()) {
            Tuple tuple = (Tuple) row;
            ended.put(ApplicationState.valueOf(tuple.get(0, String.class)), tuple);
        }
        Map<ApplicationState, Tuple> open = new EnumMap<>(ApplicationState.class);
        for (Object row : entityManager.createNativeQuery("""
                        select state, count(*), min(state_since) from whitelist_application
                        where state not in ('LISTED', 'REFUSED', 'WITHDRAWN') group by state""", Tuple.class).getResultList()) {
            Tuple tuple = (Tuple) row;
            open.put(ApplicationState.valueOf(tuple.get(0, String.class)), tuple);
        }
        List<StepTime> times = new ArrayList<>();
        for (ApplicationState state : ApplicationState.values()) {
            if (state.isOver() || state == ApplicationState.DRAFT) {
                continue;
            }
            Tuple done = ended.get(state);
            Tuple there = open.get(state);
            times.add(new StepTime(
                    state,
                    done == null ? 0 : number(done, 1),
                    done == null ? null : ((Number) done.get(2)).doubleValue(),
                    there == null ? 0 : number(there, 1),
                    there == null
                            ? null
                            : Duration.between(there.get(2, Instant.class), now).toDays()));
        }
        return times;
    }

    /** All entries there ever were, by where they stand. */
    public List<Share> entriesByState() {
        return shares("select state, count(*) from whitelist_entry group by state order by count(*) desc, state");
    }

    /** Entries in force by province. */
    public List<Share> entriesByRegion() {
        return shares("select coalesce(rpad(left(region, 2), 6, '0'), ''), count(*) from whitelist_entry"
                + " where state in ('VALID', 'RECTIFYING') group by 1 order by count(*) desc, 1");
    }

    /** Entries in force by industry; one of several industries counts in each. */
    public List<Share> entriesByIndustry() {
        return shares(
                "select coalesce(i, ''), count(*) from whitelist_entry e left join unnest(e.industries) as i on true"
                        + " where e.state in ('VALID', 'RECTIFYING') group by 1 order by count(*) desc, 1 limit 30");
    }

    private List<Share> shares(String sql) {
        List<Share> shares = new ArrayList<>();
        for (Object row : entityManager.createNativeQuery(sql, Tuple.class).getResultList()) {
            Tuple tuple = (Tuple) row;
            shares.add(new Share(tuple.get(0, String.class), number(tuple, 1)));
        }
        return shares;
    }

    private static long number(Tuple row, int column) {
        return ((Number) row.get(column)).longValue();
    }
}
