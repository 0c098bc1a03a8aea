package org.solutionpool.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A verification that an admin asked for, with what it has reached and found. At most one runs at a time. */
@Entity
@Table(name = "audit_verification")
public class RecordVerification extends PanacheEntity {

    /** How it ended, if it has. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** After how long without a sign of life its replica has ended. */
    private static final Duration SILENT = Duration.ofMinutes(5);

    /** The name of the admin who asked for it. */
    @Column(name = "requested_by")
    public String requestedBy;

    @Enumerated(EnumType.STRING)
    public State state;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "heartbeat_at")
    public Instant heartbeatAt;

    @Column(name = "finished_at")
    @Nullable public Instant finishedAt;

    /** How many links there were when it began. */
    public long total;

    /** How many of them are checked. */
    public long checked;

    /** The number of a head that was kept elsewhere and given to compare with; null for none. */
    @Column(name = "known_number")
    @Nullable public Long knownNumber;

    @Column(name = "known_hash")
    @Nullable public String knownHash;

    /** What it found; null before. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public ChainReport report;

    /** Why it failed, in technical words; null if it did not. */
    @Nullable public String error;

    /** The newest one, running or not. */
    static Optional<RecordVerification> last() {
        return find("order by id desc").firstResultOptional();
    }

    /** Whether somebody still works on it. */
    boolean runs(Instant now) {
        return state == State.RUNNING && heartbeatAt.isAfter(now.minus(SILENT));
    }

    @Nullable Head known() {
        return knownNumber == null || knownHash == null ? null : new Head(knownNumber, knownHash, null);
    }
}
