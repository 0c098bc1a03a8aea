package org.solutionpool.matchmaking;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** When an open need was matched last, and what makes it due again. Its rules are in {@link RoundTimes}. */
@Entity
@Table(name = "need_match_round")
@DynamicUpdate
public class NeedRound extends PanacheEntityBase {

    @Id
    @Column(name = "need_id")
    public Long needId;

    /** Set when the need itself changed; null as soon as that was matched. */
    @Column(name = "due_at")
    @Nullable public Instant dueAt;

    /** How many changes of the pool its last round saw for certain. */
    @Column(name = "seen_changes")
    public long seenChanges;

    /** Null before the first round. */
    @Column(name = "matched_at")
    @Nullable public Instant matchedAt;

    /** How often it failed since it last went well. */
    public int attempts;

    /** While somebody is at it, and after a failure. */
    @Column(name = "not_before")
    @Nullable public Instant notBefore;
}
