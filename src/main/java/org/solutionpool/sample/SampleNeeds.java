package org.solutionpool.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.solutionpool.account.Person;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedContent;
import org.solutionpool.need.NeedLifecycle;
import org.solutionpool.need.Visibility;
import org.solutionpool.need.equipment.MachineFacts;
import org.solutionpool.need.equipment.Machinery;
import org.solutionpool.organization.Organization;

/** Machines of the sample's manufacturers and an open need of each, so that a provider has something to answer. */
@ApplicationScoped
class SampleNeeds {

    /**
     * @param organization the key of the manufacturer
     * @param machines what it runs
     */
    record SampleNeed(
            String organization,
            Visibility visibility,
            boolean nameShown,
            List<MachineFacts> machines,
            NeedContent content) {}

    @Inject
    Machinery machinery;

    @Inject
    NeedLifecycle lifecycle;

    /** Adds them to an empty pool, in the transaction of the rest of the sample content. */
    void add(List<SampleNeed> needs, Map<String, Organization> organizations, Map<String, Person> owners) {
        for (SampleNeed sample : needs) {
            long organization = Objects.requireNonNull(organizations.get(sample.organization())).id;
            machinery.addAll(organization, sample.machines(), null);
            Need need = lifecycle.create(
                    organization,
                    Objects.requireNonNull(owners.get(sample.organization())),
                    sample.content(),
                    sample.visibility(),
                    sample.nameShown());
            lifecycle.open(need.id);
        }
    }
}
