package org.solutionpool.matchmaking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.solutionpool.matching.Match;
import org.solutionpool.matching.Reason;
import org.solutionpool.matching.ReasonTexts;
import org.solutionpool.matchmaking.Reasons.Said;
import org.solutionpool.matchmaking.Reasons.Told;
import org.solutionpool.solution.ListingSection;
import org.solutionpool.solution.SolutionAddress;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** Puts a match into words: the same reasons as the manufacturer reads, and what the provider could do about them. */
@ApplicationScoped
class ReasonsWriter {

    private static final String BUNDLE = "matchmaking";

    /** Where the editor asks for what a reason is about, by the first part of the reason's key. */
    private static final Map<String, ListingSection> SECTIONS = Map.of(
            "equipment", ListingSection.CLASSIFICATION,
            "protocol", ListingSection.CLASSIFICATION,
            "industry", ListingSection.CLASSIFICATION,
            "scenario", ListingSection.CLASSIFICATION,
            "deployment", ListingSection.CLASSIFICATION,
            "region", ListingSection.REGIONS,
            "budget", ListingSection.PRICE,
            "delivery", ListingSection.PRICE,
            "certificate", ListingSection.CERTIFICATES,
            "proof", ListingSection.CASES);

    @Inject
    ReasonTexts texts;

    Reasons write(Match match) {
        return new Reasons(told(match, Language.ZH), told(match, Language.EN));
    }

    private Told told(Match match, Language language) {
        return new Told(
                said(match, match.reasonsFor(), language),
                said(match, match.reasonsAgainst(), language),
                said(match, match.unknowns(), language),
                Stream.concat(match.reasonsAgainst().stream(), match.unknowns().stream())
                        // What a listing cannot mend, such as a price above the budget, has no advice.
                        .filter(reason -> Messages.has(language, BUNDLE, advice(reason)))
                        .map(reason -> new Said(
                                Messages.text(language, BUNDLE, advice(reason), texts.arguments(reason, language)),
                                editor(match, reason)))
                        .toList());
    }

    private List<Said> said(Match match, List<Reason> reasons, Language language) {
        return reasons.stream()
                .map(reason ->
                        new Said(texts.text(reason, language), match.offer().url(reason)))
                .toList();
    }

    private static String advice(Reason reason) {
        return "advice." + reason.key();
    }

    private static String editor(Match match, Reason reason) {
        String subject = reason.key().substring(0, reason.key().indexOf('.'));
        ListingSection section = SECTIONS.getOrDefault(subject, ListingSection.DESCRIPTION);
        return SolutionAddress.edit(match.offer().id()) + "#" + section.key();
    }
}
