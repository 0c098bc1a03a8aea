package org.solutionpool.alert.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.solutionpool.web.ReadableTime;

/**
 * When digests are due: every day at one time of the day, on Chinese clocks, and weekly ones on Monday. A pure rule;
 * moments come in as arguments.
 *
 * @param dailyAt the time of the day
 * @param atOnceEvery how long «at once» may take
 */
public record DigestTimes(LocalTime dailyAt, Duration atOnceEvery) {

    /**
     * The first moment at or after another one at which something of this frequency may be mailed.
     *
     * @throws IllegalArgumentException for {@link DigestFrequency#NEVER}
     */
    public Instant from(DigestFrequency frequency, Instant moment) {
        return switch (frequency) {
            case AT_ONCE -> moment;
            case DAILY -> daily(moment).toInstant();
            case WEEKLY ->
                daily(moment)
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                        .toInstant();
            case NEVER -> throw new IllegalArgumentException("Never is at no moment");
        };
    }

    /** When to look again for news of this frequency: after a moment, never at it. What is not mailed is looked for daily. */
    public Instant after(DigestFrequency frequency, Instant moment) {
        return switch (frequency) {
            case AT_ONCE -> moment.plus(atOnceEvery);
            case NEVER, DAILY -> from(DigestFrequency.DAILY, moment.plusNanos(1000));
            case WEEKLY -> from(DigestFrequency.WEEKLY, moment.plusNanos(1000));
        };
    }

    private ZonedDateTime daily(Instant moment) {
        ZonedDateTime local = moment.atZone(ReadableTime.ZONE);
        ZonedDateTime today = local.with(dailyAt);
        return today.isBefore(local) ? today.plusDays(1) : today;
    }
}
