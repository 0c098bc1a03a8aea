package org.solutionpool.indexing;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Long work on an index, with what it has reached: shown on the admin's page, and where another replica goes on after a
 * crash. At most one of a type runs at a time.
 */
@Entity
@DynamicUpdate // The worker writes what it has reached while the admin asks to cancel: each its own columns.
@Table(name = "index_task")
public class IndexTask extends PanacheEntity {

    /** What is done. */
    public enum Type {
        ROLLOVER,
        VERIFICATION,
        REPAIR
    }

    /** How it ended, if it has. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** How far it is. */
    public enum Phase {
        /** Every public row is written to the new index. */
        FILLING,
        /** Both sides are compared. */
        VERIFYING,
        /** The aliases move. */
        SWAPPING,
        ENDED
    }

    @Enumerated(EnumType.STRING)
    public DocumentKind kind;

    @Enumerated(EnumType.STRING)
    public Type type;

    @Enumerated(EnumType.STRING)
    public State state;

    @Enumerated(EnumType.STRING)
    public Phase phase;

    /** The name of the admin who asked for it. */
    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "finished_at")
    @Nullable public Instant finishedAt;

    /** The replica that does it. */
    public String worker;

    /** When the worker last wrote down what it had reached; after a while without, another one takes over. */
    @Column(name = "heartbeat_at")
    public Instant heartbeatAt;

    @Column(name = "cancel_requested")
    public boolean cancelRequested;

    /** How many rows there are to deal with, as of the beginning of the phase. */
    public long total;

    /** How many of them are dealt with. */
    public long done;

    /** A rollover's last row that the new index has. */
    @Column(name = "last_id")
    public long lastId;

    /** The index a rollover replaces; null for other work, and where there was none. */
    @Column(name = "old_index")
    @Nullable public String oldIndex;

    /** The index a rollover fills; null for other work. */
    @Column(name = "new_index")
    @Nullable public String newIndex;

    /** What a verification found; null before. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public VerificationReport report;

    /** Why it failed, in technical words; null if it did not. */
    @Nullable public String error;

    /** Whether a rollover is filling a new index, which then has to be kept fed too. */
    static boolean rolloverIsRunning(DocumentKind kind) {
        return running(kind, Type.ROLLOVER).isPresent();
    }

    static Optional<IndexTask> running(DocumentKind kind, Type type) {
        return find("kind = ?1 and type = ?2 and state = ?3", kind, type, State.RUNNING)
                .firstResultOptional();
    }

    /** The last one of a type, running or not. */
    static Optional<IndexTask> last(DocumentKind kind, Type type) {
        return find("kind = ?1 and type = ?2 order by id desc", kind, type).firstResultOptional();
    }

    /** Running work whose worker has not been heard of for a while. */
    static List<IndexTask> abandoned(Instant before) {
        return list("state = ?1 and heartbeatAt < ?2", State.RUNNING, before);
    }
}
