package org.solutionpool.usage;

import org.solutionpool.taxonomy.TermAliases.Refusal;

/** An alias cannot be added to its term any more. */
public class AliasRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    AliasRefusedException(Refusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
