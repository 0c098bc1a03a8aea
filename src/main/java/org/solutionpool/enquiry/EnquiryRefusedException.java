package org.solutionpool.enquiry;

/** A conversation that cannot be started, or a message that cannot be written. Nothing was kept of it. */
public class EnquiryRefusedException extends RuntimeException {

    /** Why: the name is the key of the message, under {@code refused.}, in the bundle {@code enquiry}. */
    public enum Reason {
        /** The listing comes from a published list and no organization stands behind it. */
        NO_PROVIDER,
        /** The person's own organization offers the solution. */
        OWN_SOLUTION,
        /** The person's organization is no manufacturer. */
        NO_MANUFACTURER,
        /** The organization started as many conversations today as it may. */
        TOO_MANY,
        /** The conversation is closed. */
        CLOSED
    }

    private final Reason reason;

    EnquiryRefusedException(Reason reason) {
        super("Refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The key of the message in the bundle {@code enquiry}. */
    public String key() {
        return "refused." + reason;
    }
}
