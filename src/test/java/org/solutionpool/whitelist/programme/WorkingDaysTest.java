package org.solutionpool.whitelist.programme;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Years far enough away that no other test counts in them. */
@QuarkusTest
class WorkingDaysTest {

    @Inject
    WorkingDays workingDays;

    @Inject
    CalendarKeeping calendar;

    @BeforeEach
    void aCalendar() {
        QuarkusTransaction.requiringNew()
                .run(() -> calendar.save(List.of(
                        // 2041-10-01 is a Tuesday.
                        new HolidayLines.Day(LocalDate.of(2041, 10, 1), false, "国庆节", "National Day"),
                        new HolidayLines.Day(LocalDate.of(2041, 10, 2), false, "国庆节", "National Day"),
                        new HolidayLines.Day(LocalDate.of(2041, 10, 5), true, "国庆节调休", "Worked Saturday"))));
    }

    @Test
    void weekendsAndHolidaysDoNotCountAndWorkedWeekendDaysDo() {
        LocalDate monday = LocalDate.of(2041, 9, 30);

        assertThat(workingDays.after(monday, 1)).isEqualTo(LocalDate.of(2041, 10, 3));
        assertThat(workingDays.after(monday, 3)).as("the worked Saturday").isEqualTo(LocalDate.of(2041, 10, 5));
        assertThat(workingDays.after(monday, 4)).as("after the Sunday").isEqualTo(LocalDate.of(2041, 10, 7));
        assertThat(workingDays.isWorkingDay(LocalDate.of(2041, 10, 1))).isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2041, 10, 5))).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2041, 10, 6))).isFalse();
    }

    @Test
    void aYearThatNobodyEnteredCountsMondayToFridayAndIsNotCertain() {
        LocalDate friday = LocalDate.of(2043, 6, 5);

        assertThat(workingDays.after(friday, 5)).isEqualTo(LocalDate.of(2043, 6, 12));
        assertThat(workingDays.isCertain(friday, friday.plusDays(7))).isFalse();
        assertThat(workingDays.isCertain(LocalDate.of(2041, 9, 1), LocalDate.of(2041, 11, 1)))
                .isTrue();
        assertThat(workingDays.isCertain(LocalDate.of(2041, 12, 30), LocalDate.of(2042, 1, 3)))
                .as("reaches into a year without a calendar")
                .isFalse();
    }

    @Test
    void aDayEndsAtMidnightInChina() {
        LocalDate day = LocalDate.of(2041, 10, 3);

        assertThat(WorkingDays.endOf(day)).isEqualTo(Instant.parse("2041-10-03T16:00:00Z"));
        assertThat(WorkingDays.dayOf(Instant.parse("2041-10-03T15:59:59Z"))).isEqualTo(day);
        assertThat(WorkingDays.dayOf(Instant.parse("2041-10-03T16:00:00Z"))).isEqualTo(day.plusDays(1));
    }
}
