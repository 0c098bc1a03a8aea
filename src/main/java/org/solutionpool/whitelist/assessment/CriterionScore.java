package org.solutionpool.whitelist.assessment;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.programme.Criterion;

/** A reviewer's word on one criterion. */
@Entity
@Table(name = "whitelist_score")
public class CriterionScore extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "assignment_id")
    public ReviewAssignment assignment;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criterion_id")
    public Criterion criterion;

    /** Of a mandatory condition; null for scored ones. */
    @Nullable public Boolean met;

    /** 0 to the criterion's weight, in steps of a half; null for mandatory ones. */
    @Nullable public BigDecimal points;

    public String comment = "";
}
