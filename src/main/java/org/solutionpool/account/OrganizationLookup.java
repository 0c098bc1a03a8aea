package org.solutionpool.account;

import java.util.Optional;

/** How this package asks for an organization without knowing the feature that keeps it. */
public interface OrganizationLookup {

    Optional<ActingOrganization> find(long organizationId);
}
