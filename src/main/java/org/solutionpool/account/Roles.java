package org.solutionpool.account;

/** The roles that open pages. Reviewer and admin are given in Keycloak; the others follow from what is known here. */
public final class Roles {

    public static final String PROVIDER = "provider";
    public static final String MANUFACTURER = "manufacturer";
    public static final String REVIEWER = "reviewer";
    public static final String ADMIN = "admin";

    /** Recommends applicants of its region; follows from {@link RegionalOfficer}. */
    public static final String REGIONAL_OFFICE = "regional-office";

    private Roles() {}
}
