package org.solutionpool.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form that is read field by field, so that a refused form is drawn again as it was. Missing and
 * overlong texts are noted in the errors with the words of the bundle {@code web}.
 */
public final class FormText {

    private final Map<String, List<String>> fields;

    private FormText(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    public static FormText empty() {
        return new FormText(Map.of());
    }

    public static FormText of(MultivaluedMap<String, String> form) {
        return new FormText(form);
    }

    /** A form that was read by parameters. */
    public static FormText of(Map<String, String> form) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        form.forEach((name, value) -> fields.put(name, List.of(value)));
        return new FormText(fields);
    }

    /** As it was typed, for drawing the form again; empty if it was not. */
    public String of(String field) {
        List<String> values = fields.get(field);
        return values == null || values.isEmpty() || values.getFirst() == null ? "" : values.getFirst();
    }

    /** {@link #of(String)} of a field whose name is made of two parts with a dot between them, such as a row's. */
    public String at(String group, Object name) {
        return of(group + "." + name);
    }

    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The numbers among the values of a field: what was chosen in a list. */
    public List<Long> ids(String field) {
        return all(field).stream()
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
    }

    /** The numbers behind the dot of the fields of a group that have a value: the rows for which it was chosen. */
    public List<Long> ids(String group, String value) {
        return fields.keySet().stream()
                .filter(name -> name.startsWith(group + ".") && of(name).equals(value))
                .map(name -> name.substring(group.length() + 1))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .sorted()
                .toList();
    }

    /** Several lines, or nothing. Too long a text is noted. */
    public @Nullable String text(String field, int longest, FormErrors errors, Messages messages) {
        String text = Typed.text(of(field));
        if (Typed.length(text) > longest) {
            errors.add(field, messages.text("web", "form.tooLong", longest, Typed.length(text)));
        }
        return text;
    }

    /** Several lines. A missing or too long text is noted; it is empty then, or as long as it is. */
    public String required(String field, int longest, FormErrors errors, Messages messages) {
        String text = text(field, longest, errors, messages);
        if (text == null) {
            errors.add(field, messages.text("web", "form.missing"));
            return "";
        }
        return text;
    }

    /** One line. A missing or too long text is noted. */
    public String requiredLine(String field, int longest, FormErrors errors, Messages messages) {
        return required(field, longest, errors, messages).replaceAll("\\s+", " ");
    }

    /** A day as browsers send it ({@code 2026-10-01}); null, and noted, if it is none. */
    public @Nullable LocalDate day(String field, FormErrors errors, Messages messages) {
        try {
            return LocalDate.parse(of(field).strip());
        } catch (DateTimeParseException e) {
            errors.add(field, messages.text("web", "form.day"));
            return null;
        }
    }
}
