package org.solutionpool.whitelist.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.programme.WorkingDays;

/**
 * What happened to an entry, as the public may read it: its listing, every measure with its reason, its end. The measures
 * are a later stage's, so their table is read and not their class.
 */
@ApplicationScoped
public class EntryHistory {

    @Inject
    EntityManager entityManager;

    /**
     * One thing that happened.
     *
     * @param kind a key of the bundle {@code register} under {@code event.}
     * @param dueOn the last day of a rectification
     * @param metOn when the rectification was found done
     * @param liftedOn when it was taken back
     * @param barredUntil the last day on which the holder may not apply
     */
    public record Event(
            LocalDate day,
            String kind,
            @Nullable String reason,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate metOn,
            @Nullable LocalDate liftedOn,
            @Nullable LocalDate barredUntil) {

        static Event of(LocalDate day, String kind, @Nullable String reason) {
            return new Event(day, kind, reason, null, null, null, null);
        }
    }

    /** Everything that happened to an entry, newest first. */
    @Transactional
    public List<Event> of(WhitelistEntry entry) {
        List<Event> events = new ArrayList<>();
        events.add(Event.of(entry.listedOn, entry.state == EntryState.HISTORICAL ? "recorded" : "listed", null));
        for (Object row : entityManager
                .createNativeQuery("""
                        select kind, reason, due_on, met_at, lifted_at, barred_until, decided_at from whitelist_measure
                        where entry_id = ?1 order by id""", Tuple.class)
                .setParameter(1, entry.id)
                .getResultList()) {
            Tuple measure = (Tuple) row;
            events.add(new Event(
                    WorkingDays.dayOf(measure.get("decided_at", Instant.class)),
                    measure.get("kind", String.class),
                    measure.get("reason", String.class),
                    day(measure.get("due_on")),
                    day(measure.get("met_at")),
                    day(measure.get("lifted_at")),
                    day(measure.get("barred_until"))));
        }
        EntryState today = entry.stateOn(WorkingDays.today());
        switch (today) {
            case EXPIRED -> events.add(Event.of(lastDay(entry).plusDays(1), today.name(), null));
            case RENEWED, RESIGNED ->
                events.add(Event.of(WorkingDays.dayOf(entry.stateSince), today.name(), entry.stateReason));
            default -> {
                // What else it can be is told by its measures.
            }
        }
        // The order of what happened on one day is the order in which it was read.
        events.sort(Comparator.comparing(Event::day));
        return events.reversed();
    }

    private static LocalDate lastDay(WhitelistEntry entry) {
        return entry.validUntil != null ? entry.validUntil : WorkingDays.dayOf(entry.stateSince);
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case LocalDate day -> day;
            case java.sql.Date day -> day.toLocalDate();
            case Instant instant -> WorkingDays.dayOf(instant);
            default -> throw new IllegalArgumentException("No day: " + value.getClass());
        };
    }
}
