package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.audit.Audit;
import org.solutionpool.whitelist.programme.HolidayLines.Day;

/**
 * Keeps the calendar of what differs from Monday to Friday, each change with its audit event. Periods that run already
 * keep the last day they were given.
 */
@ApplicationScoped
@Transactional
public class CalendarKeeping {

    /** The type of a calendar day in the record. */
    public static final String SUBJECT = "calendar";

    @Inject
    Audit audit;

    /**
     * Writes days down, over what stood there before.
     *
     * @return how many of them are new or different
     */
    public int save(List<Day> days) {
        int changed = 0;
        for (Day day : days) {
            CalendarDay known = CalendarDay.findById(day.day());
            Map<String, Object> before = known == null ? null : facts(known);
            CalendarDay kept = known == null ? new CalendarDay() : known;
            kept.day = day.day();
            kept.working = day.working();
            kept.name = day.name();
            kept.nameEn = day.nameEn();
            if (known == null) {
                kept.persist();
            }
            Map<String, Object> after = facts(kept);
            if (!after.equals(before)) {
                changed++;
                audit.record("calendar.save", SUBJECT, day.day(), before, after, null);
            }
        }
        return changed;
    }

    /** Makes a day what its weekday says again. */
    public void remove(@Nullable LocalDate day) {
        CalendarDay known = day == null ? null : CalendarDay.findById(day);
        if (known == null) {
            throw new NotFoundException();
        }
        audit.record("calendar.remove", SUBJECT, known.day, facts(known), null, null);
        known.delete();
    }

    private static Map<String, Object> facts(CalendarDay day) {
        return Map.of("working", day.working, "name", day.name, "nameEn", day.nameEn);
    }
}
