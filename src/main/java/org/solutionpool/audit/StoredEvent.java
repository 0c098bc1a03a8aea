package org.solutionpool.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the database, every column of it: what is hashed is what is stored, not what was meant to be.
 *
 * @param before the JSON as the database writes it; null if there is none
 * @param after like {@code before}
 */
record StoredEvent(
        long id,
        Instant at,
        @Nullable String actorSubject,
        String actorName,
        @Nullable Long organizationId,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String requestId) {

    /** What a query that is read with {@link #read} selects from {@code audit_event e}. */
    static final String COLUMNS = "e.id, e.at, e.actor_subject, e.actor_name, e.organization_id, e.action, "
            + "e.subject_type, e.subject_id, e.before, e.after, e.reason, e.request_id";

    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                time(row, "at"),
                row.getString("actor_subject"),
                row.getString("actor_name"),
                row.getObject("organization_id", Long.class),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("request_id"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A point in time as the canonical form has it: UTC with six digits of a second, as many as the database keeps. */
    static String time(Instant time) {
        return MICROSECONDS.format(time);
    }

    /** Every column by its name in the export. */
    Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("at", time(at));
        values.put("actorSubject", actorSubject);
        values.put("actorName", actorName);
        values.put("organizationId", organizationId);
        values.put("action", action);
        values.put("subjectType", subjectType);
        values.put("subjectId", subjectId);
        values.put("before", tree(before));
        values.put("after", tree(after));
        values.put("reason", reason);
        values.put("requestId", requestId);
        return values;
    }

    /**
     * The text that is hashed.
     *
     * @throws IllegalArgumentException if a column cannot be put into it, which no event has that the portal wrote
     */
    String canonical() {
        return CanonicalJson.of(values());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : CanonicalJson.read(json);
    }
}
