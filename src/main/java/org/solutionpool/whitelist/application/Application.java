package org.solutionpool.whitelist.application;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.programme.Batch;

/** An application of a provider, for itself or for one of its published solutions, to one batch. */
@Entity
@Table(name = "whitelist_application")
public class Application extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "batch_id")
    public Batch batch;

    /** The applicant. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    /** What is applied for; null exactly if the programme lists providers. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    @Nullable public Solution solution;

    /** The application this one was begun from. */
    @Column(name = "previous_id")
    @Nullable public Long previousId;

    /** The entry this one renews; null for a first application. */
    @Column(name = "renewed_entry_id")
    @Nullable public Long renewedEntryId;

    /** The publicity period whose list it is on. */
    @Column(name = "publicity_id")
    @Nullable public Long publicityId;

    @Enumerated(EnumType.STRING)
    public ApplicationState state;

    /** Where an appeal brings it back to; null unless refused. */
    @Enumerated(EnumType.STRING)
    @Column(name = "state_before_refusal")
    @Nullable public ApplicationState stateBeforeRefusal;

    /** Where it was refused; null unless it is. */
    @Enumerated(EnumType.STRING)
    @Column(name = "refused_at_stage")
    public ApplicationLifecycle.@Nullable Stage refusedAtStage;

    /** Who signed the declaration that everything is true, in the name typed. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "declared_by")
    @Nullable public Person declaredBy;

    @Column(name = "declared_name")
    @Nullable public String declaredName;

    @Column(name = "declared_at")
    @Nullable public Instant declaredAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    public Person createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "submitted_at")
    @Nullable public Instant submittedAt;

    @Column(name = "state_since")
    public Instant stateSince;

    /** The last day to complete a returned application. */
    @Column(name = "completion_due")
    @Nullable public LocalDate completionDue;

    /** What is to be completed. */
    @Column(name = "completion_note")
    @Nullable public String completionNote;

    /** Whether it was returned before: it is returned once only. */
    @Column(name = "completed_once")
    public boolean completedOnce;

    @Column(name = "recommendation_note")
    @Nullable public String recommendationNote;

    @Column(name = "check_note")
    @Nullable public String checkNote;

    /** The mean of the reviewers' totals, 0 to 100; null until all are in. */
    @Nullable public BigDecimal score;

    /** The highest total minus the lowest one; stands before the score where one more reviewer was asked for. */
    @Nullable public BigDecimal spread;

    /** Whether score, single pass marks and mandatory conditions are all met; also true after a successful appeal. */
    @Nullable public Boolean passed;

    /** Whether an appeal decided that it may be proposed, whatever scores and further stages said. */
    @Column(name = "admitted_by_appeal")
    public boolean admittedByAppeal;

    @Column(name = "decision_reason")
    @Nullable public String decisionReason;

    /** Who decided last; null for what happens by rule, such as a completion that never came. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** An organization's own application; empty if it is another's. */
    public static Optional<Application> own(long organizationId, long id) {
        return find("id = ?1 and organization.id = ?2", id, organizationId).firstResultOptional();
    }

    /** What it is for, as people name it: the solution's title, else the provider's name. */
    public String subjectName(Language language) {
        return solution == null ? organization.name(language) : solution.title(language);
    }

    public List<Answer> answers() {
        return Answer.list("application = ?1 order by id", this);
    }

    /** All evidence, also what was replaced by a newer piece since. */
    public List<Evidence> evidence() {
        return Evidence.list("application = ?1 order by criterion.id, id", this);
    }
}
