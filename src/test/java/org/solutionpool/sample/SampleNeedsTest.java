package org.solutionpool.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedState;
import org.solutionpool.need.equipment.Machine;
import org.solutionpool.organization.CreditCode;
import org.solutionpool.organization.Organization;
import org.solutionpool.sample.SampleContent.Content;
import org.solutionpool.sample.SampleContent.SampleOrganization;
import org.solutionpool.sample.SampleNeeds.SampleNeed;
import org.solutionpool.taxonomy.Taxonomy;

@QuarkusTest
class SampleNeedsTest {

    @Inject
    SampleNeeds needs;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ObjectMapper json;

    @Test
    void a_provider_of_the_sample_finds_open_needs_with_machines_the_taxonomy_knows() throws IOException {
        Content content;
        try (InputStream in = getClass().getResourceAsStream("/sample/content.json")) {
            content = json.readValue(in, Content.class);
        }
        Map<String, Organization> organizations = new HashMap<>();
        Map<String, Person> owners = new HashMap<>();
        for (SampleOrganization sample : content.organizations()) {
            assertThat(CreditCode.of(sample.creditCode()).value()).isEqualTo(sample.creditCode());
            Person owner = Cast.owner(sample.ownerName(), sample.name() + "（样例）", false, true);
            owners.put(sample.key(), owner);
            organizations.put(
                    sample.key(),
                    QuarkusTransaction.requiringNew().call(() -> Organization.findById(owner.organizationId)));
        }
        QuarkusTransaction.begin();
        try {
            needs.add(content.needs(), organizations, owners);

            assertThat(content.needs()).hasSize(3);
            for (SampleNeed sample : content.needs()) {
                Long organization = organizations.get(sample.organization()).id;
                Need need = Need.<Need>find("organization.id", organization).singleResult();
                assertThat(need.state).isEqualTo(NeedState.OPEN);
                assertThat(Machine.countOf(organization)).isEqualTo(4);
                need.content.codes().forEach((scheme, codes) -> assertThat(codes)
                        .as(scheme.code())
                        .allMatch(code -> taxonomy.offers(scheme, code)));
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
