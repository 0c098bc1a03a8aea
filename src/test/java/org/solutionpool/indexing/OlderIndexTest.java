package org.solutionpool.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.solutionpool.indexing.IndexTask.Type;

/** What a new release does with the index that the release before it has made. */
@QuarkusTest
class OlderIndexTest {

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
    IndexBootstrap bootstrap;

    @Inject
    Verification verification;

    @Inject
    OutboxBacklog backlog;

    @Inject
    RestClient rest;

    @Inject
    ObjectMapper json;

    @Test
    void its_successor_is_made_and_put_in_its_place_without_anybody_asking() throws IOException {
        long before = listings.publish();
        index.awaitDrained();
        String old = putOlderIndexInPlace();

        bootstrap.forget(KIND);
        long after = listings.publish();

        await().atMost(Duration.ofSeconds(90)).until(() -> indexes.behind(names.write(KIND))
                .filter(name -> name.startsWith(names.ofThisRelease(KIND)))
                .isPresent());
        index.awaitFound(before);
        index.awaitFound(after);
        index.awaitDrained();
        assertThat(indexes.exists(old)).isFalse();
        assertThat(index.document(before).at("/facts/equipment/0").asText()).isEqualTo("E203");
        assertThat(index.document(after).at("/facts/equipment/0").asText()).isEqualTo("E203");
        assertThat(verification
                        .walk(KIND, names.read(KIND), rows -> {}, differences -> {})
                        .clean())
                .isTrue();
    }

    @Test
    void until_then_it_is_searched_and_gets_what_its_own_mapping_has() throws IOException {
        index.awaitDrained();
        String old = putOlderIndexInPlace();
        IndexTask task = tasks.enter(KIND, Type.ROLLOVER, "test").orElseThrow();
        Rollover rollover = rollovers.resume(task, tasks.progress(task));
        long shown;
        try (rollover) {
            bootstrap.forget(KIND);

            shown = listings.publish();
            long taken = listings.publish();
            index.awaitFound(shown);
            index.awaitFound(taken);
            listings.suspend(taken);
            index.awaitGone(taken);

            assertThat(indexes.current(KIND)).contains(old);
            assertThat(index.document(shown).at("/display/title/zh").asText()).isEqualTo("空压机远程运维解决方案");
            assertThat(index.document(shown).has("facts")).isFalse();
            assertThat(backlog.size().failing()).isZero();
            while (rollover.fillNext()) {
                assertThat(rollover.done()).isPositive();
            }
            rollover.catchUp();
            rollover.commit();
        }

        assertThat(indexes.current(KIND)).contains(rollover.newIndex());
        assertThat(index.document(shown).has("facts")).isTrue();
        long later = listings.publish();
        index.awaitFound(later);
        assertThat(index.document(later).has("facts")).isTrue();
    }

    /** An empty index as the first release made it: without facts and vectors, and strict. */
    private String putOlderIndexInPlace() throws IOException {
        ObjectNode mapping;
        try (InputStream in =
                Objects.requireNonNull(OlderIndexTest.class.getClassLoader().getResourceAsStream(KIND.mapping()))) {
            mapping = (ObjectNode) json.readTree(in);
        }
        ((ObjectNode) mapping.at("/mappings/_meta")).remove("vectors");
        ((ObjectNode) mapping.at("/mappings/properties")).remove("facts");
        ((ObjectNode) mapping.at("/mappings/properties")).remove("vector");
        mapping.putObject("aliases").putObject(names.next(KIND));
        String name = names.newIndex(KIND).replace("-v" + KIND.mappingVersion() + "-", "-v1-");
        Request create = new Request("PUT", "/" + name);
        create.setJsonEntity(mapping.toString());
        rest.performRequest(create);
        indexes.swap(KIND, indexes.behind(names.write(KIND)), name);
        return name;
    }
}
