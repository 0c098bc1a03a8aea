package org.solutionpool.matchmaking;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Match.Level;
import org.solutionpool.need.Need;
import org.solutionpool.solution.Solution;

/** A solution that fits an open need, as the need's last round found it. Written by {@link NeedRounds} alone. */
@Entity
@Table(name = "need_match")
public class NeedMatch extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "need_id")
    public Need need;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    public Solution solution;

    /** Whose solution it is; null for a listing of a published list that nobody has claimed. */
    @Column(name = "provider_id")
    @Nullable public Long providerId;

    /** From 0 to 100. */
    @Column(precision = 9, scale = 6)
    public BigDecimal score;

    @Enumerated(EnumType.STRING)
    public Level level;

    /** Its place among all that fit the need, from 1. */
    public int position;

    @JdbcTypeCode(SqlTypes.JSON)
    public Reasons reasons;

    @Column(name = "matched_at")
    public Instant matchedAt;

    /** Those of a need that are a provider's and still public, the best first, with their solutions. */
    static List<NeedMatch> of(long needId, long providerId) {
        return list(
                "from NeedMatch m join fetch m.solution s where m.need.id = ?1 and m.providerId = ?2"
                        + " and s.organization.id = ?2 and s.state = PUBLISHED order by m.score desc, s.id",
                needId,
                providerId);
    }
}
