package org.solutionpool.whitelist.upkeep;

import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.register.EntryState;

/**
 * A state as the tag {@code badge} shows it.
 *
 * @param kind its colour: info, success, warning or danger
 */
public record Badge(String text, String kind) {

    static Badge of(EntryState state, Language language) {
        return new Badge(
                Messages.text(language, "register", "state." + state),
                switch (state) {
                    case VALID -> "success";
                    case RECTIFYING -> "warning";
                    case SUSPENDED, REMOVED -> "danger";
                    case EXPIRED, RENEWED, RESIGNED, HISTORICAL -> "info";
                });
    }

    static Badge of(AppealState state, Language language) {
        return of(state, state == AppealState.OPEN ? "warning" : "info", language);
    }

    static Badge of(Complaint.State state, Language language) {
        return of(state, state.isOpen() ? "warning" : "info", language);
    }

    /**
     * @param late whether its day is over
     */
    static Badge of(AnnualReview.State state, boolean late, Language language) {
        return of(
                state,
                switch (state) {
                    case DUE, ASKED -> late ? "danger" : "warning";
                    case REPORTED -> "info";
                    case CONFIRMED -> "success";
                },
                language);
    }

    private static Badge of(Enum<?> state, String kind, Language language) {
        return new Badge(Messages.text(language, "upkeep", "state." + state.name()), kind);
    }
}
