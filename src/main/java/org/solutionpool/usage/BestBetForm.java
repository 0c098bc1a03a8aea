package org.solutionpool.usage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.Typed;

/** A best bet as it is typed. */
public class BestBetForm {

    static final int LONGEST_REASON = 500;

    /** Nothing is right for longer without somebody looking again. */
    static final int LONGEST_YEARS = 2;

    private static final int USUAL_MONTHS = 6;

    /** A number, or the address of a solution with whatever follows it. */
    private static final Pattern SOLUTION = Pattern.compile("(?:\\S*/solutions/)?(\\d{1,18})(?:[/?#]\\S*)?");

    @RestForm
    public @Nullable String textZh;

    @RestForm
    public @Nullable String textEn;

    @RestForm
    public @Nullable String solution1;

    @RestForm
    public @Nullable String solution2;

    @RestForm
    public @Nullable String solution3;

    @RestForm
    public @Nullable String validFrom;

    @RestForm
    public @Nullable String validUntil;

    @RestForm
    public @Nullable String reason;

    /** An empty form for a query, from today on. */
    static BestBetForm of(@Nullable String query) {
        BestBetForm form = new BestBetForm();
        String text = query == null ? "" : QueryKey.of(query);
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            form.textZh = text;
        } else {
            form.textEn = text;
        }
        LocalDate today = LocalDate.now(ReadableTime.ZONE);
        form.validFrom = today.toString();
        form.validUntil = today.plusMonths(USUAL_MONTHS).toString();
        return form;
    }

    /** Reads every field into a best bet and says what is wrong with each; with errors the best bet is not to be used. */
    BestBet read(FormErrors errors, Messages messages) {
        BestBet bet = new BestBet();
        bet.textZh = query(textZh, "textZh", errors, messages);
        bet.textEn = query(textEn, "textEn", errors, messages);
        if (bet.textZh == null && bet.textEn == null) {
            errors.add("textZh", messages.text("usage", "form.textMissing"));
        }
        bet.solutions = solutions(errors, messages);
        LocalDate today = LocalDate.now(ReadableTime.ZONE);
        LocalDate from = day("validFrom", validFrom, errors, messages);
        LocalDate until = day("validUntil", validUntil, errors, messages);
        if (from != null && until != null) {
            if (until.isBefore(from) || until.isBefore(today)) {
                errors.add("validUntil", messages.text("usage", "form.untilTooEarly"));
            } else if (until.isAfter(from.plusYears(LONGEST_YEARS))) {
                errors.add("validUntil", messages.text("usage", "form.untilTooLate", LONGEST_YEARS));
            }
            bet.validFrom = from;
            bet.validUntil = until;
        }
        reason = Typed.text(reason);
        if (reason == null) {
            errors.add("reason", messages.text("usage", "form.reasonMissing"));
        } else if (Typed.length(reason) > LONGEST_REASON) {
            errors.add("reason", messages.text("web", "form.tooLong", LONGEST_REASON, Typed.length(reason)));
        } else {
            bet.reason = reason;
        }
        return bet;
    }

    private static @Nullable String query(@Nullable String typed, String field, FormErrors errors, Messages messages) {
        String line = Typed.line(typed);
        if (line == null) {
            return null;
        }
        if (Typed.length(line) > QueryKey.LONGEST) {
            errors.add(field, messages.text("web", "form.tooLong", QueryKey.LONGEST, Typed.length(line)));
        }
        String key = QueryKey.of(line);
        return key.isEmpty() ? null : key;
    }

    private Long[] solutions(FormErrors errors, Messages messages) {
        Set<Long> ids = new LinkedHashSet<>();
        List<@Nullable String> typed = new ArrayList<>();
        Stream.of(
                        solution1 == null ? "" : solution1,
                        solution2 == null ? "" : solution2,
                        solution3 == null ? "" : solution3)
                .forEach(typed::add);
        for (int i = 0; i < typed.size(); i++) {
            String line = Typed.line(typed.get(i));
            if (line == null) {
                continue;
            }
            String field = "solution" + (i + 1);
            Matcher address = SOLUTION.matcher(line);
            Solution solution = address.matches() ? Solution.findById(Long.valueOf(address.group(1))) : null;
            if (solution == null || !solution.isPublic()) {
                errors.add(field, messages.text("usage", "form.solutionUnknown"));
            } else if (!ids.add(solution.id)) {
                errors.add(field, messages.text("usage", "form.solutionTwice"));
            }
        }
        if (ids.isEmpty()) {
            errors.add("solution1", messages.text("usage", "form.solutionMissing"));
        }
        return ids.toArray(Long[]::new);
    }

    private static @Nullable LocalDate day(String field, @Nullable String typed, FormErrors errors, Messages messages) {
        try {
            return LocalDate.parse(typed == null ? "" : typed.strip());
        } catch (DateTimeParseException e) {
            errors.add(field, messages.text("web", "form.day"));
            return null;
        }
    }
}
