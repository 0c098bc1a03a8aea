package org.solutionpool.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.solutionpool.indexing.DocumentKind;
import org.solutionpool.indexing.IndexNames;
import org.solutionpool.indexing.PublishedListings;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContents;
import org.solutionpool.web.Language;

/** What becomes of a published listing's texts. */
@QuarkusTest
class EmbeddedListingsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Inject
    IndexNames names;

    @Inject
    ElasticsearchClient client;

    @Inject
    TextVectors vectors;

    @Inject
    StoredVectors stored;

    @Inject
    EmbeddingPoller poller;

    @Inject
    EmbeddingProgress progress;

    @Inject
    Scheduler scheduler;

    @Test
    void a_published_listing_is_found_by_what_it_means_in_both_languages() throws IOException {
        long id = listings.publish(listing("锂电池极片涂布厚度在线闭环控制"));
        index.awaitVector(id, "zh");
        index.awaitVector(id, "en");

        assertThat(nearest("zh", vectors.embed(Language.ZH, "涂布机极片面密度波动大，想自动调节")))
                .contains(id);
    }

    @Test
    void a_listing_is_searchable_while_its_text_still_waits() {
        long id;
        scheduler.pause();
        try {
            id = listings.publish(listing("磨床砂轮修整周期优化 " + System.nanoTime()));

            index.awaitFound(id);
            assertThat(index.hasVector(id, "zh")).isFalse();
            assertThat(progress.figures().pending()).isPositive();
        } finally {
            scheduler.resume();
        }
        index.awaitVector(id, "zh");
    }

    @Test
    void a_text_that_many_want_is_computed_once() {
        ListingContent same = listing("水泵机组运行效率诊断 " + System.nanoTime());
        long before = progress.figures().stored();

        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(listings.publish(same));
        }

        ids.forEach(id -> index.awaitVector(id, "zh"));
        ids.forEach(id -> index.awaitVector(id, "en"));
        assertThat(progress.figures().stored()).isLessThanOrEqualTo(before + 2);
    }

    @Test
    void what_a_crashed_worker_had_in_hand_is_done_by_another() {
        List<Long> ids;
        scheduler.pause();
        try {
            ids = List.of(
                    listings.publish(listing("铸造熔炼炉能耗预测 " + System.nanoTime())),
                    listings.publish(listing("铸件气孔缺陷识别 " + System.nanoTime())));
            ids.forEach(index::awaitFound);
            // The first worker is never heard of again.
            assertThat(QuarkusTransaction.requiringNew().call(() -> poller.take()))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(poller.round()).isFalse();
            listings.execute("update embedding_queue set next_attempt_at = now()");
        } finally {
            scheduler.resume();
        }
        ids.forEach(id -> index.awaitVector(id, "zh"));
        assertThat(listings.count("select count(*) from embedding_queue")).isZero();
    }

    @Test
    void a_text_that_fails_waits_longer_each_time_and_holds_up_nobody() {
        long bad = 987_654_322L;
        listings.execute("insert into embedding_queue (model, hash, subject_id, text, queued_at, next_attempt_at)"
                + " values ('" + TextModel.ZH.id() + "', 'not a text', " + bad + ", '　', now(), now())");
        try {
            await().atMost(SOON)
                    .until(() -> listings.count("select attempts from embedding_queue where subject_id = " + bad) >= 2);
            assertThat(progress.figures().failing()).isPositive();
            index.awaitVector(listings.publish(listing("轴承套圈尺寸分选 " + System.nanoTime())), "zh");
        } finally {
            listings.execute("delete from embedding_queue where subject_id = " + bad);
        }
    }

    @Test
    void a_vector_comes_back_from_the_database_as_it_was_computed() {
        String text = "退火炉温度曲线优化 " + System.nanoTime();
        index.awaitVector(listings.publish(listing(text)), "zh");
        WantedText wanted = new WantedText(1, Language.ZH, text);
        QuarkusTransaction.requiringNew().run(() -> stored.of(List.of(wanted)));

        await().atMost(SOON).untilAsserted(() -> {
            Map<WantedText, float[]> found = QuarkusTransaction.requiringNew().call(() -> stored.of(List.of(wanted)));
            assertThat(found.get(wanted)).isEqualTo(vectors.embed(Language.ZH, text));
        });
    }

    private static ListingContent listing(String title) {
        return ListingContents.withTitleAndDescription(
                new LocalizedText(title, null), new LocalizedText(title + "，降低能耗与废品率。", null));
    }

    private List<Long> nearest(String language, float[] vector) throws IOException {
        List<Float> asked = new ArrayList<>();
        for (float value : vector) {
            asked.add(value);
        }
        SearchResponse<Void> response = client.search(
                search -> search.index(names.read(DocumentKind.SOLUTION)).knn(knn -> knn.field("vector." + language)
                        .queryVector(asked)
                        .k(5)
                        .numCandidates(50)),
                Void.class);
        return response.hits().hits().stream()
                .map(hit -> Long.valueOf(String.valueOf(hit.id())))
                .toList();
    }
}
