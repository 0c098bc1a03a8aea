package org.solutionpool.indexing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.solutionpool.account.Person;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContents;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.ListingState;
import org.solutionpool.solution.PublishedList;
import org.solutionpool.solution.Solution;

/** Listings that tests publish and take down, each step in a transaction of its own as on the portal. */
@ApplicationScoped
public class PublishedListings {

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    EntityManager entityManager;

    /** Publishes a complete listing and gives its id. */
    public long publish() {
        return publish(ListingContents.complete());
    }

    public long publish(ListingContent content) {
        return QuarkusTransaction.requiringNew().call(() -> publishInto(list(), content));
    }

    /** Publishes many in one transaction, as an import does. */
    public List<Long> publish(int count) {
        return QuarkusTransaction.requiringNew().timeout(120).call(() -> {
            PublishedList list = list();
            return LongStream.range(0, count)
                    .mapToObj(i -> publishInto(list, ListingContents.complete()))
                    .toList();
        });
    }

    /** Publishes until there are so many. */
    public void publishUntil(int count) {
        long there = QuarkusTransaction.requiringNew().call(() -> Solution.count("state", ListingState.PUBLISHED));
        if (there < count) {
            publish((int) (count - there));
        }
    }

    public void suspend(long id) {
        change(id, solution -> lifecycle.suspend(solution, "The certificate is not theirs"));
    }

    public void reinstate(long id) {
        change(id, solution -> lifecycle.reinstate(solution, null));
    }

    public void retire(long id) {
        change(id, solution -> lifecycle.retire(solution, null));
    }

    /** Begins the next revision of a published listing that has a provider. */
    public void startRevision(long id) {
        change(
                id,
                solution -> lifecycle.startRevision(
                        solution,
                        Person.find("organizationId", solution.organization.id).firstResult()));
    }

    public void discardRevision(long id) {
        change(id, solution -> lifecycle.discard(solution.working));
    }

    /** Changes the table past the portal, so that no outbox hears of it. */
    public void execute(String sql, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = entityManager.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        });
    }

    /** The number that a query gives. */
    public long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() ->
                (Long) entityManager.createNativeQuery(sql, Long.class).getSingleResult());
    }

    public long version(long id) {
        return QuarkusTransaction.requiringNew().call(() -> Solution.<Solution>findById(id).version);
    }

    private void change(long id, Consumer<Solution> step) {
        QuarkusTransaction.requiringNew().run(() -> step.accept(Solution.findById(id)));
    }

    private long publishInto(PublishedList list, ListingContent content) {
        return lifecycle.publishListed(list, null, null, "苏州某气动科技有限公司", content).id;
    }

    private static PublishedList list() {
        PublishedList list = new PublishedList();
        list.name = "江苏省系统解决方案目录 " + System.nanoTime();
        list.issuer = "江苏省工业和信息化厅";
        list.year = 2026;
        list.createdAt = Instant.now();
        list.persist();
        return list;
    }
}
