package org.solutionpool.whitelist.programme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Typed;

/** Reads numbers and days out of form fields; null for whatever is none. */
public final class TypedValues {

    /** Days later than this are slips of the keyboard. */
    private static final int LAST_YEAR = 2100;

    private static final int FIRST_YEAR = 1980;

    private TypedValues() {}

    /** A whole number within bounds, both included. */
    public static @Nullable Integer wholeNumber(@Nullable String typed, int least, int most) {
        String text = Typed.line(typed);
        if (text == null || !text.matches("\\d{1,6}")) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? null : number;
    }

    /** A day as {@code 2026-10-01}, {@code 2026/10/1} or {@code 2026年10月1日}, from 1980 to 2100. */
    public static @Nullable LocalDate day(@Nullable String typed) {
        String text = Typed.line(typed);
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("[年月/.]", "-").replace("日", "").replace(" ", "");
        try {
            LocalDate day = LocalDate.parse(plain, DateTimeFormatter.ofPattern("uuuu-M-d"));
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The version of a row that a form was opened with; -1 for what is none, which no row has. */
    static long version(@Nullable String typed) {
        String text = Typed.line(typed);
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    /** A number that {@link #wholeNumber} accepted. */
    static int number(@Nullable String typed) {
        return Integer.parseInt(Objects.requireNonNull(Typed.line(typed)));
    }

    /** One line of a field that comes once for each row; empty if the row has none. */
    static String at(@Nullable List<String> rows, int index) {
        return rows == null || index >= rows.size() ? "" : Objects.requireNonNullElse(Typed.line(rows.get(index)), "");
    }
}
