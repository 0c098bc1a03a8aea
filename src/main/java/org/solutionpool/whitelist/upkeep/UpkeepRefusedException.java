package org.solutionpool.whitelist.upkeep;

/** Something that cannot be done as things stand: answered with 409 and a sentence, and nothing is changed. */
public class UpkeepRefusedException extends RuntimeException {

    /** Why not; each names its sentence in the bundle {@code upkeep} under {@code refused.<NAME>}. */
    public enum Reason {
        /** Somebody else changed it since the page was opened. */
        CHANGED_MEANWHILE,
        /** A measure against an entry that is not in force and not suspended. */
        NOT_STANDING,
        /** The removal of this entry waits for a second signature already. */
        REMOVAL_ASKED,
        /** The measure was lifted, or its rectification was found done. */
        MEASURE_OVER,
        /** The period for an appeal is over. */
        APPEAL_LATE,
        /** There was an appeal against this decision. */
        APPEAL_TWICE,
        /** There is no decision to appeal against any more. */
        APPEAL_NOTHING,
        /** Whoever took part in the decision cannot decide the appeal. */
        APPEAL_SAME_ADMIN,
        /** The batch of the application was cancelled: a successful appeal would lead nowhere. */
        APPEAL_BATCH_CANCELLED,
        /** A complaint about this conversation is open. */
        COMPLAINT_OPEN,
        /** Neither the provider nor its solution has an entry in force or suspended. */
        COMPLAINT_NO_ENTRY,
        /** Too early, or the entry cannot be renewed as it stands. */
        RENEWAL_NOT_NOW,
        /** No batch of the programme takes applications. */
        RENEWAL_NO_BATCH,
        /** The holder may not apply until a day. */
        RENEWAL_BARRED,
        /** This piece of evidence was followed by a newer one. */
        EVIDENCE_REPLACED
    }

    private final Reason reason;

    UpkeepRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
