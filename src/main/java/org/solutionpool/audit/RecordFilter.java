package org.solutionpool.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are listed.
 *
 * @param period null for all times
 * @param actor the beginning of the actor's name, or their whole subject; null for everybody
 * @param action null for all
 * @param subjectType null for all
 * @param subjectId null for all
 */
record RecordFilter(
        @Nullable Period period,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId) {

    /** The condition on {@code audit_event e}, to be bound with {@link #arguments}. */
    String condition() {
        List<String> conditions = new ArrayList<>();
        if (period != null) {
            conditions.add("e.at >= ? and e.at < ?");
        }
        if (actor != null) {
            conditions.add("(e.actor_name like ? or e.actor_subject = ?)");
        }
        if (action != null) {
            conditions.add("e.action = ?");
        }
        if (subjectType != null) {
            conditions.add("e.subject_type = ?");
        }
        if (subjectId != null) {
            conditions.add("e.subject_id = ?");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        if (period != null) {
            arguments.add(Chain.utc(period.begin()));
            arguments.add(Chain.utc(period.end()));
        }
        if (actor != null) {
            arguments.add(actor.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            arguments.add(actor);
        }
        if (action != null) {
            arguments.add(action);
        }
        if (subjectType != null) {
            arguments.add(subjectType);
        }
        if (subjectId != null) {
            arguments.add(subjectId);
        }
        return arguments;
    }
}
