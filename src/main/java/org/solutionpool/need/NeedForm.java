package org.solutionpool.need;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Strength;
import org.solutionpool.need.NeedContent.Chosen;
import org.solutionpool.need.equipment.MachineKind;
import org.solutionpool.taxonomy.Mention;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/**
 * The form of a need, as it was typed. Codes that are neither offered nor stored are kept until the check refuses them, so
 * that a refused form is drawn again as it was.
 */
public final class NeedForm {

    /** Empty rows offered below the kinds there are. */
    static final int SPARE_KINDS = 3;

    private static final String BUNDLE = "need";
    private static final Pattern SEPARATED = Pattern.compile("[,，、;；\\n]+");
    private static final Pattern GROUPED = Pattern.compile("[,，\\s_]");

    private final FormText typed;
    private final List<Row> rows;
    private final long version;

    /**
     * A kind of machine that was chosen directly.
     *
     * @param protocols as typed: names with commas between them
     */
    public record Row(int number, String category, String count, String protocols) {

        /** The name of the row's group of controls. */
        public String field() {
            return "kind-" + number;
        }

        boolean blank() {
            return category.isBlank() && count.isBlank() && protocols.isBlank();
        }
    }

    private NeedForm(FormText typed, List<Row> rows, long version) {
        this.typed = typed;
        this.rows = rows;
        this.version = version;
    }

    static NeedForm of(FormText typed) {
        String version = typed.of("version");
        return new NeedForm(typed, sentRows(typed), version.matches("\\d{1,18}") ? Long.parseLong(version) : -1);
    }

    /** The form of a need as it stands; protocols by the names that they are typed with. */
    static NeedForm of(NeedContent content, Visibility visibility, boolean nameShown, long version, Taxonomy taxonomy) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("title", List.of(content.title()));
        fields.put("description", List.of(content.description()));
        put(fields, "industries", content.industries());
        put(fields, "protocols", content.protocols());
        put(fields, "scenarios", content.scenarios());
        put(fields, "regions", content.regions());
        put(fields, "deployments", content.deployments());
        put(fields, "certificates", content.certificates());
        fields.put("site", List.of(content.site()));
        fields.put("equipmentStrength", List.of(content.equipmentStrength().name()));
        fields.put(
                "own",
                content.machines().stream()
                        .filter(NeededMachines::own)
                        .map(NeededMachines::category)
                        .toList());
        fields.put("budgetMin", List.of(shown(content.budgetMin())));
        fields.put("budgetMax", List.of(shown(content.budgetMax())));
        fields.put("budgetStrength", List.of(content.budgetStrength().name()));
        fields.put("deadline", List.of(shown(content.deadline())));
        fields.put("deadlineStrength", List.of(content.deadlineStrength().name()));
        fields.put("visibility", List.of(visibility.name()));
        fields.put("nameShown", nameShown ? List.of("true") : List.of());
        List<Row> rows = new ArrayList<>();
        for (NeededMachines machine : content.machines()) {
            if (!machine.own()) {
                rows.add(new Row(
                        rows.size() + 1,
                        machine.category(),
                        String.valueOf(machine.count()),
                        String.join(
                                ", ",
                                machine.protocols().stream()
                                        .map(code -> taxonomy.label("protocol", code))
                                        .toList())));
            }
        }
        return new NeedForm(FormText.of(multivalued(fields)), rows, version);
    }

    /** The same form, as if filled from another version of the need: its next saving counts as a decision. */
    NeedForm at(long newer) {
        return new NeedForm(typed, rows, newer);
    }

    /** What stands in a field. */
    public String of(String field) {
        return typed.of(field);
    }

    /** What is ticked in a field. */
    public List<String> all(String field) {
        return typed.all(field);
    }

    /** The version of the need that the form was filled from. */
    public long version() {
        return version;
    }

    /** The rows that were filled in, and some empty ones. */
    public List<Row> rows() {
        List<Row> shown = new ArrayList<>(rows);
        for (int i = 0; i < SPARE_KINDS && shown.size() < NeedContent.MOST_KINDS; i++) {
            shown.add(new Row(rows.size() + 1 + i, "", "", ""));
        }
        return shown;
    }

    Optional<Visibility> visibility() {
        return Visibility.ofName(typed.of("visibility"));
    }

    boolean nameShown() {
        return !typed.of("nameShown").isEmpty();
    }

    /**
     * What the form says. What cannot be read is noted and left out.
     *
     * @param own the kinds of machines the organization keeps
     * @param before what the need said until now: kinds taken from the list stay when the list no longer has them
     */
    NeedContent content(
            List<MachineKind> own, NeedContent before, Taxonomy taxonomy, FormErrors errors, Messages messages) {
        return new NeedContent(
                Typed.line(typed.of("title")),
                Typed.text(typed.of("description")),
                chosen("industries"),
                machines(own, before, taxonomy, errors, messages),
                strength("equipmentStrength"),
                chosen("protocols"),
                chosen("scenarios"),
                chosen("regions"),
                Typed.line(typed.of("site")),
                chosen("deployments"),
                chosen("certificates"),
                amount("budgetMin", errors, messages),
                amount("budgetMax", errors, messages),
                strength("budgetStrength"),
                day(errors, messages),
                strength("deadlineStrength"));
    }

    private List<NeededMachines> machines(
            List<MachineKind> own, NeedContent before, Taxonomy taxonomy, FormErrors errors, Messages messages) {
        List<NeededMachines> machines = new ArrayList<>();
        for (String category : typed.all("own").stream().distinct().toList()) {
            Stream<NeededMachines> listed = own.stream()
                    .filter(kind -> kind.category().equals(category))
                    .map(kind -> new NeededMachines(
                            category, Math.min(kind.count(), NeedContent.MOST_MACHINES), kind.protocols(), true));
            Stream<NeededMachines> kept = before.machines().stream()
                    .filter(machine -> machine.own() && machine.category().equals(category));
            Stream.concat(listed, kept).findFirst().ifPresent(machines::add);
        }
        for (Row row : rows) {
            if (row.blank()) {
                continue;
            }
            if (row.category().isBlank()) {
                errors.add(row.field(), messages.text(BUNDLE, "kindMissing"));
                continue;
            }
            Integer count = count(row.count());
            if (count == null) {
                errors.add(row.field(), messages.text(BUNDLE, "countWrong", NeedContent.MOST_MACHINES));
            }
            machines.add(new NeededMachines(
                    row.category(),
                    count == null ? 1 : count,
                    protocols(row, before, taxonomy, errors, messages),
                    false));
        }
        return machines;
    }

    private static List<String> protocols(
            Row row, NeedContent before, Taxonomy taxonomy, FormErrors errors, Messages messages) {
        List<String> codes = new ArrayList<>();
        for (String part : SEPARATED.split(row.protocols())) {
            String name = part.strip();
            if (name.isEmpty()) {
                continue;
            }
            List<String> meant = taxonomy.finder().findInQuery(name, Scheme.PROTOCOL).stream()
                    .map(Mention::term)
                    .map(term -> term.code())
                    .toList();
            List<String> kept = before.codes().getOrDefault(Scheme.PROTOCOL, List.of()).stream()
                    .filter(code -> taxonomy.label("protocol", code).equals(name))
                    .toList();
            if (meant.isEmpty() && kept.isEmpty()) {
                errors.add(row.field(), messages.text(BUNDLE, "protocolUnknown", name));
            }
            codes.addAll(meant.isEmpty() ? kept : meant);
        }
        return codes;
    }

    private Chosen chosen(String field) {
        return new Chosen(
                typed.all(field).stream().filter(code -> !code.isBlank()).toList(), strength(field + "Strength"));
    }

    private Strength strength(String field) {
        return Stream.of(Strength.values())
                .filter(one -> one.name().equals(typed.of(field)))
                .findFirst()
                .orElse(Strength.WISH);
    }

    private @Nullable Long amount(String field, FormErrors errors, Messages messages) {
        String digits = GROUPED.matcher(typed.of(field)).replaceAll("");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("\\d{1,15}")) {
            errors.add(field, messages.text(BUNDLE, "budgetWrong"));
            return null;
        }
        return Long.valueOf(digits);
    }

    private @Nullable LocalDate day(FormErrors errors, Messages messages) {
        String day = typed.of("deadline").strip();
        if (day.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            errors.add("deadline", messages.text("web", "form.day"));
            return null;
        }
    }

    private static @Nullable Integer count(String typed) {
        String digits = typed.strip();
        if (digits.isEmpty()) {
            return 1;
        }
        if (!digits.matches("\\d{1,7}")) {
            return null;
        }
        int count = Integer.parseInt(digits);
        return count < 1 || count > NeedContent.MOST_MACHINES ? null : count;
    }

    private static List<Row> sentRows(FormText typed) {
        List<String> categories = typed.all("kindCategory");
        List<String> counts = typed.all("kindCount");
        List<String> protocols = typed.all("kindProtocols");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(categories.size(), NeedContent.MOST_KINDS); i++) {
            Row row = new Row(rows.size() + 1, at(categories, i), at(counts, i), at(protocols, i));
            if (!row.blank()) {
                rows.add(row);
            }
        }
        // What was ticked among the proposals is a row from now on.
        for (String proposed : typed.all("kindProposed")) {
            boolean there = rows.stream().anyMatch(row -> row.category().equals(proposed))
                    || typed.all("own").contains(proposed);
            if (!there && !proposed.isBlank()) {
                rows.add(new Row(rows.size() + 1, proposed, "1", ""));
            }
        }
        return rows;
    }

    private static String at(List<String> values, int index) {
        return index < values.size() ? Objects.requireNonNullElse(values.get(index), "") : "";
    }

    private static void put(Map<String, List<String>> fields, String name, Chosen chosen) {
        fields.put(name, chosen.codes());
        fields.put(name + "Strength", List.of(chosen.strength().name()));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static MultivaluedMap<String, String> multivalued(Map<String, List<String>> fields) {
        MultivaluedMap<String, String> all = new MultivaluedHashMap<>();
        fields.forEach((name, values) -> all.put(name, new ArrayList<>(values)));
        return all;
    }
}
