package org.solutionpool.whitelist.programme;

import org.solutionpool.web.Language;
import org.solutionpool.web.StateBadge;

/** The colours of the states of programmes, criteria and batches. */
public final class ProgrammeBadges {

    private static final String BUNDLE = "programme";

    private ProgrammeBadges() {}

    public static StateBadge of(Programme.State state, Language language) {
        return StateBadge.of(
                BUNDLE,
                state,
                switch (state) {
                    case DRAFT, ENDED -> "info";
                    case ACTIVE -> "success";
                },
                language);
    }

    static StateBadge of(CriteriaSet.State state, Language language) {
        return StateBadge.of(BUNDLE, state, state == CriteriaSet.State.FROZEN ? "success" : "info", language);
    }

    public static StateBadge of(BatchState state, Language language) {
        return StateBadge.of(
                BUNDLE,
                state,
                switch (state) {
                    case INTAKE, PUBLISHED -> "success";
                    case ASSESSMENT, CLOSED -> "info";
                    case PUBLICITY -> "warning";
                    case CANCELLED -> "danger";
                },
                language);
    }
}
