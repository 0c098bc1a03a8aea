package org.solutionpool.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Language;

/** The terms a field of the listing form offers, the chosen ones ticked. A chosen term that was retired stays on offer. */
@ApplicationScoped
public class TermChoices {

    /** A term to tick or to choose. */
    public record Option(String value, String label, boolean selected) {}

    /**
     * A term with narrower ones below it.
     *
     * @param value null for a heading that cannot be chosen itself
     * @param open whether one below is ticked
     */
    public record Branch(@Nullable String value, String label, boolean selected, boolean open, List<Option> leaves) {}

    /** Set before a term of the third level. */
    private static final String DEEPER = "· ";

    @Inject
    Taxonomy taxonomy;

    /** The field's terms in two levels; none for a field whose scheme is flat. */
    List<Branch> branches(ListingField field, List<String> chosen, Language language) {
        return switch (field) {
            case INDUSTRIES, EQUIPMENT, PROTOCOLS, SCENARIOS -> {
                List<Branch> branches = new ArrayList<>();
                for (Term root : taxonomy.roots(field.scheme())) {
                    branches.add(branch(root, chosen, language));
                }
                List<Option> retired = retired(field.scheme(), chosen, language);
                if (!retired.isEmpty()) {
                    branches.add(new Branch(null, "…", false, true, retired));
                }
                yield branches;
            }
            default -> List.of();
        };
    }

    /** The field's terms in one list; none for a field whose scheme has two levels. */
    List<Option> options(ListingField field, List<String> chosen, Language language) {
        return switch (field) {
            case MODES, DEPLOYMENTS, PRICING_FORMS -> flat(taxonomy.choices(field.scheme()), field, chosen, language);
            // Provinces and the whole country: who serves a single city writes that into the description.
            case REGIONS -> flat(taxonomy.roots(Scheme.REGION), field, chosen, language);
            default -> List.of();
        };
    }

    /** The certificates a row chooses from. */
    List<Option> certificates(Language language) {
        return taxonomy.choices(Scheme.CERTIFICATE).stream()
                .map(term -> option(term, "", false, language))
                .toList();
    }

    /** The industries a reference case chooses from: sectors and divisions. */
    List<Option> industries(Language language) {
        return taxonomy.choices(Scheme.INDUSTRY).stream()
                .filter(term -> !"group".equals(term.attribute("level")))
                .map(term -> option(term, term.parent() == null ? "" : DEEPER, false, language))
                .toList();
    }

    private Branch branch(Term root, List<String> chosen, Language language) {
        List<Option> leaves = taxonomy.descendants(root).stream()
                .filter(term -> !term.heading())
                .map(term -> option(
                        term, root.code().equals(term.parent()) ? "" : DEEPER, chosen.contains(term.code()), language))
                .toList();
        boolean selected = chosen.contains(root.code());
        return new Branch(
                root.heading() ? null : root.code(),
                root.name(language),
                selected,
                selected || leaves.stream().anyMatch(Option::selected),
                leaves);
    }

    private List<Option> flat(List<Term> terms, ListingField field, List<String> chosen, Language language) {
        Stream<Option> offered = terms.stream().map(term -> option(term, "", chosen.contains(term.code()), language));
        List<String> shown = terms.stream().map(Term::code).toList();
        Stream<Option> others = chosen.stream()
                .filter(code -> !shown.contains(code))
                .map(code -> new Option(code, taxonomy.name(field.scheme(), code, language), true));
        return Stream.concat(offered, others).toList();
    }

    private List<Option> retired(Scheme scheme, List<String> chosen, Language language) {
        return chosen.stream()
                .filter(code -> !taxonomy.offers(scheme, code))
                .map(code -> new Option(code, taxonomy.name(scheme, code, language), true))
                .toList();
    }

    private static Option option(Term term, String prefix, boolean selected, Language language) {
        return new Option(term.code(), prefix + term.name(language), selected);
    }
}
