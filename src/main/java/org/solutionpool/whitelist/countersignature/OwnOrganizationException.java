package org.solutionpool.whitelist.countersignature;

/** Nobody agrees to what is decided about their own organization. */
public class OwnOrganizationException extends ActRefusedException {

    OwnOrganizationException() {
        super("countersignature", "ownOrganization");
    }
}
