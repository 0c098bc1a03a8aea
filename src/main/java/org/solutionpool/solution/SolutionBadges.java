package org.solutionpool.solution;

import org.solutionpool.web.Language;
import org.solutionpool.web.StateBadge;

/** The colours of the states of listings and of their revisions. */
final class SolutionBadges {

    private static final String BUNDLE = "solution";

    private SolutionBadges() {}

    /** Where a listing stands in public. */
    static StateBadge of(ListingState state, Language language) {
        return StateBadge.of(
                BUNDLE,
                state,
                switch (state) {
                    case UNPUBLISHED, RETIRED -> "info";
                    case PUBLISHED -> "success";
                    case SUSPENDED -> "danger";
                },
                language);
    }

    /** Where a revision stands in its review. */
    static StateBadge of(RevisionState state, Language language) {
        return StateBadge.of(
                BUNDLE,
                state,
                switch (state) {
                    case DRAFT, SUBMITTED, SUPERSEDED -> "info";
                    case CHANGES_REQUESTED -> "warning";
                    case PUBLISHED -> "success";
                    case REJECTED -> "danger";
                },
                language);
    }
}
