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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.solutionpool.account.Person;
import org.solutionpool.whitelist.application.Application;

/** What came of an optional stage. */
@Entity
@Table(name = "whitelist_stage_result")
public class StageResult extends PanacheEntity {

    /** The stages a programme can ask for beside the scoring. */
    public enum Stage {
        SITE_CHECK,
        ORAL_DEFENCE
    }

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "application_id")
    public Application application;

    @Enumerated(EnumType.STRING)
    public Stage stage;

    @Column(name = "held_on")
    public LocalDate heldOn;

    public boolean passed;

    public String note;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "recorded_by")
    public Person recordedBy;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    public static List<StageResult> of(Application application) {
        return list("application = ?1 order by stage", application);
    }
}
