package org.solutionpool.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.solutionpool.organization.Organization;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** What providers read as the company behind a need, on pages and in mails. */
@ApplicationScoped
public class NeedCompanies {

    private static final String BUNDLE = "need";

    @Inject
    Taxonomy taxonomy;

    /** The company's name, or where it is and what it does if the name is hidden. */
    public String name(Need need, Language language) {
        Organization organization = need.organization;
        if (need.nameShown) {
            return organization.name(language);
        }
        String province = taxonomy.find(Scheme.REGION, organization.region)
                .map(this::province)
                .map(term -> term.name(language))
                .orElse(organization.region);
        return organization.industry == null
                ? Messages.text(language, BUNDLE, "hiddenCompany", province)
                : Messages.text(
                        language,
                        BUNDLE,
                        "hiddenCompanyOf",
                        province,
                        taxonomy.name(Scheme.INDUSTRY, organization.industry, language));
    }

    private Term province(Term region) {
        List<Term> above = taxonomy.ancestors(region);
        return above.isEmpty() ? region : above.getLast();
    }
}
