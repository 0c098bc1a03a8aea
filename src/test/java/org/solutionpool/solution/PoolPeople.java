package org.solutionpool.solution;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.Language;

/** People and organizations for tests, each written down once in the database of the run. */
final class PoolPeople {

    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 1_000_000));

    private PoolPeople() {}

    /** A provider with one member, who signs in as {@code subject}. */
    static Organization provider(String subject, String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Person known = Person.ofSubject(subject).orElse(null);
            if (known != null && known.organizationId != null) {
                return Organization.findById(known.organizationId);
            }
            Organization organization = new Organization();
            organization.creditCode = "T%017d".formatted(NUMBER.incrementAndGet());
            organization.name = name;
            organization.sortKey = Pinyin.sortKey(name);
            organization.provider = true;
            organization.region = "320000";
            organization.size = "small";
            organization.createdAt = Instant.now();
            organization.updatedAt = organization.createdAt;
            organization.persist();
            join(subject, organization);
            return organization;
        });
    }

    /** Another member of an organization. */
    static Person colleague(String subject, Organization organization) {
        return QuarkusTransaction.requiringNew().call(() -> join(subject, organization));
    }

    static Person person(String subject) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Person.ofSubject(subject).orElseThrow());
    }

    static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    private static Person join(String subject, Organization organization) {
        Person person = Person.ofSubject(subject).orElseGet(() -> {
            Person created = new Person();
            created.subject = subject;
            created.name = subject;
            created.email = subject + "@example.com";
            created.language = Language.ZH;
            created.createdAt = Instant.now();
            created.lastSeenAt = created.createdAt;
            created.persist();
            return created;
        });
        person.join(organization.id, Membership.MEMBER);
        return person;
    }
}
