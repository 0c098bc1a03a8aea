package org.solutionpool.need.equipment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.Typed;

/**
 * What is said of machines before it is checked: as it was typed into the form, or as a row of a sheet was understood.
 *
 * @param category a code of the equipment taxonomy
 * @param protocols codes of protocols
 * @param networked the name of a {@link Networked}
 */
record MachineText(
        String category,
        String maker,
        String model,
        String quantity,
        String year,
        List<String> protocols,
        String interfaces,
        String networked,
        String dataWanted,
        String region,
        String site) {

    static final int MOST_NAME = 100;
    static final int MOST_INTERFACES = 300;
    static final int MOST_DATA = 1000;
    static final int MOST_SITE = 200;

    /** Of machines in one line. */
    static final int MOST_QUANTITY = 100_000;

    /** Nothing older is still at work and worth connecting. */
    static final int FIRST_YEAR = 1900;

    private static final String BUNDLE = "equipment";

    static MachineText empty() {
        return new MachineText("", "", "", "1", "", List.of(), "", Networked.UNKNOWN.name(), "", "", "");
    }

    static MachineText of(FormText form) {
        return new MachineText(
                form.of("category"),
                form.of("maker"),
                form.of("model"),
                form.of("quantity"),
                form.of("year"),
                form.all("protocols"),
                form.of("interfaces"),
                form.of("networked"),
                form.of("dataWanted"),
                form.of("region"),
                form.of("site"));
    }

    static MachineText of(MachineFacts facts) {
        return new MachineText(
                facts.category(),
                Objects.requireNonNullElse(facts.maker(), ""),
                Objects.requireNonNullElse(facts.model(), ""),
                String.valueOf(facts.quantity()),
                facts.builtIn() == null ? "" : String.valueOf(facts.builtIn()),
                facts.protocols(),
                Objects.requireNonNullElse(facts.interfaces(), ""),
                facts.networked().name(),
                Objects.requireNonNullElse(facts.dataWanted(), ""),
                Objects.requireNonNullElse(facts.region(), ""),
                Objects.requireNonNullElse(facts.site(), ""));
    }

    /**
     * Notes what is wrong, a message a field.
     *
     * @param taken whether a code may be stated: it is offered, or it was stated before it was retired
     * @return the facts; empty if anything is wrong
     */
    Optional<MachineFacts> check(BiPredicate<Scheme, String> taken, FormErrors errors, Messages messages) {
        if (category.isBlank()) {
            errors.add("category", messages.text(BUNDLE, "categoryMissing"));
        } else if (!taken.test(Scheme.EQUIPMENT, category)) {
            errors.add("category", messages.text(BUNDLE, "categoryUnknown", shortened(category)));
        }
        String cleanMaker = line("maker", maker, MOST_NAME, errors, messages);
        String cleanModel = line("model", model, MOST_NAME, errors, messages);
        Integer count = quantity.isBlank() ? (Integer) 1 : number(quantity, 1, MOST_QUANTITY);
        if (count == null) {
            errors.add("quantity", messages.text(BUNDLE, "quantityWrong", MOST_QUANTITY));
        }
        int latest = LocalDate.now(ReadableTime.ZONE).getYear() + 1;
        Integer built = year.isBlank() ? null : number(year, FIRST_YEAR, latest);
        if (!year.isBlank() && built == null) {
            errors.add("year", messages.text(BUNDLE, "yearWrong", String.valueOf(FIRST_YEAR), String.valueOf(latest)));
        }
        protocols.stream()
                .filter(code -> !taken.test(Scheme.PROTOCOL, code))
                .findFirst()
                .ifPresent(code -> errors.add("protocols", messages.text(BUNDLE, "protocolUnknown", shortened(code))));
        String cleanInterfaces = line("interfaces", interfaces, MOST_INTERFACES, errors, messages);
        Optional<Networked> state = networked.isBlank() ? Optional.of(Networked.UNKNOWN) : Networked.ofName(networked);
        if (state.isEmpty()) {
            errors.add("networked", messages.text(BUNDLE, "networkedWrong", shortened(networked)));
        }
        String cleanData = Typed.text(dataWanted);
        tooLong("dataWanted", cleanData, MOST_DATA, errors, messages);
        if (!region.isBlank() && !taken.test(Scheme.REGION, region)) {
            errors.add("region", messages.text(BUNDLE, "regionUnknown", shortened(region)));
        }
        String cleanSite = line("site", site, MOST_SITE, errors, messages);
        if (!errors.isEmpty() || count == null || state.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MachineFacts(
                category,
                cleanMaker,
                cleanModel,
                count,
                built,
                protocols,
                cleanInterfaces,
                state.get(),
                cleanData,
                region.isBlank() ? null : region,
                cleanSite));
    }

    private static @Nullable String line(String field, String typed, int most, FormErrors errors, Messages messages) {
        String line = Typed.line(typed);
        tooLong(field, line, most, errors, messages);
        return line;
    }

    private static void tooLong(String field, @Nullable String text, int most, FormErrors errors, Messages messages) {
        if (Typed.length(text) > most) {
            errors.add(field, messages.text("web", "form.tooLong", most, Typed.length(text)));
        }
    }

    private static @Nullable Integer number(String typed, int least, int most) {
        String digits = typed.strip();
        if (!digits.matches("\\d{1,9}")) {
            return null;
        }
        int number = Integer.parseInt(digits);
        return number < least || number > most ? null : number;
    }

    private static String shortened(String text) {
        return Typed.length(text) <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 39)) + "…";
    }
}
