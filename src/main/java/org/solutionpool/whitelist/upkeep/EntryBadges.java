package org.solutionpool.whitelist.upkeep;

import org.solutionpool.web.Language;
import org.solutionpool.web.StateBadge;
import org.solutionpool.whitelist.register.EntryState;

/** The colours of the states of entries and of what happens to them. */
final class EntryBadges {

    private EntryBadges() {}

    static StateBadge of(EntryState state, Language language) {
        return StateBadge.of(
                "register",
                state,
                switch (state) {
                    case VALID -> "success";
                    case RECTIFYING -> "warning";
                    case SUSPENDED, REMOVED -> "danger";
                    case EXPIRED, RENEWED, RESIGNED, HISTORICAL -> "info";
                },
                language);
    }

    static StateBadge of(AppealState state, Language language) {
        return StateBadge.of("upkeep", state, state == AppealState.OPEN ? "warning" : "info", language);
    }

    static StateBadge of(Complaint.State state, Language language) {
        return StateBadge.of("upkeep", state, state.isOpen() ? "warning" : "info", language);
    }

    /**
     * @param late whether its day is over
     */
    static StateBadge of(AnnualReview.State state, boolean late, Language language) {
        return StateBadge.of(
                "upkeep",
                state,
                switch (state) {
                    case DUE, ASKED -> late ? "danger" : "warning";
                    case REPORTED -> "info";
                    case CONFIRMED -> "success";
                },
                language);
    }
}
