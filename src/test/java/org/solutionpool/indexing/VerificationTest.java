package org.solutionpool.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.indexing.IndexTask.State;
import org.solutionpool.indexing.IndexTask.Type;
import org.solutionpool.journeys.Cast;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;

@QuarkusTest
class VerificationTest {

    private static final DocumentKind KIND = DocumentKind.SOLUTION;

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Inject
    IndexTasks tasks;

    private long id;

    @BeforeEach
    void both_sides_agree() {
        id = listings.publish();
        index.awaitDrained();
        VerificationReport report = run(Type.VERIFICATION);
        assertThat(report.differences()).as(report.toString()).isZero();
    }

    @Test
    void a_next_revision_that_is_begun_and_thrown_away_is_no_difference() {
        Solution solution = Cast.solution(
                Cast.owner("陈立新", "改版试验有限公司", true, false), "改版中的方案", new Contact("高远", null, "0519-88881234", null));

        listings.startRevision(solution.id);
        index.awaitDrained();
        assertThat(run(Type.VERIFICATION).staleIds()).isEmpty();

        listings.discardRevision(solution.id);
        index.awaitDrained();
        assertThat(run(Type.VERIFICATION).staleIds()).isEmpty();
    }

    @Test
    void a_document_that_was_lost_is_missing() {
        index.lose(id, listings.version(id));

        VerificationReport report = run(Type.VERIFICATION);
        assertThat(report.missingIds()).containsExactly(Long.toString(id));
        assertThat(report.differences()).isOne();
        assertThat(report.rows()).isEqualTo(report.documents() + 1);

        repaired();
        assertThat(index.finds(id)).isTrue();
    }

    @Test
    void a_document_that_missed_a_change_is_stale() {
        listings.execute("update solution set version = version + 1 where id = ?1", id);

        VerificationReport report = run(Type.VERIFICATION);
        assertThat(report.staleIds()).containsExactly(Long.toString(id));
        assertThat(report.differences()).isOne();

        repaired();
        assertThat(index.document(id).get("version").asLong()).isEqualTo(listings.version(id));
    }

    @Test
    void a_document_from_before_a_restored_backup_is_stale_and_the_row_overtakes_it() {
        JsonNode document = index.document(id);
        index.plant(id, listings.version(id) + 10, document);

        assertThat(run(Type.VERIFICATION).staleIds()).containsExactly(Long.toString(id));

        repaired();
    }

    @Test
    void a_document_without_a_row_is_orphaned() {
        long nobody = 987_654_322L;
        index.plant(nobody, 3, Map.of("id", Long.toString(nobody), "version", 3, "kind", "solution"));

        VerificationReport report = run(Type.VERIFICATION);
        assertThat(report.orphanedIds()).containsExactly(Long.toString(nobody));
        assertThat(report.differences()).isOne();

        repaired();
        assertThat(index.finds(nobody)).isFalse();
    }

    @Test
    void a_document_of_a_listing_that_is_not_public_any_more_is_orphaned() {
        listings.execute("update solution set state = 'SUSPENDED' where id = ?1", id);

        assertThat(run(Type.VERIFICATION).orphanedIds()).containsExactly(Long.toString(id));

        repaired();
        assertThat(index.finds(id)).isFalse();
    }

    private void repaired() {
        run(Type.REPAIR);
        index.awaitDrained();
        VerificationReport after = run(Type.VERIFICATION);
        assertThat(after.differences()).isZero();
        assertThat(after.rows()).isEqualTo(after.documents());
    }

    private VerificationReport run(Type type) {
        long task = tasks.start(KIND, type, "test").id;
        await().atMost(Duration.ofSeconds(30)).until(() -> find(task).state != State.RUNNING);
        assertThat(find(task).state).isEqualTo(State.DONE);
        return find(task).report;
    }

    private static IndexTask find(long task) {
        return QuarkusTransaction.requiringNew().call(() -> IndexTask.findById(task));
    }
}
