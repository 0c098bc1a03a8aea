package org.solutionpool.need.equipment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;

/**
 * The terms that forms offer, the chosen ones ticked, in the reader's language. A chosen term that was retired stays in its
 * list with a remark, until the person takes it out.
 */
@RequestScoped
public class OfferedTerms {

    /** GB/T 2260: the whole country, which is no place for a machine. */
    private static final String NATION = "100000";

    /** Set before a term of the third level. */
    private static final String DEEPER = "· ";

    /** Set before a term of the second level in a plain list. */
    private static final String INDENT = "\u2003";

    /** A term to tick. */
    public record Leaf(String value, String label, boolean selected) {}

    /**
     * A term with narrower ones below it.
     *
     * @param value null for a heading that cannot be chosen itself
     * @param open whether one below is ticked
     */
    public record Branch(@Nullable String value, String label, boolean selected, boolean open, List<Leaf> leaves) {}

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /** A scheme in two levels, with checkboxes. */
    public List<Branch> branches(Scheme scheme, Collection<String> chosen) {
        List<Branch> branches = new ArrayList<>();
        taxonomy.roots(scheme).forEach(root -> branches.add(branch(root, chosen)));
        List<Leaf> retired = retired(scheme, chosen);
        if (!retired.isEmpty()) {
            branches.add(new Branch(null, messages.text("equipment", "retiredBranch"), false, true, retired));
        }
        return branches;
    }

    /** The top level of a scheme, with checkboxes. */
    public List<Leaf> leaves(Scheme scheme, Collection<String> chosen) {
        return Stream.concat(
                        taxonomy.roots(scheme).stream()
                                .filter(term -> !term.heading())
                                .map(term -> leaf(term, "", chosen)),
                        retired(scheme, chosen).stream())
                .toList();
    }

    /** A scheme as a list to choose one from, narrower terms set off below the broader one. */
    public List<Option> options(Scheme scheme, @Nullable String chosen) {
        List<Option> options = new ArrayList<>();
        for (Term term : taxonomy.choices(scheme)) {
            options.add(new Option(term.code(), (term.parent() == null ? "" : INDENT) + term.name(language.get())));
        }
        if (chosen != null
                && !chosen.isEmpty()
                && taxonomy.find(scheme, chosen).isPresent()
                && !taxonomy.offers(scheme, chosen)) {
            options.add(new Option(chosen, name(scheme, chosen)));
        }
        return options;
    }

    /** {@link #options} of the equipment, for templates. */
    public List<Option> categories(String chosen) {
        return options(Scheme.EQUIPMENT, chosen);
    }

    /** {@link #options} of provinces and cities, for templates. */
    public List<Option> regions(String chosen) {
        return options(Scheme.REGION, chosen).stream()
                .filter(option -> !option.value().equals(NATION))
                .toList();
    }

    /** {@link #branches} of the industries, for templates. */
    public List<Branch> industries(Collection<String> chosen) {
        return branches(Scheme.INDUSTRY, chosen);
    }

    /** {@link #branches} of the scenarios, for templates. */
    public List<Branch> scenarios(Collection<String> chosen) {
        return branches(Scheme.SCENARIO, chosen);
    }

    /** {@link #leaves} of the provinces, for templates. */
    public List<Leaf> provinces(Collection<String> chosen) {
        return leaves(Scheme.REGION, chosen).stream()
                .filter(leaf -> !leaf.value().equals(NATION))
                .toList();
    }

    /** {@link #leaves} of the forms of deployment, for templates. */
    public List<Leaf> deployments(Collection<String> chosen) {
        return leaves(Scheme.DEPLOYMENT, chosen);
    }

    /** {@link #leaves} of the certificates, for templates. */
    public List<Leaf> certificates(Collection<String> chosen) {
        return leaves(Scheme.CERTIFICATE, chosen);
    }

    /** {@link #branches} of the protocols, for templates. */
    public List<Branch> protocols(Collection<String> chosen) {
        return branches(Scheme.PROTOCOL, chosen);
    }

    /** The name of a code, with the remark that it is no longer offered if it is not. */
    public String name(Scheme scheme, String code) {
        String name = taxonomy.name(scheme, code, language.get());
        return taxonomy.offers(scheme, code) ? name : messages.text("equipment", "retired", name);
    }

    private Branch branch(Term root, Collection<String> chosen) {
        List<Leaf> leaves = taxonomy.descendants(root).stream()
                .filter(term -> !term.heading())
                .map(term -> leaf(term, root.code().equals(term.parent()) ? "" : DEEPER, chosen))
                .toList();
        boolean selected = chosen.contains(root.code());
        return new Branch(
                root.heading() ? null : root.code(),
                root.name(language.get()),
                selected,
                selected || leaves.stream().anyMatch(Leaf::selected),
                leaves);
    }

    private List<Leaf> retired(Scheme scheme, Collection<String> chosen) {
        return chosen.stream()
                .filter(code -> taxonomy.find(scheme, code).isPresent() && !taxonomy.offers(scheme, code))
                .distinct()
                .map(code -> new Leaf(code, name(scheme, code), true))
                .toList();
    }

    private Leaf leaf(Term term, String prefix, Collection<String> chosen) {
        return new Leaf(term.code(), prefix + term.name(language.get()), chosen.contains(term.code()));
    }
}
