package org.solutionpool.whitelist.register;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.whitelist.programme.Programme;

/**
 * What of the register is asked for; everything that is null or empty is open. The parameters of the page, of the exports
 * and of the API are the same.
 *
 * @param text part of a name or a number, or a whole credit code
 * @param programme its code
 * @param state as it is on the day of asking
 * @param region a province or a city of it
 * @param industry any level
 * @param year of the listing
 * @param creditCode exactly
 */
public record RegisterFilter(
        String text,
        @Nullable String programme,
        @Nullable Long batch,
        @Nullable EntryState state,
        @Nullable String region,
        @Nullable String industry,
        @Nullable Integer year,
        Programme.@Nullable Subject subject,
        @Nullable String creditCode) {

    /** The longest text that is searched for, in characters. */
    public static final int LONGEST_TEXT = 100;

    /** The names of the parameters, in the order in which an address carries them. */
    static final List<String> PARAMETERS =
            List.of("q", "programme", "batch", "state", "region", "industry", "year", "subject", "creditCode");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    /** A filter and the parameters that meant nothing and are left open. */
    record Parsed(RegisterFilter filter, List<String> unknown) {}

    /** Reads the parameters of an address. */
    static Parsed parse(MultivaluedMap<String, String> parameters, Taxonomy taxonomy) {
        List<String> unknown = new ArrayList<>();
        String text = typed(parameters, "q").orElse("");
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            unknown.add("q");
            text = text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
        }
        RegisterFilter filter = new RegisterFilter(
                text,
                typed(parameters, "programme").orElse(null),
                known(parameters, "batch", unknown, typed -> NUMBER.matcher(typed)
                                .matches())
                        .map(Long::valueOf)
                        .orElse(null),
                known(parameters, "state", unknown, typed -> state(typed).isPresent())
                        .flatMap(RegisterFilter::state)
                        .orElse(null),
                known(parameters, "region", unknown, typed -> taxonomy.find(Scheme.REGION, typed)
                                .isPresent())
                        .orElse(null),
                known(parameters, "industry", unknown, typed -> taxonomy.find(Scheme.INDUSTRY, typed)
                                .isPresent())
                        .orElse(null),
                known(parameters, "year", unknown, typed -> YEAR.matcher(typed).matches())
                        .map(Integer::valueOf)
                        .orElse(null),
                known(parameters, "subject", unknown, typed -> subject(typed).isPresent())
                        .flatMap(RegisterFilter::subject)
                        .orElse(null),
                typed(parameters, "creditCode")
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .orElse(null));
        return new Parsed(filter, List.copyOf(unknown));
    }

    private static Optional<String> typed(MultivaluedMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).map(String::strip).filter(typed -> !typed.isEmpty());
    }

    private static Optional<String> known(
            MultivaluedMap<String, String> parameters,
            String name,
            List<String> unknown,
            java.util.function.Predicate<String> means) {
        Optional<String> typed = typed(parameters, name);
        if (typed.isPresent() && !means.test(typed.get())) {
            unknown.add(name);
            return Optional.empty();
        }
        return typed;
    }

    private static Optional<EntryState> state(String code) {
        return Arrays.stream(EntryState.values())
                .filter(state -> code(state).equals(code))
                .findFirst();
    }

    private static Optional<Programme.Subject> subject(String code) {
        return Arrays.stream(Programme.Subject.values())
                .filter(subject -> code(subject).equals(code))
                .findFirst();
    }

    /** A constant as it stands in addresses and in the API. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The value of a parameter; empty if it is open. */
    String value(String parameter) {
        Object value =
                switch (parameter) {
                    case "q" -> text;
                    case "programme" -> programme;
                    case "batch" -> batch;
                    case "state" -> state == null ? null : code(state);
                    case "region" -> region;
                    case "industry" -> industry;
                    case "year" -> year;
                    case "subject" -> subject == null ? null : code(subject);
                    case "creditCode" -> creditCode;
                    default -> throw new IllegalArgumentException(parameter);
                };
        return value == null ? "" : value.toString();
    }

    /** Whether the whole register is asked for. */
    boolean everything() {
        return query().isEmpty();
    }

    /** The parameters that lead back here, without a question mark; empty for the whole register. */
    String query() {
        List<String> parts = new ArrayList<>();
        for (String parameter : PARAMETERS) {
            String value = value(parameter);
            if (!value.isEmpty()) {
                parts.add(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return String.join("&", parts);
    }
}
