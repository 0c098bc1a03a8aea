package org.solutionpool.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.indexing.IndexTask.State;
import org.solutionpool.indexing.IndexTask.Type;
import org.solutionpool.solution.ListingContents;

@QuarkusTest
class RolloverTest {

    private static final DocumentKind KIND = DocumentKind.SOLUTION;

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Inject
    SearchIndexes indexes;

    @Inject
    IndexNames names;

    @Inject
    IndexTasks tasks;

    @Inject
    Rollovers rollovers;

    @Inject
    Verification verification;

    @BeforeEach
    void more_than_one_batch_of_listings() {
        listings.publishUntil(Rollover.BATCH + 100);
        index.awaitDrained();
        indexes.refresh(names.read(KIND));
    }

    @Test
    void the_new_index_has_everything_that_changed_while_it_was_filled() {
        String old = indexes.current(KIND).orElseThrow();
        long early = listings.publish();
        index.awaitFound(early);
        long late;

        Rollover rollover = begin();
        try (rollover) {
            assertThat(rollover.fillNext()).isTrue();
            // The first batch has been read: this one is taken down after, that one is published after.
            listings.suspend(early);
            late = listings.publish();
            index.awaitGone(early);
            index.awaitFound(late);
            while (rollover.fillNext()) {
                assertThat(indexes.current(KIND)).contains(old);
            }
            assertThat(rollover.catchUp().clean()).isTrue();
            rollover.commit();
        }

        assertThat(indexes.current(KIND)).contains(rollover.newIndex());
        assertThat(indexes.behind(names.write(KIND))).contains(rollover.newIndex());
        assertThat(indexes.behind(names.next(KIND))).isEmpty();
        assertThat(indexes.exists(old)).isFalse();
        assertThat(index.finds(early)).isFalse();
        assertThat(index.finds(late)).isTrue();
        assertThat(verify().clean()).isTrue();
        // And it goes on being fed.
        index.awaitFound(listings.publish());
    }

    @Test
    void after_a_crash_another_worker_goes_on_where_the_first_one_stopped() {
        IndexTask task = tasks.enter(KIND, Type.ROLLOVER, "test").orElseThrow();
        Rollover interrupted = rollovers.resume(task, tasks.progress(task));
        assertThat(interrupted.fillNext()).isTrue();
        // From here on nobody hears of the first worker any more.
        listings.execute(
                "update index_task set worker = 'died', heartbeat_at = now() - interval '1 hour' where id = ?1",
                task.id);
        long meanwhile = listings.publish();

        tasks.takeOver();

        await().atMost(Duration.ofSeconds(60)).until(() -> reload(task).state != State.RUNNING);
        assertThat(reload(task).state).isEqualTo(State.DONE);
        assertThat(reload(task).report.clean()).isTrue();
        assertThat(indexes.current(KIND)).contains(interrupted.newIndex());
        index.awaitFound(meanwhile);
        index.awaitDrained();
        assertThat(verify().clean()).isTrue();
    }

    @Test
    void a_rollover_that_is_not_committed_leaves_everything_as_it_was() {
        String old = indexes.current(KIND).orElseThrow();
        long documents = indexes.count(old);

        Rollover rollover = begin();
        try (rollover) {
            rollover.fillNext();
        }

        assertThat(indexes.exists(rollover.newIndex())).isFalse();
        assertThat(indexes.current(KIND)).contains(old);
        assertThat(indexes.count(old)).isEqualTo(documents);
        index.awaitFound(listings.publish());
    }

    @Test
    void an_admin_cancels_a_rollover_that_hangs() {
        IndexTask task = tasks.enter(KIND, Type.ROLLOVER, "test").orElseThrow();
        Rollover hanging = rollovers.resume(task, tasks.progress(task));
        assertThat(hanging.fillNext()).isTrue();
        assertThat(tasks.cancel(KIND, Type.ROLLOVER)).isTrue();
        listings.execute(
                "update index_task set worker = 'died', heartbeat_at = now() - interval '1 hour' where id = ?1",
                task.id);

        tasks.takeOver();

        await().atMost(Duration.ofSeconds(20)).until(() -> reload(task).state == State.CANCELLED);
        assertThat(indexes.exists(hanging.newIndex())).isFalse();
    }

    @Test
    void a_document_that_the_old_index_refuses_too_holds_up_nothing() {
        long bad = listings.publish(ListingContents.withProtocols(List.of("X".repeat(40_000))));
        try {
            index.awaitDrained();
            Rollover rollover = begin();
            try (rollover) {
                while (rollover.fillNext()) {
                    assertThat(rollover.done()).isPositive();
                }
                assertThat(rollover.catchUp().missingIds()).containsExactly(Long.toString(bad));
                rollover.commit();
            }
            assertThat(indexes.current(KIND)).contains(rollover.newIndex());
        } finally {
            listings.retire(bad);
            index.awaitDrained();
        }
    }

    @Test
    void only_one_rollover_runs_at_a_time() {
        Rollover rollover = begin();
        try (rollover) {
            assertThat(tasks.enter(KIND, Type.ROLLOVER, "test")).isEmpty();
        }
    }

    private Rollover begin() {
        IndexTask task = tasks.enter(KIND, Type.ROLLOVER, "test").orElseThrow();
        return rollovers.resume(task, tasks.progress(task));
    }

    private VerificationReport verify() {
        return verification.walk(KIND, names.read(KIND), rows -> {}, differences -> {});
    }

    private static IndexTask reload(IndexTask task) {
        return QuarkusTransaction.requiringNew().call(() -> IndexTask.findById(task.id));
    }
}
