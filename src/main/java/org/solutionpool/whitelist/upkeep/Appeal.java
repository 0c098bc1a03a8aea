package org.solutionpool.whitelist.upkeep;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;

/**
 * An appeal against the refusal of an application or against a measure: once a decision, within the programme's period,
 * handled by another admin than the one who decided.
 */
@Entity
@Table(name = "whitelist_appeal")
public class Appeal extends PanacheEntity {

    @Version
    public long version;

    /** The refused application; null if it is against a measure. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    @Nullable public Application application;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "measure_id")
    @Nullable public Measure measure;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    @Enumerated(EnumType.STRING)
    public AppealState state;

    public String text;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "filed_by")
    public Person filedBy;

    @Column(name = "filed_at")
    public Instant filedAt;

    @Column(name = "decision_reason")
    @Nullable public String decisionReason;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** How many wait for a decision. */
    public static long countOpen() {
        return count("state = OPEN");
    }

    /** What it is about, as people name it. */
    public String subjectName(Language language) {
        return measure == null
                ? Objects.requireNonNull(application).subjectName(language)
                : measure.entry.subjectName(language);
    }

    /** The path of the page of whoever filed it. */
    public String path() {
        return "/provider/appeals/" + id;
    }
}
