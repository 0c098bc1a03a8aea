package org.solutionpool.journeys;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.enquiry.ConversationState;
import org.solutionpool.organization.CreditCode;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.Solution;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.Language;

/** People, organizations and solutions for tests, each of them new. */
public final class Cast {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Cast() {}

    /** Somebody who has signed in once and belongs to nobody yet. */
    public static Person person(String name) {
        int number = NEXT.incrementAndGet();
        return QuarkusTransaction.requiringNew().call(() -> {
            Person person = new Person();
            person.subject = "cast-" + number;
            person.name = name;
            person.email = "cast-" + number + "@example.cn";
            person.language = Language.ZH;
            person.createdAt = Instant.now();
            person.lastSeenAt = person.createdAt;
            person.persist();
            return person;
        });
    }

    /** An owner of a new organization. */
    public static Person owner(String name, String organization, boolean provider, boolean manufacturer) {
        Person person = person(name);
        return joins(person, organization(organization, provider, manufacturer), Membership.OWNER);
    }

    /** A further member of the organization that somebody belongs to. */
    public static Person colleague(String name, Person of) {
        Organization organization =
                QuarkusTransaction.requiringNew().call(() -> Organization.findById(of.organizationId));
        return joins(person(name), organization, Membership.MEMBER);
    }

    public static Person joins(Person person, Organization organization, Membership as) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person joining = Person.findById(person.id);
            joining.join(organization.id, as);
            return joining;
        });
    }

    public static Organization organization(String name, boolean provider, boolean manufacturer) {
        String code = creditCode();
        return QuarkusTransaction.requiringNew().call(() -> {
            Organization organization = new Organization();
            organization.creditCode = code;
            organization.name = name;
            organization.sortKey = Pinyin.sortKey(name);
            organization.provider = provider;
            organization.manufacturer = manufacturer;
            organization.region = "330100";
            organization.size = "medium";
            organization.providerKind = provider ? "V4" : null;
            organization.createdAt = Instant.now();
            organization.updatedAt = organization.createdAt;
            organization.persist();
            return organization;
        });
    }

    /** A published solution of the organization somebody belongs to, with a contact. */
    public static Solution solution(Person author, String title, Contact contact) {
        ListingLifecycle lifecycle =
                CDI.current().select(ListingLifecycle.class).get();
        return QuarkusTransaction.requiringNew().call(() -> {
            ListingContent content = content(title, contact);
            Person by = Person.findById(author.id);
            Solution solution = lifecycle.create(Organization.findById(by.organizationId), by, content);
            lifecycle.submit(solution.working);
            lifecycle.approve(solution.working, null);
            return solution;
        });
    }

    /** A conversation that somebody of a manufacturer began about a solution with a provider, still open. */
    public static Conversation conversation(Person manufacturer, Solution about) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Conversation conversation = new Conversation();
            conversation.solution = Solution.findById(about.id);
            conversation.manufacturer = Organization.findById(manufacturer.organizationId);
            conversation.provider = conversation.solution.organization;
            conversation.subject = "改造";
            conversation.state = ConversationState.OPEN;
            conversation.startedAt = Instant.now();
            conversation.lastEntryAt = conversation.startedAt;
            conversation.persist();
            return conversation;
        });
    }

    /** A listing's content with a title and a contact. */
    public static ListingContent content(String title, Contact contact) {
        return new ObjectMapper()
                .convertValue(
                        Map.of(
                                "title",
                                Map.of("zh", title),
                                "contact",
                                Map.of(
                                        "name", contact.name(),
                                        "phone", contact.phone())),
                        ListingContent.class);
    }

    /** A valid unified social credit code that nobody has yet. */
    public static String creditCode() {
        String start = "91330100MA%07d".formatted(NEXT.incrementAndGet());
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            try {
                return CreditCode.of(start + check).value();
            } catch (CreditCode.WrongCreditCodeException e) {
                // The next one.
            }
        }
        throw new IllegalStateException();
    }
}
