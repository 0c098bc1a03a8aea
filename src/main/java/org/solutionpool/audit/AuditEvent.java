package org.solutionpool.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One step somebody took. Rows are added and read; the database refuses the application any change to them. */
@Entity
@Immutable
@Table(name = "audit_event")
public class AuditEvent extends PanacheEntity {

    public Instant at;

    /** Keycloak's {@code sub}; null for the portal itself (pollers, imports by command line). */
    @Column(name = "actor_subject")
    @Nullable public String actorSubject;

    @Column(name = "actor_name")
    public String actorName;

    /** The organization the actor acted for; null for admins and the portal. */
    @Column(name = "organization_id")
    @Nullable public Long organizationId;

    /** What was done, as {@code <feature>.<verb>}: the key of its name in the message bundle {@code audit}. */
    public String action;

    @Column(name = "subject_type")
    public String subjectType;

    @Column(name = "subject_id")
    public String subjectId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public Map<String, Object> before;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable public Map<String, Object> after;

    @Nullable public String reason;

    @Column(name = "request_id")
    @Nullable public String requestId;

    /** The events of one thing, newest first; at most 200. */
    public static List<AuditEvent> of(String subjectType, Object subjectId) {
        return AuditEvent.<AuditEvent>find(
                        "subjectType = ?1 and subjectId = ?2 order by id desc", subjectType, String.valueOf(subjectId))
                .page(0, 200)
                .list();
    }
}
