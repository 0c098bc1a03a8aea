package org.solutionpool.web;

/**
 * A step that the state something is in does not allow: mostly a page that was open while somebody else acted. Answered
 * with 409 and a sentence that names both states.
 */
public class IllegalTransitionException extends RuntimeException {

    private final String bundle;
    private final Enum<?> from;
    private final Enum<?> to;

    /**
     * @param bundle the message bundle that names the states, under {@code state.<NAME>}
     */
    public IllegalTransitionException(String bundle, Enum<?> from, Enum<?> to) {
        super("%s: %s -> %s is not allowed".formatted(bundle, from, to));
        this.bundle = bundle;
        this.from = from;
        this.to = to;
    }

    public String bundle() {
        return bundle;
    }

    public Enum<?> from() {
        return from;
    }

    public Enum<?> to() {
        return to;
    }
}
