package org.solutionpool.whitelist.application;

import org.solutionpool.web.Language;
import org.solutionpool.web.StateBadge;

/** The colours of the states of an application. */
final class ApplicationBadges {

    private ApplicationBadges() {}

    static StateBadge of(ApplicationState state, Language language) {
        return StateBadge.of(
                "application",
                state,
                switch (state) {
                    case LISTED -> "success";
                    case REFUSED -> "danger";
                    case RETURNED, PROPOSED -> "warning";
                    default -> "info";
                },
                language);
    }
}
