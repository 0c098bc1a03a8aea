package org.solutionpool.organization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.OrganizationForm.Kind;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;

/** What the lists of the organization form offer, and the names of what was chosen, in the reader's language. */
@RequestScoped
public class OrganizationChoices {

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /** A radio button. */
    public record Choice(String value, String label, String hint, boolean selected) {}

    public List<Choice> kinds(@Nullable String chosen) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Choice(
                        kind.name(),
                        messages.text("organization", "kind." + kind),
                        messages.text("organization", "kindHint." + kind),
                        kind.name().equals(chosen)))
                .toList();
    }

    /** Provinces, each followed by its cities with the province's name before them. */
    public List<Option> regions() {
        return taxonomy.choices(Scheme.REGION).stream()
                .filter(term -> !"nation".equals(term.attribute("level")))
                .map(term -> new Option(term.code(), region(term)))
                .toList();
    }

    public List<Option> sizes() {
        return options(Scheme.ORGANIZATION_SIZE);
    }

    public List<Option> providerKinds() {
        return options(Scheme.PROVIDER_KIND);
    }

    /** Sectors and fields with the divisions below them, without the groups of a division. */
    public List<Option> industries() {
        return taxonomy.choices(Scheme.INDUSTRY).stream()
                .filter(term -> taxonomy.ancestors(term).size() <= 1)
                .map(term ->
                        new Option(term.code(), (term.parent() == null ? "" : "\u2003") + term.name(language.get())))
                .toList();
    }

    /** The value of a form field as it is read; empty for an empty one. */
    public String shown(String field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        Language reader = language.get();
        return switch (field) {
            case "region" ->
                taxonomy.find(Scheme.REGION, value).map(this::region).orElse(value);
            case "size" -> taxonomy.name(Scheme.ORGANIZATION_SIZE, value, reader);
            case "providerKind" -> taxonomy.name(Scheme.PROVIDER_KIND, value, reader);
            case "industry" -> taxonomy.name(Scheme.INDUSTRY, value, reader);
            case "kind" -> messages.text("organization", "kind." + value);
            default -> value;
        };
    }

    private String region(Term term) {
        String name = term.name(language.get());
        List<Term> above = taxonomy.ancestors(term).stream()
                .filter(ancestor -> !"nation".equals(ancestor.attribute("level")))
                .toList();
        return above.isEmpty() ? name : above.getFirst().name(language.get()) + " · " + name;
    }

    private List<Option> options(Scheme scheme) {
        return taxonomy.choices(scheme).stream()
                .map(term -> new Option(term.code(), term.name(language.get())))
                .toList();
    }
}
