package org.solutionpool.whitelist.application;

/** An application that cannot be begun or handed in. Nothing was changed. */
public class ApplicationRefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public ApplicationRefusedException(Refusal refusal) {
        super("Refused: " + refusal.reason());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
