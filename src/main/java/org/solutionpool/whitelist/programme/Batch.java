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
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** One round of a programme, 第一批 being number 1: its intake window, its criteria, its published list. */
@Entity
@Table(name = "whitelist_batch")
public class Batch extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "programme_id")
    public Programme programme;

    /** What it is judged by; null exactly for a historical batch. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criteria_set_id")
    @Nullable public CriteriaSet criteriaSet;

    /** From 1 within the programme. */
    public int number;

    @Enumerated(EnumType.STRING)
    public BatchState state;

    /** The first day of the intake; null exactly for a historical batch. */
    @Column(name = "opens_on")
    @Nullable public LocalDate opensOn;

    /** The last day of the intake, to its end in China. */
    @Column(name = "closes_on")
    @Nullable public LocalDate closesOn;

    /** The number of the document that published the list (文号). */
    @Column(name = "document_number")
    @Nullable public String documentNumber;

    @Column(name = "published_on")
    @Nullable public LocalDate publishedOn;

    /** The text over the published list. */
    @Column(name = "list_zh")
    public String listZh = "";

    @Column(name = "list_en")
    public String listEn = "";

    /** Why it was concluded without a list, for everybody to read; null unless it was. */
    @Nullable public String conclusion;

    /** Whether somebody else published it before, and it stands here as a record only. */
    public boolean historical;

    @Column(name = "source_name")
    @Nullable public String sourceName;

    @Column(name = "source_url")
    @Nullable public String sourceUrl;

    @Column(name = "source_issuer")
    @Nullable public String sourceIssuer;

    @Column(name = "source_year")
    @Nullable public Integer sourceYear;

    /** What the list itself calls its round. */
    @Column(name = "source_batch")
    @Nullable public String sourceBatch;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Whether the intake is open at a moment: the window's days count in China. */
    public boolean takesApplications(Instant at) {
        LocalDate today = WorkingDays.dayOf(at);
        return state == BatchState.INTAKE
                && !today.isBefore(Objects.requireNonNull(opensOn))
                && !today.isAfter(Objects.requireNonNull(closesOn));
    }

    /** {@link #criteriaSet} of a batch that is no historical one. */
    public CriteriaSet criteria() {
        return Objects.requireNonNull(criteriaSet, "A historical batch was not judged here");
    }

    /** "第二批" or "Batch 2". */
    public String ordinal(Language language) {
        return Messages.text(language, "programme", "batch", number);
    }

    /** The programme's name and the batch's number. */
    public String name(Language language) {
        return Messages.text(language, "programme", "batchOf", programme.name(language), number);
    }
}
