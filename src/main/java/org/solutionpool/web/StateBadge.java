package org.solutionpool.web;

/**
 * A state as the tag {@code badge} shows it.
 *
 * @param kind its colour: info, success, warning, danger or neutral
 */
public record StateBadge(String text, String kind) {

    /**
     * The badge of a state.
     *
     * @param bundle the message bundle that names the states, under {@code state.<NAME>}
     */
    public static StateBadge of(String bundle, Enum<?> state, String kind, Language language) {
        return new StateBadge(Messages.text(language, bundle, "state." + state.name()), kind);
    }
}
