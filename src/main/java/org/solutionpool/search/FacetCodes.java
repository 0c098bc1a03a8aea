package org.solutionpool.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** Which codes a facet knows, and how they are called. */
@ApplicationScoped
public class FacetCodes {

    private static final Pattern PROVIDER = Pattern.compile("organization:\\d{1,18}|listed:.{1,300}");

    /** Codes that are not the taxonomy's, named in the message bundle {@code search} under {@code <facet>.<code>}. */
    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    private static final Set<String> SOURCES = Set.of("own", "listed");

    private static final Set<String> VOUCHED =
            Set.of(ListingStanding.Kind.SOLUTION.code(), ListingStanding.Kind.PROVIDER.code());

    private final Taxonomy taxonomy;

    FacetCodes(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** Whether a facet has a code; retired terms still count, old addresses stay valid. */
    public boolean known(Facet facet, String code) {
        return switch (facet) {
            case LANGUAGE -> LANGUAGES.contains(code);
            case SOURCE -> SOURCES.contains(code);
            case PROVIDER -> PROVIDER.matcher(code).matches();
            case WHITELIST -> VOUCHED.contains(code);
            case REGION ->
                code.equals(ListingContent.NATIONWIDE)
                        || taxonomy.find(Scheme.REGION, code).isPresent();
            default ->
                scheme(facet).flatMap(scheme -> taxonomy.find(scheme, code)).isPresent();
        };
    }

    /** Whether a code is still given to solutions: one that was retired, or never was, finds nothing new. */
    public boolean inUse(Facet facet, String code) {
        if (!known(facet, code)) {
            return false;
        }
        return scheme(facet)
                .flatMap(scheme -> taxonomy.find(scheme, code))
                .map(term -> !term.retired())
                .orElse(true);
    }

    /** The name of a code in a language. */
    public String name(Facet facet, String code, Language language) {
        return switch (facet) {
            case LANGUAGE, SOURCE, WHITELIST -> Messages.text(language, "search", facet.parameter() + "." + code);
            case PROVIDER ->
                code.startsWith("listed:")
                        ? code.substring("listed:".length())
                        : Messages.text(language, "search", "provider.this");
            case REGION ->
                code.equals(ListingContent.NATIONWIDE)
                        ? Messages.text(language, "search", "region.nationwide")
                        : taxonomy.name(Scheme.REGION, code, language);
            default ->
                scheme(facet)
                        .map(scheme -> taxonomy.name(scheme, code, language))
                        .orElse(code);
        };
    }

    private static Optional<Scheme> scheme(Facet facet) {
        return Scheme.ofCode(facet.parameter());
    }
}
