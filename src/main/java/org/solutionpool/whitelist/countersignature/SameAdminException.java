package org.solutionpool.whitelist.countersignature;

/** Whoever asked for something cannot also agree to it. */
public class SameAdminException extends RuntimeException {

    SameAdminException() {
        super("The second signature has to come from another admin");
    }
}
