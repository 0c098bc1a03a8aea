package org.solutionpool.whitelist.application;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * The state of an application as the tag {@code badge} shows it.
 *
 * @param kind its colour: info, success, warning or danger
 */
public record StateBadge(String text, String kind) {

    public static StateBadge of(ApplicationState state, Language language) {
        return new StateBadge(
                Messages.text(language, "application", "state." + state),
                switch (state) {
                    case LISTED -> "success";
                    case REFUSED -> "danger";
                    case RETURNED, PROPOSED -> "warning";
                    default -> "info";
                });
    }
}
