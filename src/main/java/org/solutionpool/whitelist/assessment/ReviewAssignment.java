package org.solutionpool.whitelist.assessment;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.whitelist.application.Application;

/** One reviewer's scoring of one application. Others see it only when all of the application are in. */
@Entity
@Table(name = "whitelist_assignment")
public class ReviewAssignment extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    public Application application;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reviewer_id")
    public Person reviewer;

    @Enumerated(EnumType.STRING)
    public AssignmentState state;

    /** Whether it was added because the others were too far apart. */
    public boolean third;

    /** When the reviewer declared to have no conflict of interest. */
    @Column(name = "no_conflict_at")
    @Nullable public Instant noConflictAt;

    /** The conflict, in the reviewer's words. */
    @Nullable public String conflict;

    /** The sum of the points, 0 to 100; null until handed in. */
    @Nullable public BigDecimal total;

    /** On the whole. */
    public String comment = "";

    @Column(name = "assigned_at")
    public Instant assignedAt;

    @Column(name = "due_on")
    public LocalDate dueOn;

    @Column(name = "submitted_at")
    @Nullable public Instant submittedAt;

    /** Those of an application in the order they were given. */
    public static List<ReviewAssignment> of(Application application) {
        return list("application = ?1 order by id", application);
    }

    public List<CriterionScore> scores() {
        return CriterionScore.list("assignment = ?1 order by criterion.kind, criterion.position, id", this);
    }
}
