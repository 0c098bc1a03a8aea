package org.solutionpool.solution;

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
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;

/** One version of a listing's content, from its first draft to the day the next one takes its place. */
@Entity
@Table(name = "solution_revision")
public class SolutionRevision extends PanacheEntity {

    @Version
    public long version;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    public Solution solution;

    /** 1 for the first. */
    public int number;

    @Enumerated(EnumType.STRING)
    public RevisionState state;

    @JdbcTypeCode(SqlTypes.JSON)
    public ListingContent content;

    /** Null for a revision that an import wrote. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Nullable public Person createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "saved_by")
    @Nullable public Person savedBy;

    @Column(name = "saved_at")
    public Instant savedAt;

    /** The window of the editor that wrote it last, and the how manyth save of that window it was; null before. */
    @Column(name = "saved_in")
    @Nullable public String savedIn;

    @Column(name = "submitted_at")
    @Nullable public Instant submittedAt;

    /** The reviewer who has claimed it; null while it waits. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reviewer_id")
    @Nullable public Person reviewer;

    @Column(name = "claimed_at")
    @Nullable public Instant claimedAt;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** The reviewer's words to the provider on the whole. */
    @Column(name = "decision_note")
    @Nullable public String decisionNote;

    /** The reviewer's words at single fields, by the field's name in the editor. */
    @Column(name = "field_notes")
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> fieldNotes = new LinkedHashMap<>();
}
