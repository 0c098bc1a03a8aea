package org.solutionpool.need.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.solutionpool.taxonomy.Mention;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;

/** Understands the words of a sheet: kinds, protocols and regions by the names and aliases of the taxonomy. */
@ApplicationScoped
class SheetWords {

    /** A year, alone or before a month and day. */
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:[-/.年].*)?");

    /** A number with its measure word or unit behind it. */
    private static final Pattern QUANTITY = Pattern.compile("(\\d+)\\s*\\p{L}{0,6}\\.?");

    /**
     * A row and what was understood of it.
     *
     * @param facts empty if the row cannot be taken
     * @param errors why not, by the fields of the form
     */
    record Understood(SheetLine line, Optional<MachineFacts> facts, FormErrors errors) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    Messages messages;

    Understood understand(SheetLine line) {
        FormErrors errors = new FormErrors();
        SheetLine.Damage damage = line.damage();
        if (damage != null) {
            errors.add(
                    "row",
                    messages.text(
                            "importing",
                            "problem." + damage.code() + ".what",
                            damage.arguments().toArray()));
            return new Understood(line, Optional.empty(), errors);
        }
        return new Understood(line, text(line).check(taxonomy::offers, errors, messages), errors);
    }

    private MachineText text(SheetLine line) {
        String interfaces = line.cell(SheetColumn.INTERFACES);
        return new MachineText(
                category(line.cell(SheetColumn.CATEGORY)),
                line.cell(SheetColumn.MAKER),
                line.cell(SheetColumn.MODEL),
                first(QUANTITY, line.cell(SheetColumn.QUANTITY)),
                first(YEAR, line.cell(SheetColumn.YEAR)),
                taxonomy.finder().findInQuery(interfaces, Scheme.PROTOCOL).stream()
                        .map(mention -> mention.term().code())
                        .distinct()
                        .toList(),
                interfaces,
                networked(line.cell(SheetColumn.NETWORKED)),
                line.cell(SheetColumn.DATA),
                region(line.cell(SheetColumn.REGION)),
                line.cell(SheetColumn.SITE));
    }

    private String category(String words) {
        if (words.isEmpty() || taxonomy.offers(Scheme.EQUIPMENT, words)) {
            return words;
        }
        return taxonomy.finder().meant(words, Scheme.EQUIPMENT).stream()
                .findFirst()
                .or(() -> taxonomy.finder().findInQuery(words, Scheme.EQUIPMENT).stream()
                        .map(Mention::term)
                        .findFirst())
                .map(Term::code)
                .orElse(words);
    }

    /** The narrowest place named: 浙江省宁波市 is Ningbo. */
    private String region(String words) {
        if (words.isEmpty() || taxonomy.offers(Scheme.REGION, words)) {
            return words;
        }
        List<Mention> places = taxonomy.finder().findInQuery(words, Scheme.REGION);
        return places.isEmpty() ? words : places.getLast().term().code();
    }

    private static String networked(String words) {
        return words.isEmpty()
                ? ""
                : SheetColumn.networked(words).map(Enum::name).orElse(words);
    }

    private static String first(Pattern pattern, String words) {
        Matcher matcher = pattern.matcher(words);
        return matcher.matches() ? matcher.group(1) : words;
    }
}
