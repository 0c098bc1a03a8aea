package org.solutionpool.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.solutionpool.account.ActingOrganization;
import org.solutionpool.account.OrganizationLookup;

/** Tells the account package of the organization a person acts for. */
@ApplicationScoped
public class ActingOrganizations implements OrganizationLookup {

    @Override
    public Optional<ActingOrganization> find(long organizationId) {
        return Organization.<Organization>findByIdOptional(organizationId)
                .map(o -> new ActingOrganization(o.id, o.name, o.provider, o.manufacturer));
    }
}
