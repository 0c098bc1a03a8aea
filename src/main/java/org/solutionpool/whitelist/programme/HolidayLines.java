package org.solutionpool.whitelist.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Typed;

/**
 * A year's holidays as they are pasted in, one line a day or a run of days:
 * {@code 2026-10-01~2026-10-07, holiday, 国庆节, National Day}. The second word says whether it is a day off or a weekend
 * day that is worked.
 */
public final class HolidayLines {

    /** Days that one paste can bring; a year has some forty. */
    public static final int MOST_DAYS = 200;

    private static final int LONGEST_NAME = 100;
    private static final Set<String> OFF = Set.of("holiday", "off", "休", "放假", "休息", "节假日");
    private static final Set<String> WORKED = Set.of("work", "working", "班", "上班", "调休上班", "补班");

    /** A day that was read. */
    public record Day(LocalDate day, boolean working, String name, String nameEn) {}

    /**
     * A line that could not be read.
     *
     * @param number from 1
     * @param key the reason's key in the message bundle {@code programme}
     */
    public record Unread(int number, String line, String key) {}

    /** What a paste holds. Nothing of it is used if a line was not understood. */
    public record Read(List<Day> days, List<Unread> unread) {}

    private HolidayLines() {}

    /** Reads a paste; empty lines are left out, of a day named twice the last line counts. */
    public static Read read(@Nullable String pasted) {
        Map<LocalDate, Day> days = new LinkedHashMap<>();
        List<Unread> unread = new ArrayList<>();
        String[] lines = (pasted == null ? "" : pasted).split("\\R");
        for (int i = 0; i < lines.length; i++) {
            String line = Typed.line(lines[i]);
            if (line == null) {
                continue;
            }
            String problem = read(lines[i], days);
            if (problem != null) {
                unread.add(new Unread(i + 1, line, problem));
            }
        }
        if (days.size() > MOST_DAYS) {
            unread.add(new Unread(lines.length, "", "line.many"));
        }
        return new Read(List.copyOf(days.values()), List.copyOf(unread));
    }

    private static @Nullable String read(String line, Map<LocalDate, Day> days) {
        String[] parts = line.strip().split("\\s*[,，;；\\t]\\s*");
        if (parts.length < 3) {
            return "line.parts";
        }
        String[] ends = parts[0].split("\\s*(?:~|～|\\.\\.|至|到)\\s*");
        LocalDate from = TypedValues.day(ends[0]);
        LocalDate to = ends.length == 1 ? from : TypedValues.day(ends[1]);
        if (from == null || to == null || ends.length > 2 || to.isBefore(from) || to.isAfter(from.plusDays(31))) {
            return "line.day";
        }
        String kind = parts[1].toLowerCase(Locale.ROOT);
        if (!OFF.contains(kind) && !WORKED.contains(kind)) {
            return "line.kind";
        }
        String name = Typed.line(parts[2]);
        String nameEn = parts.length > 3 ? Typed.line(parts[3]) : name;
        if (name == null
                || nameEn == null
                || Typed.length(name) > LONGEST_NAME
                || Typed.length(nameEn) > LONGEST_NAME) {
            return "line.name";
        }
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.put(day, new Day(day, WORKED.contains(kind), name, nameEn));
        }
        return null;
    }
}
