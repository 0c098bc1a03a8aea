package org.solutionpool.audit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;

/**
 * Two days as typed.
 *
 * @param from the first day; null or empty for none
 * @param to the last day; null or empty for none
 */
record PeriodForm(@Nullable String from, @Nullable String to) {

    /** PostgreSQL and a spreadsheet know other years, the record does not. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    /** The period, an open end filled with the earliest or latest day; null if something is wrong, which is noted. */
    @Nullable Period open(FormErrors errors, Messages messages) {
        return period(
                day("from", from, EARLIEST, errors, messages),
                day("to", to, LATEST, errors, messages),
                errors,
                messages);
    }

    /** The period, both days given; null if something is wrong, which is noted. */
    @Nullable Period required(FormErrors errors, Messages messages) {
        return period(
                day("from", from, null, errors, messages), day("to", to, null, errors, messages), errors, messages);
    }

    private static @Nullable Period period(
            @Nullable LocalDate first, @Nullable LocalDate last, FormErrors errors, Messages messages) {
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(first)) {
            errors.add("to", messages.text(RecordPage.BUNDLE, "periodBackwards"));
            return null;
        }
        return new Period(first, last);
    }

    private static @Nullable LocalDate day(
            String field, @Nullable String typed, @Nullable LocalDate otherwise, FormErrors errors, Messages messages) {
        if (typed == null || typed.isBlank()) {
            if (otherwise == null) {
                errors.add(field, messages.text(RecordPage.BUNDLE, "dayMissing"));
            }
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Told beside the field, like a day out of range.
        }
        errors.add(field, messages.text(RecordPage.BUNDLE, "dayWrong"));
        return null;
    }
}
