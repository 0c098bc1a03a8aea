package org.solutionpool.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.solutionpool.matching.Reason.MixedTerms;
import org.solutionpool.matching.Reason.Terms;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** Puts reasons into words. */
@ApplicationScoped
public class ReasonTexts {

    /** More names than these make a sentence unreadable; how many there are is said before them. */
    private static final int NAMES = 6;

    @Inject
    Taxonomy taxonomy;

    /** A reason as a sentence without a full stop. */
    public String text(Reason reason, Language language) {
        return Messages.text(language, "matching", "reason." + reason.key(), arguments(reason, language));
    }

    /** What stands at {0}, {1} … in a reason's sentence, for another sentence about the same. */
    public Object[] arguments(Reason reason, Language language) {
        return reason.arguments().stream()
                .map(argument -> readable(argument, language))
                .toArray();
    }

    /** The name of a factor. */
    public String name(Factor factor, Language language) {
        return Messages.text(language, "matching", "factor." + factor.code());
    }

    private Object readable(Object argument, Language language) {
        return switch (argument) {
            case Terms terms -> names(List.of(terms), language);
            case MixedTerms mixed -> names(mixed.parts(), language);
            default -> argument;
        };
    }

    private String names(List<Terms> parts, Language language) {
        List<String> names = parts.stream()
                .flatMap(terms -> terms.codes().stream().map(code -> name(terms.scheme(), code, language)))
                .distinct()
                .toList();
        String gap = language == Language.ZH ? "、" : ", ";
        String shown = String.join(gap, names.subList(0, Math.min(NAMES, names.size())));
        return names.size() > NAMES ? shown + " …" : shown;
    }

    private String name(Scheme scheme, String code, Language language) {
        return taxonomy.name(scheme, code, language);
    }
}
