package org.solutionpool.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.account.RegionalOfficer;
import org.solutionpool.organization.Organization;
import org.solutionpool.sample.SampleNeeds.SampleNeed;
import org.solutionpool.sample.SampleWhitelist.SampleProgramme;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionRevision;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.Language;

/** Fills an empty pool with the organizations of the demo accounts and what they publish. */
@ApplicationScoped
public class SampleContent {

    private static final Logger LOG = Logger.getLogger(SampleContent.class);
    private static final String FILE = "sample/content.json";

    record Content(
            List<SampleOrganization> organizations,
            List<SampleSolution> solutions,
            List<SampleOfficer> officers,
            List<SampleProgramme> programmes,
            List<SampleNeed> needs) {}

    record SampleOrganization(
            String key,
            String creditCode,
            String name,
            @Nullable String nameEn,
            boolean provider,
            boolean manufacturer,
            String region,
            String size,
            @Nullable String providerKind,
            @Nullable String industry,
            @Nullable String website,
            @Nullable String aboutZh,
            @Nullable String aboutEn,
            String owner,
            String ownerName,
            String ownerMail) {}

    record SampleSolution(String organization, ListingContent content) {}

    record SampleOfficer(String subject, String name, String mail, String region) {}

    @ConfigProperty(name = "pool.sample-content", defaultValue = "false")
    boolean wanted;

    @Inject
    ObjectMapper json;

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    SampleWhitelist whitelist;

    @Inject
    SampleNeeds needs;

    /** Late, since a listing's names come from the taxonomy, which is read at the start as well. */
    @ActivateRequestContext
    void load(@Observes @Priority(5000) StartupEvent event) {
        if (wanted) {
            QuarkusTransaction.requiringNew().run(this::loadIfEmpty);
        }
    }

    private void loadIfEmpty() {
        if (Solution.findAll().firstResultOptional().isPresent()
                || Organization.findAll().firstResultOptional().isPresent()) {
            return;
        }
        Content content = read();
        Map<String, Organization> organizations = new HashMap<>();
        Map<String, Person> owners = new HashMap<>();
        for (SampleOrganization sample : content.organizations()) {
            Organization organization = organization(sample);
            organizations.put(sample.key(), organization);
            owners.put(sample.key(), owner(sample, organization));
        }
        for (SampleSolution sample : content.solutions()) {
            Solution solution = lifecycle.create(
                    Objects.requireNonNull(organizations.get(sample.organization())),
                    Objects.requireNonNull(owners.get(sample.organization())),
                    sample.content());
            SolutionRevision revision = Objects.requireNonNull(solution.working);
            lifecycle.submit(revision);
            lifecycle.approve(revision, null);
        }
        content.officers().forEach(SampleContent::officer);
        whitelist.add(content.programmes());
        needs.add(content.needs(), organizations, owners);
        LOG.infof(
                "The empty pool was given %d organizations and %d solutions to try it with",
                content.organizations().size(), content.solutions().size());
    }

    private Content read() {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return json.readValue(Objects.requireNonNull(in), Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Organization organization(SampleOrganization sample) {
        Organization organization = new Organization();
        organization.creditCode = sample.creditCode();
        organization.name = sample.name();
        organization.nameEn = sample.nameEn();
        organization.sortKey = Pinyin.sortKey(sample.name());
        organization.provider = sample.provider();
        organization.manufacturer = sample.manufacturer();
        organization.region = sample.region();
        organization.size = sample.size();
        organization.providerKind = sample.providerKind();
        organization.industry = sample.industry();
        organization.website = sample.website();
        organization.aboutZh = sample.aboutZh();
        organization.aboutEn = sample.aboutEn();
        organization.createdAt = Instant.now();
        organization.updatedAt = organization.createdAt;
        organization.persist();
        return organization;
    }

    private static void officer(SampleOfficer sample) {
        RegionalOfficer officer = new RegionalOfficer();
        officer.person = person(sample.subject(), sample.name(), sample.mail());
        officer.region = sample.region();
        officer.appointedAt = officer.person.createdAt;
        officer.persist();
    }

    private static Person owner(SampleOrganization sample, Organization organization) {
        Person person = person(sample.owner(), sample.ownerName(), sample.ownerMail());
        person.join(Objects.requireNonNull(organization.id), Membership.OWNER);
        return person;
    }

    private static Person person(String subject, String name, String mail) {
        Person person = new Person();
        person.subject = subject;
        person.name = name;
        person.email = mail;
        person.language = Language.ZH;
        person.createdAt = Instant.now();
        person.lastSeenAt = person.createdAt;
        person.persist();
        return person;
    }
}
