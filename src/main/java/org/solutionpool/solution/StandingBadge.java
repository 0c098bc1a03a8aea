package org.solutionpool.solution;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * The badge of the whitelist, as the tags {@code card} and {@code badge} draw it.
 *
 * @param title the programme and the number, for those who point at it
 * @param url the entry's page in the public register
 */
public record StandingBadge(String text, String kind, String icon, String title, String url) {

    /** One badge for each kind of entry: a card says whether something is vouched for, the listing's page by what. */
    public static List<StandingBadge> of(List<ListingStanding> standings, Language language) {
        Set<ListingStanding.Kind> shown = EnumSet.noneOf(ListingStanding.Kind.class);
        List<StandingBadge> badges = new ArrayList<>();
        for (ListingStanding standing : standings) {
            if (shown.add(standing.kind())) {
                badges.add(new StandingBadge(
                        Messages.text(
                                language,
                                "solution",
                                "standing." + standing.kind().code()),
                        "success",
                        "badge-check",
                        Messages.text(
                                language,
                                "solution",
                                "standing.title",
                                standing.programme(language),
                                standing.number()),
                        standing.url()));
            }
        }
        return badges;
    }
}
