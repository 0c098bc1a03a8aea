package org.solutionpool.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.solution.ListingContents;

/** What an admin changes in the taxonomy is found by it, without a new index. */
@QuarkusTest
class TermChangeTest {

    /** On listings stand equipment of the second level; this is the heading above it. */
    private static final String TAGGED = "E203";

    private static final String HEADING = "E2";

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    private final Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

    @Test
    void a_new_alias_of_a_term_finds_what_is_tagged_with_it_within_seconds() {
        long id = listings.publish(ListingContents.complete());
        index.awaitFound(id);

        String aliases = change(TAGGED, "aliases", "呼吸泵甲\n");

        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> newest("\"呼吸泵甲\"").contains("/solutions/" + id));
            awaitWord(id, "呼吸泵甲");
        } finally {
            change(TAGGED, "aliases", aliases);
        }
    }

    @Test
    void a_new_name_of_a_heading_reaches_what_is_tagged_below_it() {
        // More than are marked at once.
        List<Long> ids = listings.publish(210);
        index.awaitFound(ids.getLast());

        String name = change(HEADING, "en", "Rotating and blowing machinery");

        awaitWord(ids.getFirst(), "Rotating and blowing machinery");
        awaitWord(ids.getLast(), "Rotating and blowing machinery");
        change(HEADING, "en", name);
        ids.forEach(listings::retire);
    }

    @Test
    void an_edit_of_what_no_document_carries_writes_nothing_again() {
        await().atMost(Duration.ofSeconds(20)).until(() -> changes() == 0);

        String position = change(TAGGED, "position", "9990");

        assertThat(changes()).isZero();
        change(TAGGED, "position", position);
    }

    private long changes() {
        return listings.count("select count(*) from taxonomy_term_change where scheme = 'equipment'");
    }

    private void awaitWord(long id, String word) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> index.document(id).at("/text/terms").toString().contains(word));
    }

    /** Newest first: many others are tagged with the same. */
    private static String newest(String query) {
        return Visitor.anonymous()
                .get("/search?sort=newest&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body();
    }

    /** Sets a field of a term and gives what stood in it. */
    private String change(String code, String field, String value) {
        Answer list = admin.get("/admin/taxonomy/equipment?q=" + code);
        String address = list.page().select("main tbody a").stream()
                .filter(link -> link.text().equals(code))
                .findFirst()
                .orElseThrow()
                .attr("href");
        Answer form = admin.get(address);
        var control = form.page().selectFirst("main form.form [name=" + field + "]");
        String before = control.tagName().equals("textarea") ? control.wholeText() : control.val();
        Answer saved = admin.submit(form, "main form.form", Visitor.field(field, value));
        assertThat(saved.status()).isEqualTo(200);
        return before;
    }
}
