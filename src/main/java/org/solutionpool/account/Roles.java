package org.solutionpool.account;

/** The roles that open pages. Reviewer and admin are given in Keycloak; the other two follow from the organization. */
public final class Roles {

    public static final String PROVIDER = "provider";
    public static final String MANUFACTURER = "manufacturer";
    public static final String REVIEWER = "reviewer";
    public static final String ADMIN = "admin";

    private Roles() {}
}
