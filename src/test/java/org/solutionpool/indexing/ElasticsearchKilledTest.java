package org.solutionpool.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.solutionpool.local.RunningParts;

@QuarkusTest
class ElasticsearchKilledTest {

    private static final DocumentKind KIND = DocumentKind.SOLUTION;
    private static final int ROWS = 1000;
    private static final int A_TRANSACTION = 50;

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Inject
    SearchIndexes indexes;

    @Inject
    SearchAvailability availability;

    @Inject
    OutboxBacklog backlog;

    @Inject
    IndexNames names;

    @Inject
    Verification verification;

    @Test
    void killing_elasticsearch_during_an_import_loses_nothing() throws Exception {
        index.awaitDrained();
        long before = indexes.count(names.read(KIND));
        // A thread of its own, not one of the common pool: those do not see the classes of the portal.
        ExecutorService importer = Executors.newSingleThreadExecutor();
        Future<?> imported = importer.submit(() -> {
            for (int i = 0; i < ROWS; i += A_TRANSACTION) {
                listings.publish(A_TRANSACTION);
            }
        });
        importer.shutdown();
        await("some rows are indexed")
                .atMost(Duration.ofSeconds(60))
                .until(() -> imported.isDone() || indexes.count(names.read(KIND)) > before);
        assertThat(imported.isDone()).isFalse();

        RunningParts.kill("elasticsearch");
        try {
            // Publishing goes on, and the portal says that it is degraded but ready.
            imported.get(2, TimeUnit.MINUTES);
            await().atMost(Duration.ofSeconds(20)).until(() -> !availability.available());
            RestAssured.get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'elasticsearch' }.data.state", Matchers.is("degraded"));
            assertThat(backlog.size().size()).isPositive();
            assertThat(backlog.size().failing()).isZero();
        } finally {
            RunningParts.start("elasticsearch");
        }

        index.awaitDrained();
        await().atMost(Duration.ofSeconds(20)).until(availability::available);
        VerificationReport report = verification.walk(KIND, names.read(KIND), rows -> {}, differences -> {});
        assertThat(report.missing()).as(report.toString()).isZero();
        assertThat(report.stale()).as(report.toString()).isZero();
        assertThat(report.orphaned()).as(report.toString()).isZero();
        assertThat(report.documents()).isGreaterThanOrEqualTo(before + ROWS);
    }
}
