package org.solutionpool.whitelist.programme;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * A state as the tag {@code badge} shows it.
 *
 * @param kind its colour: info, success, warning or danger
 */
public record StateBadge(String text, String kind) {

    public static StateBadge of(Programme.State state, Language language) {
        return new StateBadge(
                Messages.text(language, "programme", "state." + state),
                switch (state) {
                    case DRAFT, ENDED -> "info";
                    case ACTIVE -> "success";
                });
    }

    public static StateBadge of(CriteriaSet.State state, Language language) {
        return new StateBadge(
                Messages.text(language, "programme", "state." + state),
                state == CriteriaSet.State.FROZEN ? "success" : "info");
    }

    public static StateBadge of(BatchState state, Language language) {
        return new StateBadge(
                Messages.text(language, "programme", "state." + state),
                switch (state) {
                    case INTAKE, PUBLISHED -> "success";
                    case ASSESSMENT -> "info";
                    case PUBLICITY -> "warning";
                    case CANCELLED -> "danger";
                });
    }
}
