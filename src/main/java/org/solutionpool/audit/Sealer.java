package org.solutionpool.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Adds committed events to the chain: at once when something was committed here, every second for what others committed.
 * Any number of replicas may run; a lock of the database lets one of them seal at a time.
 */
@ApplicationScoped
public class Sealer {

    /** Events of one transaction of the sealer. */
    static final int BATCH = 500;

    private static final Logger LOG = Logger.getLogger(Sealer.class);

    @Inject
    Chain chain;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("audit-sealer").daemon(true).factory());
    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile boolean stopping;
    private boolean failing;

    /** There may be something to seal. Returns at once. */
    void nudge() {
        if (!stopping && nudged.compareAndSet(false, true)) {
            executor.execute(this::sealAll);
        }
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        nudge();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void sealAll() {
        nudged.set(false);
        try {
            int sealed = BATCH;
            while (sealed == BATCH && !stopping) {
                sealed = sealBatch();
            }
            failing = false;
        } catch (RuntimeException e) {
            // Once, not every second; the verification and the desk say so as long as it lasts.
            if (!failing && !stopping) {
                LOG.error("Events of the record could not be sealed; trying again every second", e);
            }
            failing = true;
        }
    }

    /**
     * Seals the next events, in the order of their ids.
     *
     * @return how many; 0 if none wait or somebody else is sealing
     */
    int sealBatch() {
        if (chain.query(Sealer::nothingWaits)) {
            return 0;
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> chain.query(connection -> {
                    if (!lock(connection)) {
                        return 0;
                    }
                    // Read after the lock: what the one before has added is committed by now.
                    Head head = Chain.head(connection);
                    List<StoredEvent> events = waiting(connection);
                    append(connection, head, events, now(connection));
                    return events.size();
                }));
    }

    private static boolean nothingWaits(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from audit_unsealed limit 1");
                ResultSet row = select.executeQuery()) {
            return !row.next();
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtextextended('audit_link', 0))");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The database takes no other date for a link than that of its transaction. */
    private static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select transaction_timestamp() as now");
                ResultSet row = select.executeQuery()) {
            row.next();
            return StoredEvent.time(row, "now");
        }
    }

    private static List<StoredEvent> waiting(Connection connection) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select %s from audit_unsealed u join audit_event e on e.id = u.event_id order by u.event_id limit ?"
                        .formatted(StoredEvent.COLUMNS))) {
            select.setInt(1, BATCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(StoredEvent.read(row));
                }
            }
        }
        return events;
    }

    private static void append(Connection connection, Head head, List<StoredEvent> events, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into audit_link"
                + " (number, event_id, event_hash, previous_hash, hash, sealed_at) values (?, ?, ?, ?, ?, ?)")) {
            long number = head.number();
            String previous = head.hash();
            for (StoredEvent event : events) {
                ChainLink link = ChainLink.of(++number, event, previous, now);
                insert.setLong(1, link.number());
                insert.setLong(2, link.eventId());
                insert.setString(3, link.eventHash());
                insert.setString(4, link.previousHash());
                insert.setString(5, link.hash());
                insert.setObject(6, Chain.utc(link.sealedAt()));
                insert.addBatch();
                previous = link.hash();
            }
            insert.executeBatch();
        }
    }
}
