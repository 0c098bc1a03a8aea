package org.solutionpool.usage;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Inheritance;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A change that an admin makes to the search because of how it is used. */
@Entity
@Table(name = "improvement")
@Inheritance
@DiscriminatorColumn(name = "kind", length = 10)
public abstract class Improvement extends PanacheEntity {

    @Version
    public long version;

    @Enumerated(EnumType.STRING)
    public ImprovementState state = ImprovementState.PLANNED;

    public String reason;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The name of the admin. */
    @Column(name = "created_by")
    public String createdBy;

    /** What the last trial gave; null before the first one. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public Outcome outcome;

    @Column(name = "tried_at")
    @Nullable public Instant triedAt;

    /** {@code BEST_BET} or {@code ALIAS}: the kind in the record and in the message bundle. */
    public abstract String kind();

    /** What it is about, as the record keeps it. */
    abstract Map<String, Object> facts();

    /** Moves on, if the table of transitions allows it. */
    void move(ImprovementState to) {
        state = ImprovementState.TRANSITIONS.apply(state, to);
    }
}
