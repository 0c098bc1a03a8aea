package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Counts working days in China: Monday to Friday, corrected by the calendar that admins keep. */
@ApplicationScoped
public class WorkingDays {

    /** Every deadline is the end of its day here. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Working days between two dates are counted in steps of this many days of calendar. */
    private static final int STEP = 400;

    /** The day it is in China at a moment. */
    public static LocalDate dayOf(Instant at) {
        return at.atZone(CHINA).toLocalDate();
    }

    public static LocalDate today() {
        return dayOf(Instant.now());
    }

    /** The first moment after a day in China: what was due on that day is late from then on. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CHINA).toInstant();
    }

    @Transactional
    public boolean isWorkingDay(LocalDate day) {
        CalendarDay known = CalendarDay.findById(day);
        return known == null ? isWeekday(day) : known.working;
    }

    /**
     * The last of a number of working days.
     *
     * @param from the day it is counted from; it does not count itself, as a period begins on the day after the act
     * @param days at least 1
     */
    @Transactional
    public LocalDate after(LocalDate from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("At least one working day: " + days);
        }
        LocalDate day = from;
        LocalDate known = from;
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.isAfter(known)) {
                known = day.plusDays(STEP);
                CalendarDay.between(day, known).forEach(found -> exceptions.put(found.day, found.working));
            }
            if (exceptions.getOrDefault(day, isWeekday(day))) {
                left--;
            }
        }
        return day;
    }

    /** Whether the calendar of every year that a period touches has been entered. */
    @Transactional
    public boolean isCertain(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!CalendarDay.knows(year)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
