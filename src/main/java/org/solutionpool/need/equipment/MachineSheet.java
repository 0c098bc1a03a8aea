package org.solutionpool.need.equipment;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A sheet of machines that was read and waits for the person to look at it; their next one takes its place. */
@Entity
@Table(name = "machine_sheet")
public class MachineSheet extends PanacheEntity {

    @Column(name = "person_id")
    public long personId;

    @Column(name = "organization_id")
    public long organizationId;

    /** The file's name; null for a sheet that was pasted. */
    @Column(name = "source_name")
    @Nullable public String sourceName;

    @JdbcTypeCode(SqlTypes.JSON)
    List<SheetLine> lines;

    @Column(name = "read_at")
    public Instant readAt;

    /** The sheet that waits for a person, if it was read for the organization they act for. */
    static Optional<MachineSheet> of(long personId, long organizationId) {
        return find("personId = ?1 and organizationId = ?2", personId, organizationId)
                .firstResultOptional();
    }
}
