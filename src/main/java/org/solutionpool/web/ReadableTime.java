package org.solutionpool.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as a reader sees them: on Chinese clocks, which know one zone and no summer time. */
public final class ReadableTime {

    /** Where the portal's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter MINUTE_EN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private ReadableTime() {}

    /** Day and minute. */
    public static String minute(Instant time, Language language) {
        return (language == Language.EN ? MINUTE_EN : MINUTE_ZH).format(time.atZone(ZONE));
    }

    /** The day alone. */
    public static String day(Instant time, Language language) {
        return (language == Language.EN ? DAY_EN : DAY_ZH).format(time.atZone(ZONE));
    }

    /** A day. */
    public static String day(LocalDate day, Language language) {
        return (language == Language.EN ? DAY_EN : DAY_ZH).format(day);
    }

    /** The first moment of the day that a point in time falls on. */
    public static Instant startOfDay(Instant time) {
        return LocalDate.ofInstant(time, ZONE).atStartOfDay(ZONE).toInstant();
    }
}
