package org.solutionpool.organization;

/** A change of who belongs to an organization that its rules do not allow. Nothing was changed. */
public class MembershipRefusedException extends RuntimeException {

    /** Why: the name is the key of the message, under {@code refused.}, in the bundle {@code organization}. */
    public enum Reason {
        /** The person acts for another organization; a person acts for one. */
        ELSEWHERE,
        /** The person is a member of this organization already. */
        MEMBER_ALREADY,
        /** The organization would be left without an owner. */
        LAST_OWNER,
        /** Only an owner may. */
        NOT_OWNER,
        /** The person is no member any more. */
        NOT_MEMBER,
        /** The invitation is older than it may be. */
        EXPIRED,
        /** The invitation was taken back, or replaced by a newer one. */
        REVOKED,
        /** The invitation was accepted before. */
        USED,
        /** There is an open invitation to this address. */
        INVITED_ALREADY,
        /** Too many invitations on one day. */
        TOO_MANY
    }

    private final Reason reason;

    MembershipRefusedException(Reason reason) {
        super("Refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The key of the message in the bundle {@code organization}. */
    public String key() {
        return "refused." + reason;
    }
}
