package org.solutionpool.usage;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Followed;
import org.solutionpool.activity.Kind;
import org.solutionpool.activity.Searched;
import org.solutionpool.activity.Step;
import org.solutionpool.web.ReadableTime;

/**
 * Writes what is searched for and followed, in batches beside the requests. A search never waits for it: what finds the
 * queue full, or the database away, is dropped and counted in {@code pool.usage.lost}.
 */
@ApplicationScoped
public class UsageLog {

    /** Entries that may wait; at 500 bytes each a few megabytes. */
    static final int MOST_WAITING = 10_000;

    /** A search of at least so many milliseconds is slow. */
    static final long SLOW_MILLIS = 1000;

    private static final Logger LOG = Logger.getLogger(UsageLog.class);
    private static final int FIRST_RESULTS = 10;
    private static final int LONGEST_FILTERS = 500;

    /** A search as it is written: nothing else of the event leaves the request. */
    private record Row(Instant hour, String text, Searched search) {

        boolean slow() {
            return search.millis() >= SLOW_MILLIS;
        }
    }

    /** The sums that a batch adds to a day. */
    private static final class Sums {
        long searches;
        long empty;
        long slow;
        long opened;
        long reasons;
        long contacted;
    }

    private record Day(LocalDate day, Kind kind) {}

    private final UsageQueue<Row> searches = new UsageQueue<>(MOST_WAITING);
    private final UsageQueue<Followed> steps = new UsageQueue<>(MOST_WAITING);

    /** Steps wait for one batch more: the search they follow may have been answered by another replica. */
    private List<Followed> held = List.of();

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    @PostConstruct
    void measure() {
        FunctionCounter.builder("pool.usage.lost", this, UsageLog::dropped)
                .tag("why", "full")
                .register(metrics);
        Gauge.builder("pool.usage.waiting", this, log -> log.searches.size() + log.steps.size())
                .register(metrics);
    }

    void searched(@Observes Searched search) {
        searches.offer(new Row(Instant.now().truncatedTo(ChronoUnit.HOURS), ScrubbedText.of(search.text()), search));
    }

    void followed(@Observes Followed step) {
        steps.offer(step);
    }

    /** How many entries found the queue full since the start. */
    long dropped() {
        return searches.dropped() + steps.dropped();
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void flush() {
        write(false);
    }

    void stop(@Observes ShutdownEvent event) {
        write(true);
    }

    private synchronized void write(boolean last) {
        List<Row> rows = searches.take();
        List<Followed> due = new ArrayList<>(held);
        List<Followed> fresh = steps.take();
        if (last) {
            due.addAll(fresh);
        }
        held = last ? List.of() : fresh;
        if (rows.isEmpty() && due.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                try (Connection connection = database.getConnection()) {
                    Map<Day, Sums> sums =
                            new TreeMap<>(Comparator.comparing(Day::day).thenComparing(Day::kind));
                    insert(connection, rows, sums);
                    follow(connection, due, sums);
                    add(connection, sums);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (RuntimeException e) {
            metrics.counter("pool.usage.lost", "why", "unwritten").increment(rows.size() + (double) due.size());
            LOG.warnf("%d searches and %d steps from them could not be recorded: %s", rows.size(), due.size(), e);
        }
    }

    private static void insert(Connection connection, List<Row> rows, Map<Day, Sums> sums) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into usage_search
                    (id, hour, kind, channel, language, text, filters, page, total, tolerant, millis, first_results)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (Row row : rows) {
                Searched search = row.search();
                insert.setString(1, search.id());
                insert.setObject(2, row.hour().atOffset(java.time.ZoneOffset.UTC));
                insert.setString(3, search.kind().name());
                insert.setString(4, search.channel().name());
                insert.setString(5, search.language().name());
                insert.setString(6, row.text());
                insert.setString(7, whole(search.filters()));
                insert.setInt(8, search.page());
                insert.setLong(9, search.total());
                insert.setBoolean(10, search.tolerant());
                insert.setLong(11, search.millis());
                insert.setArray(
                        12,
                        connection.createArrayOf(
                                "bigint",
                                search.first().stream().limit(FIRST_RESULTS).toArray()));
                insert.addBatch();
                // A further page of the same results is no further search.
                if (search.page() == 1) {
                    Sums sum = sums.computeIfAbsent(
                            new Day(LocalDate.ofInstant(row.hour(), ReadableTime.ZONE), search.kind()),
                            day -> new Sums());
                    sum.searches++;
                    sum.empty += search.total() == 0 ? 1 : 0;
                    sum.slow += row.slow() ? 1 : 0;
                }
            }
            insert.executeBatch();
        }
    }

    /** The filters, without those beyond the width of the column. */
    private static String whole(String filters) {
        return filters.length() <= LONGEST_FILTERS
                ? filters
                : filters.substring(0, Math.max(0, filters.lastIndexOf('&', LONGEST_FILTERS)));
    }

    private static void follow(Connection connection, List<Followed> due, Map<Day, Sums> sums) throws SQLException {
        // Whoever makes up an id in an address adds nothing.
        try (PreparedStatement insert = connection.prepareStatement("""
                        insert into usage_step (search_id, step, solution_id, rank)
                        select ?, ?, ?, ? where exists (select from usage_search where id = ?) on conflict do nothing""");
                PreparedStatement mark = connection.prepareStatement("""
                        update usage_search set opened = opened or ?, reasons = reasons or ?, contacted = contacted or ?
                        where id = ? returning kind, hour""")) {
            for (Followed step : due) {
                boolean contact = step.step() == Step.CONTACTED;
                insert.setString(1, step.origin().id());
                insert.setString(2, step.step().name());
                insert.setObject(3, contact ? null : (Long) step.solution(), Types.BIGINT);
                insert.setObject(4, contact ? null : (Integer) step.origin().rank(), Types.INTEGER);
                insert.setString(5, step.origin().id());
                if (insert.executeUpdate() == 0) {
                    continue;
                }
                mark.setBoolean(1, step.step() == Step.OPENED);
                mark.setBoolean(2, step.step() == Step.REASONS);
                mark.setBoolean(3, contact);
                mark.setString(4, step.origin().id());
                Day day = marked(mark);
                if (day != null) {
                    Sums sum = sums.computeIfAbsent(day, added -> new Sums());
                    switch (step.step()) {
                        case OPENED -> sum.opened++;
                        case REASONS -> sum.reasons++;
                        case CONTACTED -> sum.contacted++;
                    }
                }
            }
        }
    }

    /** The day of the search, on which what followed counts too. */
    private static @Nullable Day marked(PreparedStatement mark) throws SQLException {
        try (var found = mark.executeQuery()) {
            return found.next()
                    ? new Day(
                            LocalDate.ofInstant(
                                    found.getObject(2, java.time.OffsetDateTime.class)
                                            .toInstant(),
                                    ReadableTime.ZONE),
                            Kind.valueOf(found.getString(1)))
                    : null;
        }
    }

    private static void add(Connection connection, Map<Day, Sums> sums) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into usage_day as d (day, kind, searches, empty, slow, opened, reasons, contacted)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (day, kind) do update set searches = d.searches + excluded.searches,
                    empty = d.empty + excluded.empty, slow = d.slow + excluded.slow,
                    opened = d.opened + excluded.opened, reasons = d.reasons + excluded.reasons,
                    contacted = d.contacted + excluded.contacted""")) {
            for (Map.Entry<Day, Sums> entry : sums.entrySet()) {
                Sums sum = entry.getValue();
                upsert.setObject(1, entry.getKey().day());
                upsert.setString(2, entry.getKey().kind().name());
                upsert.setLong(3, sum.searches);
                upsert.setLong(4, sum.empty);
                upsert.setLong(5, sum.slow);
                upsert.setLong(6, sum.opened);
                upsert.setLong(7, sum.reasons);
                upsert.setLong(8, sum.contacted);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
