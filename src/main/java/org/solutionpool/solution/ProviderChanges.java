package org.solutionpool.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.solutionpool.organization.OrganizationChanged;

/**
 * A listing's document in the search index names its provider: when the provider's name, region or kind changes, all of
 * its published listings are written again, in the transaction of the change.
 */
@ApplicationScoped
public class ProviderChanges {

    @Inject
    ListingDocuments documents;

    void changed(@Observes OrganizationChanged change) {
        documents.writeAllAgain(change.organizationId());
    }
}
