package org.solutionpool.enquiry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;

/** What the lists of the enquiry form offer, in the reader's language. */
@RequestScoped
public class EquipmentChoices {

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /** A kind of equipment to tick. */
    public record Leaf(String value, String label, boolean selected) {}

    /** A group of equipment, open if something in it is ticked. */
    public record Branch(@Nullable String value, String label, boolean selected, boolean open, List<Leaf> leaves) {}

    public List<Branch> branches(List<String> chosen) {
        return taxonomy.roots(Scheme.EQUIPMENT).stream()
                .map(group -> branch(group, chosen))
                .toList();
    }

    public List<Option> timings() {
        return Arrays.stream(Timing.values())
                .map(timing -> new Option(timing.name(), messages.text("enquiry", "timing." + timing)))
                .toList();
    }

    /** The names of equipment codes. */
    List<String> names(String[] codes) {
        return Arrays.stream(codes)
                .map(code -> taxonomy.name(Scheme.EQUIPMENT, code, language.get()))
                .toList();
    }

    private Branch branch(Term group, List<String> chosen) {
        List<Leaf> leaves = taxonomy.descendants(group).stream()
                .filter(term -> !term.heading())
                .map(term -> new Leaf(term.code(), term.name(language.get()), chosen.contains(term.code())))
                .toList();
        boolean selected = chosen.contains(group.code());
        return new Branch(
                group.heading() ? null : group.code(),
                group.name(language.get()),
                selected,
                selected || leaves.stream().anyMatch(Leaf::selected),
                leaves);
    }
}
