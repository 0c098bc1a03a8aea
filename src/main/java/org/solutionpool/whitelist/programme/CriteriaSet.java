package org.solutionpool.whitelist.programme;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of a programme's criteria. Frozen as soon as a batch is opened with it: a batch keeps what it was judged by. */
@Entity
@Table(name = "whitelist_criteria_set")
public class CriteriaSet extends PanacheEntity {

    /** Whether it can still be changed. */
    public enum State {
        DRAFT,
        FROZEN
    }

    /** What the weights of the scored criteria add up to. */
    public static final int TOTAL = 100;

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "programme_id")
    public Programme programme;

    /** From 1 within the programme. */
    public int number;

    @Enumerated(EnumType.STRING)
    public State state;

    /** Points of {@value #TOTAL} that an application has to reach. */
    @Column(name = "pass_mark")
    public int passMark;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "frozen_at")
    @Nullable public Instant frozenAt;

    /** The newest version of a programme, whatever its state. */
    public static Optional<CriteriaSet> latest(Programme programme) {
        return find("programme = ?1 order by number desc", programme).firstResultOptional();
    }

    /** All its criteria in their order: mandatory conditions first. */
    public List<Criterion> criteria() {
        return Criterion.list("criteriaSet = ?1 order by kind, position, id", this);
    }
}
