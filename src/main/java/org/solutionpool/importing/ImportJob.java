package org.solutionpool.importing;

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
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;

/** One file on its way in. */
@Entity
@Table(name = "import_job")
public class ImportJob extends PanacheEntity {

    @Version
    public long version;

    @Enumerated(EnumType.STRING)
    public ImportState state;

    @Column(name = "file_name")
    public String fileName;

    /** In bytes. */
    @Column(name = "file_size")
    public long fileSize;

    public String sha256;

    @Enumerated(EnumType.STRING)
    public SourceFormat format;

    /** Filled rows, readable or not. */
    @Column(name = "row_count")
    public int rowCount;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<SourceSurvey.Column> columns;

    /** Null until it is known what the columns mean. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public ColumnMapping mapping;

    /** The name of the layout that the mapping was taken from; null if it was guessed or made by hand. */
    @Nullable public String layout;

    /** The programme whose historical batches the rows become; null if they become listings. */
    @Nullable public String programme;

    /** Null for an import by command line. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Nullable public Person createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    /** When the rows began to go in; null before. */
    @Column(name = "started_at")
    @Nullable public Instant startedAt;

    @Column(name = "finished_at")
    @Nullable public Instant finishedAt;

    /** How many rows of the file the step that runs now has behind it. */
    @Column(name = "rows_done")
    public int rowsDone;

    /** What the dry run found; null before. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public Tally checked;

    /** What has gone in so far; null before the import began. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public Tally result;

    /** Why it failed: the key {@code refused.<code>} in the bundle {@code importing}. */
    @Column(name = "failure_code")
    @Nullable public String failureCode;

    @Column(name = "failure_arguments")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public List<String> failureArguments;

    /** The process that works on it; null if none does. */
    @Nullable public String worker;

    /** Until when nobody else may take it over. */
    @Column(name = "lease_until")
    @Nullable public Instant leaseUntil;

    public List<String> columnNames() {
        return columns.stream().map(SourceSurvey.Column::name).toList();
    }

    /** How much of the running step is done, 0 to 100. */
    public int percent() {
        return rowCount == 0 ? 100 : (int) Math.min(100, 100L * rowsDone / rowCount);
    }

    /** Waits for a process, or the one that had it is gone. */
    boolean free(Instant now) {
        return leaseUntil == null || leaseUntil.isBefore(now);
    }

    void release() {
        worker = null;
        leaseUntil = null;
    }
}
