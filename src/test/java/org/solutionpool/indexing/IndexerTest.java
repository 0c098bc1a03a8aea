package org.solutionpool.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.solutionpool.solution.ListingContents;
import org.solutionpool.solution.SolutionDocuments;

@QuarkusTest
class IndexerTest {

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Inject
    BulkWriter writer;

    @Inject
    IndexNames names;

    @Inject
    OutboxBacklog backlog;

    @Inject
    SolutionDocuments documents;

    @Test
    void what_is_published_is_found_by_itself() {
        index.awaitFound(listings.publish());
    }

    @Test
    void what_is_suspended_is_gone_within_five_seconds_and_back_when_reinstated() {
        long id = listings.publish();
        index.awaitFound(id);

        listings.suspend(id);
        index.awaitGone(id);

        listings.reinstate(id);
        index.awaitFound(id);

        listings.retire(id);
        index.awaitGone(id);
    }

    @Test
    void what_is_suspended_does_not_wait_behind_an_import() {
        long id = listings.publish();
        index.awaitFound(id);

        listings.publish(600);
        listings.suspend(id);

        index.awaitGoneUnderLoad(id);
        index.awaitDrained();
    }

    @Test
    void a_row_that_does_not_exist_any_more_disappears() {
        long id = 987_654_321L;
        index.plant(id, 7, Map.of("id", Long.toString(id), "version", 7, "kind", "solution"));
        index.awaitFound(id);

        listings.execute(
                "insert into index_outbox (kind, document_id, marked_at, mark, next_attempt_at)"
                        + " values ('SOLUTION', ?1, now(), nextval('index_outbox_mark_seq'), now())",
                id);

        index.awaitGone(id);
    }

    @Test
    void the_order_of_arrival_does_not_matter() {
        long id = listings.publish();
        index.awaitFound(id);
        DocumentState first = read(id);
        listings.suspend(id);
        index.awaitGone(id);

        // What a slow replica read before the suspension arrives after it.
        Map<Long, BulkWriter.Outcome> outcome =
                writer.write(List.of(names.write(DocumentKind.SOLUTION)), List.of(first));

        assertThat(outcome.get(id).result()).isEqualTo(BulkWriter.Result.WRITTEN);
        assertThat(index.document(id)).isNull();
    }

    @Test
    void many_changes_in_a_row_end_in_the_last_one() {
        long id = listings.publish();
        for (int i = 0; i < 20; i++) {
            listings.suspend(id);
            listings.reinstate(id);
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> index.document(id) != null
                        && index.document(id).get("version").asLong() == listings.version(id));
    }

    @Test
    void a_document_that_is_refused_waits_with_its_reason_and_holds_up_nobody() {
        long bad = listings.publish(ListingContents.withProtocols(List.of("X".repeat(40_000))));
        try {
            index.awaitFound(listings.publish());
            await().atMost(Duration.ofSeconds(30)).until(() -> backlog.failures().stream()
                    .anyMatch(failure -> failure.id() == bad && failure.attempts() >= 2));
            assertThat(backlog.failures())
                    .filteredOn(failure -> failure.id() == bad)
                    .first()
                    .satisfies(failure -> assertThat(failure.error()).contains("filter.protocol"));
        } finally {
            listings.retire(bad);
        }
        index.awaitDrained();
        assertThat(backlog.size().failing()).isZero();
    }

    @Test
    void without_an_index_nothing_is_made_up() {
        DocumentState state = read(listings.publish());

        Map<Long, BulkWriter.Outcome> outcome = writer.write(List.of("no-such-alias"), List.of(state));

        assertThat(outcome.get(state.id()).result()).isEqualTo(BulkWriter.Result.NO_INDEX);
    }

    private DocumentState read(long id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> documents.read(List.of(id)).getFirst());
    }
}
