package org.solutionpool.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.audit.ChainReport.Fault;
import org.solutionpool.audit.ChainReport.Kind;
import org.solutionpool.web.ReadableTime;

@QuarkusTest
class ChainTest {

    @Inject
    RecordedEvents events;

    @Inject
    Audit audit;

    @Inject
    Chain chain;

    @Inject
    ChainWalk walk;

    @Inject
    RecordExport export;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET reason = 'another'",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event CASCADE",
                "UPDATE audit_link SET hash = repeat('f', 64)",
                "DELETE FROM audit_link",
                "TRUNCATE audit_link",
                "INSERT INTO audit_unsealed VALUES (1)",
                "DELETE FROM audit_unsealed",
                "ALTER TABLE audit_event DISABLE TRIGGER ALL",
                "CREATE FUNCTION audit_link_added() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
            })
    void the_application_can_only_add(String statement) {
        events.sealed("only-add", 1);

        assertThatThrownBy(() -> DatabaseOwner.applicationDoes(statement))
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Out of turn, dated back, with a foreign hash, for an event that has its link.
                "SELECT n + 2, h, now(), '%s' FROM head",
                "SELECT n + 1, repeat('0', 64), now(), '%s' FROM head",
                "SELECT n + 1, h, now() - interval '1 day', '%s' FROM head",
                "SELECT n + 1, h, now(), repeat('a', 64) FROM head"
            })
    void the_database_takes_no_link_that_does_not_continue_the_chain(String values) {
        long id = events.sealed("no-link", 1).getFirst();
        String insert =
                "WITH head AS (SELECT number n, hash h FROM audit_link ORDER BY number DESC LIMIT 1), v (number,"
                        + " previous, sealed, hash) AS (" + values.formatted("f".repeat(64))
                        + ") INSERT INTO audit_link (number,"
                        + " event_id, event_hash, previous_hash, hash, sealed_at) SELECT number, " + id
                        + ", repeat('e', 64), previous, hash, sealed FROM v";

        assertThatThrownBy(() -> DatabaseOwner.applicationDoes(insert)).hasMessageContaining("audit_link");
    }

    @Test
    void whatever_is_recorded_at_the_same_time_is_sealed_without_a_gap() throws Exception {
        CountDownLatch lateIsWritten = new CountDownLatch(1);
        CountDownLatch othersAreSealed = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(7)) {
            // Takes its ids before the others and commits after them.
            Future<?> late =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        audit.record("solution.create", "solution", "at-once-late", null, null, null);
                        AuditEvent.flush();
                        lateIsWritten.countDown();
                        await(othersAreSealed);
                    }));
            await(lateIsWritten);
            List<Future<?>> others = IntStream.range(0, 6)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        for (int transaction = 0; transaction < 20; transaction++) {
                            events.record("at-once", 10);
                        }
                    }))
                    .toList();
            for (Future<?> other : others) {
                other.get();
            }
            List<Long> ids = events.ids("at-once");
            assertThat(ids).hasSize(1_200);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> events.link(ids.getLast()) != null && events.link(ids.getFirst()) != null);
            othersAreSealed.countDown();
            late.get();
        }
        long lateId = events.ids("at-once-late").getFirst();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events.link(lateId) != null);

        assertThat(events.ids("at-once"))
                .allSatisfy(id -> assertThat(events.link(id)).isNotNull());
        ChainReport report = walk.walk(null, checked -> {});
        assertThat(report.first()).isNull();
        assertThat(report.checked()).isEqualTo(report.headNumber());
    }

    @Test
    void a_row_that_its_owner_altered_is_named() throws Exception {
        List<Long> ids = events.sealed("altered", 3);
        ChainLink link = events.link(ids.get(1));
        String altered = "UPDATE audit_event SET %s WHERE id = " + ids.get(1);

        DatabaseOwner.does(altered.formatted("reason = reason || '。'"));
        Fault inReason = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does(
                altered.formatted("reason = left(reason, -1)"),
                altered.formatted("after = jsonb_set(after, '{number}', '2')"));
        Fault inAfter = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does(
                altered.formatted("after = jsonb_set(after, '{number}', '1')"),
                altered.formatted("at = at + interval '1 microsecond'"));
        Fault inTime = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does(altered.formatted("at = at - interval '1 microsecond'"));

        assertThat(List.of(inReason, inAfter, inTime))
                .containsOnly(new Fault(Kind.EVENT_ALTERED, link.number(), ids.get(1)));
        assertThat(walk.walk(null, checked -> {}).holds()).isTrue();
    }

    @Test
    void a_row_that_its_owner_deleted_is_named() throws Exception {
        List<Long> ids = events.sealed("deleted", 3);
        ChainLink link = events.link(ids.get(1));

        DatabaseOwner.does(
                "CREATE TABLE kept_event AS SELECT * FROM audit_event WHERE id = " + ids.get(1),
                "ALTER TABLE audit_link DROP CONSTRAINT audit_link_event_fkey",
                "DELETE FROM audit_event WHERE id = " + ids.get(1));
        Fault found = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does(
                "ALTER TABLE audit_event DISABLE TRIGGER audit_event_added",
                "INSERT INTO audit_event SELECT * FROM kept_event",
                "ALTER TABLE audit_event ENABLE TRIGGER audit_event_added",
                "ALTER TABLE audit_link ADD CONSTRAINT audit_link_event_fkey FOREIGN KEY (event_id) REFERENCES"
                        + " audit_event (id)",
                "DROP TABLE kept_event");

        assertThat(found).isEqualTo(new Fault(Kind.EVENT_MISSING, link.number(), ids.get(1)));
        assertThat(walk.walk(null, checked -> {}).holds()).isTrue();
    }

    @Test
    void a_link_that_its_owner_altered_or_took_out_is_named() throws Exception {
        List<Long> ids = events.sealed("unlinked", 3);
        ChainLink link = events.link(ids.get(1));
        String of = " WHERE number = " + link.number();

        DatabaseOwner.does("UPDATE audit_link SET sealed_at = sealed_at - interval '1 hour'" + of);
        Fault altered = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does(
                "UPDATE audit_link SET sealed_at = sealed_at + interval '1 hour'" + of,
                "CREATE TABLE kept_link AS SELECT * FROM audit_link" + of,
                "DELETE FROM audit_link" + of);
        Fault gap = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does(
                "ALTER TABLE audit_link DISABLE TRIGGER audit_link_added",
                "INSERT INTO audit_link SELECT * FROM kept_link",
                "ALTER TABLE audit_link ENABLE TRIGGER audit_link_added",
                "DROP TABLE kept_link");

        assertThat(altered).isEqualTo(new Fault(Kind.LINK_ALTERED, link.number(), ids.get(1)));
        assertThat(gap).isEqualTo(new Fault(Kind.GAP, link.number(), null));
        assertThat(walk.walk(null, checked -> {}).holds()).isTrue();
    }

    @Test
    void an_event_that_its_owner_slipped_in_is_named() throws Exception {
        long like = events.sealed("slipped", 1).getFirst();

        DatabaseOwner.does(
                "ALTER TABLE audit_event DISABLE TRIGGER audit_event_added",
                "INSERT INTO audit_event SELECT -7, at, actor_subject, actor_name, organization_id, action,"
                        + " subject_type, subject_id, before, after, reason, request_id FROM audit_event WHERE id = "
                        + like,
                "ALTER TABLE audit_event ENABLE TRIGGER audit_event_added");
        Fault found = walk.walk(null, checked -> {}).first();
        DatabaseOwner.does("DELETE FROM audit_event WHERE id = -7");

        assertThat(found).isEqualTo(new Fault(Kind.UNSEALED, null, -7L));
        assertThat(walk.walk(null, checked -> {}).holds()).isTrue();
    }

    @Test
    void a_head_that_was_kept_elsewhere_shows_a_chain_that_was_made_anew() throws Exception {
        events.sealed("kept", 2);
        Head head = chain.head();
        Head other = new Head(head.number(), "f".repeat(64), null);
        Head beyond = new Head(head.number() + 1_000_000, head.hash(), null);

        assertThat(walk.walk(Head.ofWord(head.word()).orElseThrow(), checked -> {})
                        .holds())
                .isTrue();
        assertThat(walk.walk(other, checked -> {}).first())
                .extracting(Fault::kind, Fault::number)
                .containsExactly(Kind.HEAD_CHANGED, head.number());
        assertThat(walk.walk(beyond, checked -> {}).first())
                .extracting(Fault::kind, Fault::number)
                .containsExactly(Kind.HEAD_CHANGED, beyond.number());
    }

    @Test
    void anybody_can_calculate_the_hashes_of_an_export_again() throws Exception {
        List<Long> ids = events.sealed("exported", 3);
        ObjectMapper json = new ObjectMapper();
        String previous = null;
        int own = 0;

        for (String line : exported(RecordExport.Format.JSONL).split("\n")) {
            JsonNode parsed = json.readTree(line);
            JsonNode link = parsed.get("link");
            String event = line.substring("{\"event\":".length(), line.lastIndexOf(",\"hash\":\""));
            assertThat(sha256(event)).isEqualTo(link.get("eventHash").textValue());
            assertThat(sha256(
                            line.substring(line.lastIndexOf(",\"link\":") + ",\"link\":".length(), line.length() - 1)))
                    .isEqualTo(parsed.get("hash").textValue());
            assertThat(parsed.at("/event/id").longValue())
                    .isEqualTo(link.get("eventId").longValue());
            if (previous != null) {
                assertThat(link.get("previousHash").textValue()).isEqualTo(previous);
            }
            previous = parsed.get("hash").textValue();
            if (ids.contains(parsed.at("/event/id").longValue())) {
                own++;
                assertThat(parsed.at("/event/reason").textValue()).isEqualTo("=1+1 与说明不符，\n\"停用\"");
                assertThat(event)
                        .contains("\"before\":{\"rate\":1.5,\"state\":\"PUBLISHED\",\"terms\":[\"机床\",\"控制\"]}");
            }
        }
        assertThat(own).isEqualTo(3);
    }

    @Test
    void an_export_for_a_spreadsheet_holds_the_same_and_no_formula() throws Exception {
        List<Long> ids = events.sealed("spreadsheet", 2);
        ChainLink link = events.link(ids.getFirst());

        String csv = exported(RecordExport.Format.CSV);
        assertThat(csv).startsWith("\uFEFFnumber,id,at,");
        CSVRecord row = CSVFormat.EXCEL
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.substring(1)))
                .stream()
                .filter(record -> record.get("id").equals(String.valueOf(ids.getFirst())))
                .findFirst()
                .orElseThrow();

        assertThat(row.get("number")).isEqualTo(String.valueOf(link.number()));
        assertThat(row.get("hash")).isEqualTo(link.hash());
        assertThat(row.get("reason")).startsWith("'=1+1");
    }

    @Test
    void a_period_ends_with_its_last_day_on_chinese_clocks() {
        Period day = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1));

        assertThat(day.begin()).hasToString("2026-02-28T16:00:00Z");
        assertThat(day.end()).hasToString("2026-03-01T16:00:00Z");
    }

    private String exported(RecordExport.Format format) throws Exception {
        LocalDate today = LocalDate.now(ReadableTime.ZONE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(new Period(today.minusDays(1), today), format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Waited for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
