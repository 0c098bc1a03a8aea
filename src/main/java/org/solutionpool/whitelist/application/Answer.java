package org.solutionpool.whitelist.application;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.programme.Criterion;

/** What an applicant says to one criterion. */
@Entity
@Table(name = "whitelist_answer")
public class Answer extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    public Application application;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criterion_id")
    public Criterion criterion;

    /** Whether a mandatory condition is met, by the applicant's word; null where not said yet, and for scored ones. */
    @Nullable public Boolean met;

    /** The applicant's own points, 0 to the weight; null where not said yet, and for mandatory ones. */
    @Column(name = "self_score")
    @Nullable public Integer selfScore;

    public String statement = "";
}
