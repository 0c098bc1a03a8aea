package org.solutionpool.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.audit.RecordVerification.State;

/** Verifies the record in the background for admins. What it has reached is in the database, so that any replica shows it. */
@ApplicationScoped
public class RecordVerifications {

    /** The subject of what is done to the record itself. */
    static final String SUBJECT = "record";

    private static final Logger LOG = Logger.getLogger(RecordVerifications.class);

    @Inject
    ChainWalk walk;

    @Inject
    Chain chain;

    @Inject
    Audit audit;

    @Inject
    CurrentPerson admin;

    @Inject
    EntityManager entityManager;

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("record-verification").daemon(true).factory());

    /**
     * Starts a verification, or answers with the one that is running. Starting is an event of the record.
     *
     * @param kept a head that was kept elsewhere, to compare with; null for none
     */
    public RecordVerification start(@Nullable Head kept) {
        RecordVerification verification = new RecordVerification();
        boolean started = QuarkusTransaction.requiringNew().call(() -> {
            entityManager
                    .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)")
                    .setParameter(1, "audit_verification")
                    .getSingleResult();
            Optional<RecordVerification> last = RecordVerification.last();
            Instant now = Instant.now();
            if (last.filter(before -> before.runs(now)).isPresent()) {
                return false;
            }
            last.filter(before -> before.state == State.RUNNING).ifPresent(before -> {
                end(before, State.FAILED, "Its replica has ended");
                entityManager.flush();
            });
            verification.requestedBy = admin.require().name;
            verification.state = State.RUNNING;
            verification.startedAt = now;
            verification.heartbeatAt = now;
            verification.total = chain.head().number();
            if (kept != null) {
                verification.knownNumber = kept.number();
                verification.knownHash = kept.hash();
            }
            verification.persist();
            audit.record("record.verify", SUBJECT, verification.id, null, Map.of("links", verification.total), null);
            return true;
        });
        if (started) {
            executor.execute(() -> work(verification.id, kept));
        }
        return last().orElseThrow();
    }

    /** The newest verification, running or not; empty if there was none. */
    public Optional<RecordVerification> last() {
        return QuarkusTransaction.requiringNew().call(RecordVerification::last);
    }

    /** Whether the newest verification that ended found the record broken. */
    public boolean lastFoundFaults() {
        return last().map(verification -> verification.report)
                .filter(report -> !report.holds())
                .isPresent();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void work(long id, @Nullable Head kept) {
        try {
            ChainReport report = walk.walk(kept, checked -> write(id, verification -> verification.checked = checked));
            write(id, verification -> {
                verification.report = report;
                end(verification, State.DONE, null);
            });
            report(report);
        } catch (InterruptedException e) {
            write(id, verification -> end(verification, State.FAILED, "The portal stopped"));
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The verification of the record failed", e);
            write(id, verification -> end(verification, State.FAILED, String.valueOf(e.getMessage())));
        }
    }

    private static void report(ChainReport report) {
        ChainReport.Fault first = report.first();
        if (first != null) {
            LOG.errorf(
                    "The record is broken: %s at link %s, event %s; %d faults",
                    first.kind(), first.number(), first.eventId(), report.broken());
        }
    }

    private static void write(long id, Consumer<RecordVerification> change) {
        QuarkusTransaction.requiringNew().run(() -> {
            RecordVerification verification = RecordVerification.findById(id);
            verification.heartbeatAt = Instant.now();
            change.accept(verification);
        });
    }

    private static void end(RecordVerification verification, State state, @Nullable String error) {
        verification.state = state;
        verification.error = error;
        verification.finishedAt = Instant.now();
    }
}
