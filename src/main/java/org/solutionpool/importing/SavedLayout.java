package org.solutionpool.importing;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;

/** How an admin said that files with certain columns are read: proposed again for the next file of that shape. */
@Entity
@Table(name = "import_layout")
public class SavedLayout extends PanacheEntity {

    @Version
    public long version;

    /** The name of the first file that had these columns; what the command line calls the layout by. */
    public String name;

    /** The names of the file's columns, sorted. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] columns;

    @JdbcTypeCode(SqlTypes.JSON)
    public ColumnMapping mapping;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "saved_by")
    @Nullable public Person savedBy;

    @Column(name = "saved_at")
    public Instant savedAt;

    static Optional<SavedLayout> ofColumns(Collection<String> columns) {
        return find("columns", (Object) sorted(columns)).firstResultOptional();
    }

    static Optional<SavedLayout> ofName(String name) {
        return find("name", name).firstResultOptional();
    }

    /** The name of a file without its ending, numbered if it is taken; at most 100 characters. */
    static String freeName(String fileName) {
        String stem = fileName.replaceFirst("\\.[^.]*$", "");
        String base =
                stem.codePointCount(0, stem.length()) <= 90 ? stem : stem.substring(0, stem.offsetByCodePoints(0, 90));
        String name = base;
        for (int number = 2; count("name", name) > 0; number++) {
            name = base + "-" + number;
        }
        return name;
    }

    static String[] sorted(Collection<String> columns) {
        return columns.stream().sorted().toArray(String[]::new);
    }
}
