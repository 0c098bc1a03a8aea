package org.solutionpool.web;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The table of allowed transitions of one state machine, written once beside its enum. Whatever the table does not name
 * is refused.
 *
 * @param <S> the states
 */
public final class Transitions<S extends Enum<S>> {

    private final String bundle;
    private final Map<S, Set<S>> allowed;

    private Transitions(String bundle, Map<S, Set<S>> allowed) {
        this.bundle = bundle;
        this.allowed = allowed;
    }

    /**
     * @param bundle the message bundle that names the states, under {@code state.<NAME>}
     */
    public static <S extends Enum<S>> Transitions<S> of(Class<S> states, String bundle) {
        Map<S, Set<S>> allowed = new EnumMap<>(states);
        for (S state : states.getEnumConstants()) {
            allowed.put(state, EnumSet.noneOf(states));
        }
        return new Transitions<>(bundle, allowed);
    }

    /** Adds to the table: from this state, to each of those. */
    @SafeVarargs
    public final Transitions<S> allow(S from, S... to) {
        requireNonNull(allowed.get(from)).addAll(Arrays.asList(to));
        return this;
    }

    public boolean allows(S from, S to) {
        return requireNonNull(allowed.get(from)).contains(to);
    }

    /** The states that can follow, in the order of the enum. */
    public Set<S> next(S from) {
        return Set.copyOf(requireNonNull(allowed.get(from)));
    }

    /**
     * The new state, if the table allows it.
     *
     * @throws IllegalTransitionException if it does not
     */
    public S apply(S from, S to) {
        if (!allows(from, to)) {
            throw new IllegalTransitionException(bundle, from, to);
        }
        return to;
    }
}
