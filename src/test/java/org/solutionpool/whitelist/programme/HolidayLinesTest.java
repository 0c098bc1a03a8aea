package org.solutionpool.whitelist.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HolidayLinesTest {

    @Test
    void daysAndRunsOfDaysAreReadInEitherLanguage() {
        HolidayLines.Read read = HolidayLines.read("""
                2026-10-01~2026-10-07, 放假, 国庆节, National Day

                2026年10月10日，上班，国庆节调休，Worked for National Day
                2026/1/1	off	元旦	New Year""");

        assertThat(read.unread()).isEmpty();
        assertThat(read.days()).hasSize(9);
        assertThat(read.days().getFirst())
                .isEqualTo(new HolidayLines.Day(LocalDate.of(2026, 10, 1), false, "国庆节", "National Day"));
        assertThat(read.days().get(7).working()).isTrue();
        assertThat(read.days().getLast().day()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void whatCannotBeReadIsNamedByItsLine() {
        HolidayLines.Read read =
                HolidayLines.read("2026-10-01, 放假, 国庆节\n2026-13-01, 放假, 春节\n2026-10-02, 也许, 国庆节\n十月一日");

        assertThat(read.unread())
                .extracting(HolidayLines.Unread::number, HolidayLines.Unread::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "line.day"),
                        org.assertj.core.groups.Tuple.tuple(3, "line.kind"),
                        org.assertj.core.groups.Tuple.tuple(4, "line.parts"));
    }

    @Test
    void aRunThatEndsBeforeItStartsIsNotRead() {
        assertThat(HolidayLines.read("2026-10-07~2026-10-01, 放假, 国庆节").unread())
                .extracting(HolidayLines.Unread::key)
                .containsExactly("line.day");
    }
}
