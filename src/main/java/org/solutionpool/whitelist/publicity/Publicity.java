package org.solutionpool.whitelist.publicity;

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
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.WorkingDays;

/** A publicity period (公示): a proposed list stands in public for a number of working days, open to objections. */
@Entity
@Table(name = "whitelist_publicity")
public class Publicity extends PanacheEntity {

    /** Whether its list is still a proposal. */
    public enum State {
        RUNNING,
        PUBLISHED,
        CANCELLED
    }

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "batch_id")
    public Batch batch;

    /** From 1 within the batch; further ones are supplements after an appeal. */
    public int number;

    @Enumerated(EnumType.STRING)
    public State state;

    /** Working days it lasts. */
    public int days;

    @Column(name = "starts_on")
    public LocalDate startsOn;

    /** The last day, computed from the working days and never typed. */
    @Column(name = "ends_on")
    public LocalDate endsOn;

    @Column(name = "text_zh")
    public String textZh = "";

    @Column(name = "text_en")
    public String textEn = "";

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "started_by")
    public Person startedBy;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "published_at")
    @Nullable public Instant publishedAt;

    /** Why it was given up; null unless it was. */
    @Column(name = "cancel_reason")
    @Nullable public String cancelReason;

    /** The number of the document that published its list; null until then. A supplement has one of its own. */
    @Column(name = "document_number")
    @Nullable public String documentNumber;

    @Column(name = "published_on")
    @Nullable public LocalDate publishedOn;

    @Column(name = "list_zh")
    @Nullable public String listZh;

    @Column(name = "list_en")
    @Nullable public String listEn;

    /** Whether objections are taken at a moment. */
    public boolean takesObjections(Instant at) {
        return state == State.RUNNING && at.isBefore(WorkingDays.endOf(endsOn));
    }

    /** Whether its last day is over in China. */
    public boolean isOver(Instant at) {
        return !at.isBefore(WorkingDays.endOf(endsOn));
    }

    /** The applications on its list. */
    public List<Application> applications() {
        return Application.list(
                "from Application a join fetch a.organization left join fetch a.solution where a.publicityId = ?1 order by a.id",
                id);
    }

    /** The path of its public page. */
    public String path() {
        return "/whitelist/publicity/" + id;
    }

    public String text(Language language) {
        return language == Language.EN ? textEn : textZh;
    }
}
