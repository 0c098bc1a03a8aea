package org.solutionpool.solution;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/**
 * A state as the tag {@code badge} shows it.
 *
 * @param kind its colour: info, success, warning or danger
 */
public record StateBadge(String text, String kind) {

    /** Where a listing stands in public. */
    public static StateBadge of(ListingState state, Language language) {
        return new StateBadge(
                text(state, language),
                switch (state) {
                    case UNPUBLISHED, RETIRED -> "info";
                    case PUBLISHED -> "success";
                    case SUSPENDED -> "danger";
                });
    }

    /** Where a revision stands in its review. */
    public static StateBadge of(RevisionState state, Language language) {
        return new StateBadge(
                text(state, language),
                switch (state) {
                    case DRAFT, SUBMITTED, SUPERSEDED -> "info";
                    case CHANGES_REQUESTED -> "warning";
                    case PUBLISHED -> "success";
                    case REJECTED -> "danger";
                });
    }

    private static String text(Enum<?> state, Language language) {
        return Messages.text(language, "solution", "state." + state.name());
    }
}
