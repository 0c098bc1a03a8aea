package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.Quota.Dimension;

/** The shares a quota can be set for, in the reader's language. */
@RequestScoped
public class QuotaChoices {

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /** Industries in two levels, kinds of provider, provinces; values are {@code DIMENSION:code}. */
    public List<Option> all() {
        List<Option> options = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String prefix = messages.text("programme", "dimension." + dimension) + " · ";
            taxonomy.choices(scheme(dimension)).stream()
                    .filter(term -> dimension != Dimension.INDUSTRY
                            || taxonomy.ancestors(term).size() <= 1)
                    .filter(term -> dimension != Dimension.REGION || "province".equals(term.attribute("level")))
                    .forEach(term ->
                            options.add(new Option(dimension + ":" + term.code(), prefix + term.name(language.get()))));
        }
        return options;
    }

    /** What a quota counts, as people read it. */
    public String name(Quota quota) {
        return messages.text("programme", "dimension." + quota.dimension()) + " · "
                + taxonomy.name(scheme(quota.dimension()), quota.code(), language.get());
    }

    private static Scheme scheme(Dimension dimension) {
        return switch (dimension) {
            case INDUSTRY -> Scheme.INDUSTRY;
            case PROVIDER_KIND -> Scheme.PROVIDER_KIND;
            case REGION -> Scheme.REGION;
        };
    }
}
