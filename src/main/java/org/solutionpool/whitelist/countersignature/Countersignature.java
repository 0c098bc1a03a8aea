package org.solutionpool.whitelist.countersignature;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.Transitions;

/**
 * What one admin asks for and another one has to agree to before it happens (four eyes): publishing a list, removing an
 * entry.
 */
@Entity
@Table(name = "whitelist_countersignature")
public class Countersignature extends PanacheEntity {

    /** What is asked for. */
    public enum Kind {
        PUBLISH_LIST,
        REMOVE_ENTRY
    }

    /** Where it stands. */
    public enum State {
        OPEN,
        /** Agreed to, and carried out in the same transaction. */
        SIGNED,
        DECLINED,
        /** Taken back by whoever asked. */
        WITHDRAWN;

        public static final Transitions<State> TRANSITIONS =
                Transitions.of(State.class, "countersignature").allow(OPEN, SIGNED, DECLINED, WITHDRAWN);
    }

    @Version
    public long version;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** The id of the publicity period, or of the entry. */
    @Column(name = "subject_id")
    public Long subjectId;

    /** Everything that is going to happen, as it was asked for: the second admin agrees to exactly this. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> request;

    public String reason;

    @Enumerated(EnumType.STRING)
    public State state;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "requested_by")
    public Person requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** Why it was declined. */
    @Nullable public String decision;

    /** What waits, oldest first; at most 200. */
    public static List<Countersignature> open() {
        return Countersignature.<Countersignature>find("state = ?1 order by id", State.OPEN)
                .page(0, 200)
                .list();
    }

    /** The one that waits for a subject; null if none does. */
    public static @Nullable Countersignature open(Kind kind, long subjectId) {
        return find("kind = ?1 and subjectId = ?2 and state = ?3", kind, subjectId, State.OPEN)
                .firstResult();
    }
}
