package org.solutionpool.whitelist.upkeep;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** Reads what was typed into the forms and addresses of this package, and says beside each field what is wrong with it. */
final class FormReading {

    /** Most characters of a reason, an answer, an appeal. */
    static final int LONGEST = 4000;

    private FormReading() {}

    /** The number of a page in the address, from 1. */
    static int page(@Nullable String typed) {
        try {
            return typed == null ? 1 : Math.max(1, Integer.parseInt(typed));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** A text that has to be there. Empty, with its message noted, if it is not or is too long. */
    static String required(FormErrors errors, Messages messages, String field, @Nullable String typed, int longest) {
        String text = Typed.text(typed);
        if (text == null) {
            errors.add(field, messages.text("upkeep", "error.missing"));
            return "";
        }
        if (Typed.length(text) > longest) {
            errors.add(field, messages.text("upkeep", "error.long", longest));
        }
        return text;
    }

    /** A day as a date field sends it; null, with its message noted, if it is none. An empty field is null without one. */
    static @Nullable LocalDate day(FormErrors errors, Messages messages, String field, @Nullable String typed) {
        String text = Typed.line(typed);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            errors.add(field, messages.text("upkeep", "error.day"));
            return null;
        }
    }

    /** A day after today; null, with its message noted, if it is none. */
    static @Nullable LocalDate future(
            FormErrors errors, Messages messages, String field, @Nullable String typed, LocalDate today) {
        LocalDate day = day(errors, messages, field, typed);
        if (day == null || !day.isAfter(today)) {
            errors.add(field, messages.text("upkeep", "error.future"));
            return null;
        }
        return day;
    }

    static boolean isHttps(String link) {
        try {
            URI address = new URI(link);
            return "https".equals(address.getScheme()) && address.getHost() != null && link.length() <= 1000;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
