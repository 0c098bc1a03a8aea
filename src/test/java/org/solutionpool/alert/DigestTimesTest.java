package org.solutionpool.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestPreference;
import org.solutionpool.alert.digest.DigestTimes;

/** When alerts leave. The moments are those of Chinese clocks, eight hours ahead of what is written here. */
class DigestTimesTest {

    private static final DigestTimes TIMES = new DigestTimes(LocalTime.of(8, 0), Duration.ofMinutes(5));

    /** A Wednesday, 08:00 in Shanghai. */
    private static final Instant WEDNESDAY_AT_EIGHT = Instant.parse("2026-11-25T00:00:00Z");

    private static final Instant MONDAY_AT_EIGHT = Instant.parse("2026-11-30T00:00:00Z");

    @Test
    void daily_news_leaves_at_eight_in_the_morning() {
        assertThat(TIMES.from(DigestFrequency.DAILY, WEDNESDAY_AT_EIGHT)).isEqualTo(WEDNESDAY_AT_EIGHT);
        assertThat(TIMES.from(DigestFrequency.DAILY, WEDNESDAY_AT_EIGHT.minusSeconds(1)))
                .isEqualTo(WEDNESDAY_AT_EIGHT);
        assertThat(TIMES.from(DigestFrequency.DAILY, WEDNESDAY_AT_EIGHT.plusSeconds(1)))
                .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void weekly_news_leaves_on_monday() {
        assertThat(TIMES.from(DigestFrequency.WEEKLY, WEDNESDAY_AT_EIGHT)).isEqualTo(MONDAY_AT_EIGHT);
        assertThat(TIMES.from(DigestFrequency.WEEKLY, MONDAY_AT_EIGHT)).isEqualTo(MONDAY_AT_EIGHT);
        assertThat(TIMES.from(DigestFrequency.WEEKLY, MONDAY_AT_EIGHT.plusSeconds(1)))
                .isEqualTo(Instant.parse("2026-12-07T00:00:00Z"));
    }

    @Test
    void after_a_run_the_next_one_is_never_at_the_same_moment() {
        assertThat(TIMES.after(DigestFrequency.AT_ONCE, WEDNESDAY_AT_EIGHT))
                .isEqualTo(WEDNESDAY_AT_EIGHT.plusSeconds(300));
        assertThat(TIMES.after(DigestFrequency.DAILY, WEDNESDAY_AT_EIGHT))
                .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
        assertThat(TIMES.after(DigestFrequency.NEVER, WEDNESDAY_AT_EIGHT))
                .isEqualTo(Instant.parse("2026-11-26T00:00:00Z"));
        assertThat(TIMES.after(DigestFrequency.WEEKLY, MONDAY_AT_EIGHT))
                .isEqualTo(Instant.parse("2026-12-07T00:00:00Z"));
    }

    @Test
    void what_somebody_wants_at_all_stands_above_what_they_chose_for_each() {
        assertThat(DigestPreference.DAILY_AT_MOST.over(DigestFrequency.AT_ONCE)).isEqualTo(DigestFrequency.DAILY);
        assertThat(DigestPreference.DAILY_AT_MOST.over(DigestFrequency.WEEKLY)).isEqualTo(DigestFrequency.WEEKLY);
        assertThat(DigestPreference.NONE.over(DigestFrequency.AT_ONCE)).isEqualTo(DigestFrequency.NEVER);
        assertThat(DigestPreference.AS_CHOSEN.over(DigestFrequency.AT_ONCE)).isEqualTo(DigestFrequency.AT_ONCE);
    }
}
