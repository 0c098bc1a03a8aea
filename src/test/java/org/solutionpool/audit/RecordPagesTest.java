package org.solutionpool.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.solutionpool.journeys.Visitor.field;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.local.RunningParts;
import org.solutionpool.web.ReadableTime;

/** The record as admins see it, in the browser and by the API. */
@QuarkusTest
class RecordPagesTest {

    private static final String API = "/api/v1/admin/record";
    private static final String VERIFY = "form[action$=/admin/record/verification]";
    private static final String EXPORT = "form[action$=/admin/record/export]";

    @Inject
    RecordedEvents events;

    @Inject
    Chain chain;

    @Inject
    VerifyRecordCommand command;

    @ParameterizedTest
    @ValueSource(strings = {"reviewer@demo.pool", "provider1@demo.pool"})
    void only_admins_see_it(String user) throws Exception {
        long id = events.sealed("secret", 1).getFirst();
        Visitor visitor = Visitor.anonymous().signIn(user);

        assertThat(visitor.get("/admin/record").status()).isEqualTo(403);
        assertThat(visitor.get("/admin/record/" + id).status()).isEqualTo(403);
        assertThat(visitor.get("/admin").status()).isEqualTo(403);
        String token = RunningParts.token(user);
        given().auth().oauth2(token).get(API + "/verification").then().statusCode(403);
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .post(API + "/verification")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token)
                .get(API + "/export?from=2026-01-01&to=2026-01-02")
                .then()
                .statusCode(403);
        given().get(API + "/verification").then().statusCode(401);
    }

    @Test
    void an_admin_finds_an_event_and_reads_what_changed() {
        long id = events.sealed("found-by-admin", 2).getLast();
        ChainLink link = events.link(id);
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer desk = admin.get("/admin");
        assertThat(desk.page().select("main a[href=/admin/record]")).hasSize(1);
        Answer list = admin.get("/admin/record?action=solution.suspend&subjectType=solution&subjectId=found-by-admin"
                + "&actor=" + Audit.PORTAL + "&to=&from="
                + LocalDate.now(ReadableTime.ZONE).minusDays(1));
        assertThat(list.page().select("main tbody tr")).hasSize(2);
        assertThat(list.page().select("main tbody tr").first().text())
                .contains("系统", "暂停公开", "方案 found-by-admin", String.valueOf(link.number()));

        Answer event = admin.get(list.page().select("main tbody tr a").first().attr("href"));
        assertThat(event.path()).isEqualTo("/admin/record/" + id);
        assertThat(event.text()).contains("暂停公开", "=1+1 与说明不符", link.hash(), link.previousHash(), "哈希值与记录一致");
        assertThat(event.page().select("table.diff tbody tr").eachText()).contains("状态 已发布 已暂停", "编号 空 1");

        Answer english = Visitor.reading("en").signIn("admin@demo.pool").get("/admin/record/" + id);
        assertThat(english.text()).contains("Suspended: Solution found-by-admin", "Hashes match the event");
        assertThat(admin.get("/admin/record/links/" + link.number()).path()).isEqualTo("/admin/record/" + id);
        assertThat(admin.get("/admin/record/999999999").status()).isEqualTo(404);
    }

    @Test
    void a_list_of_many_is_paged_and_a_wrong_day_is_told_beside_its_field() {
        events.sealed("many", 60);
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer first = admin.get("/admin/record?subjectId=many");
        assertThat(first.page().select("main tbody tr")).hasSize(50);
        Answer second = admin.get(first.page().select("a[rel=next]").attr("href"));
        assertThat(second.page().select("main tbody tr")).hasSize(10);
        assertThat(admin.get("/admin/record?subjectId=many&page=3").status()).isEqualTo(404);

        Answer wrong = admin.get("/admin/record?from=2026-13-01");
        assertThat(wrong.page().select("#from-error").text()).contains("2026-01-31");
        Answer backwards = admin.get("/admin/record?from=2026-02-02&to=2026-02-01");
        assertThat(backwards.page().select("#to-error").text()).contains("早于");
        assertThat(admin.get("/admin/record?actor=%25").page().select("main .empty"))
                .as("a wildcard is no name")
                .hasSize(1);
    }

    @Test
    void an_admin_verifies_the_record_and_is_led_to_the_first_fault() {
        long id = events.sealed("verified", 1).getFirst();
        ChainLink link = events.link(id);
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        assertThat(verified(admin, "")).contains("记录完整");
        DatabaseOwner.does("UPDATE audit_event SET reason = reason || '。' WHERE id = " + id);
        String broken;
        Answer faulty;
        try {
            broken = verified(admin, "");
            faulty = admin.get(admin.get("/admin/record")
                    .page()
                    .select("#record-verification a")
                    .attr("href"));
        } finally {
            DatabaseOwner.does("UPDATE audit_event SET reason = left(reason, -1) WHERE id = " + id);
        }
        String desk = admin.get("/admin").text();

        assertThat(broken).contains("第 " + link.number() + " 环", id + " 号");
        assertThat(faulty.path()).isEqualTo("/admin/record/" + id);
        assertThat(faulty.text()).contains("哈希值与记录不一致");
        assertThat(desk).contains("最近一次核验发现记录不完整");
        assertThat(verified(admin, chain.head().word())).contains("记录完整");
        assertThat(verified(admin, "1:" + "a".repeat(64))).contains("第 1 环与此前保存的不一致");
        assertThat(verified(admin, "")).contains("记录完整");
        Answer wrong = admin.submit(admin.get("/admin/record"), VERIFY, field("known", "4711"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#known-error").text()).contains("编号:哈希值");
        assertThat(wrong.page().select("#known").val()).isEqualTo("4711");
        assertThat(admin.get("/admin/record?action=record.verify").page().select("main tbody tr"))
                .as("that it was verified is recorded")
                .isNotEmpty();
    }

    @Test
    void an_admin_downloads_a_period_and_that_is_recorded() {
        long id = events.sealed("downloaded", 1).getFirst();
        String today = LocalDate.now(ReadableTime.ZONE).toString();
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        Answer page = admin.get("/admin/record");

        Answer lines = admin.submit(
                page, EXPORT, field("exportFrom", today), field("exportTo", today), field("format", "jsonl"));
        Answer csv = admin.submit(
                page, EXPORT, field("exportFrom", today), field("exportTo", today), field("format", "csv"));
        Answer nothing = admin.submit(page, EXPORT, field("exportFrom", "2001-01-01"), field("exportTo", "2001-01-02"));
        Answer refused = admin.submit(page, EXPORT, field("exportFrom", today), field("exportTo", ""));

        assertThat(lines.headers().firstValue("Content-Disposition").orElse(""))
                .contains("record-" + today + "-" + today + ".jsonl");
        assertThat(lines.body()).contains("\"id\":" + id + ",");
        assertThat(csv.body()).contains(events.link(id).hash());
        assertThat(nothing.body()).isEmpty();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#exportTo-error").text()).contains("请填写日期");
        assertThat(admin.get("/admin/record?action=record.export&subjectId=" + today + "/" + today)
                        .page()
                        .select("main tbody tr"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_script_of_an_admin_verifies_and_exports() throws Exception {
        long id = events.sealed("by-script", 1).getFirst();
        String token = RunningParts.token("admin@demo.pool");
        String today = LocalDate.now(ReadableTime.ZONE).toString();

        int started = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .post(API + "/verification?known=" + chain.head().word())
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().auth()
                .oauth2(token)
                .get(API + "/verification")
                .then()
                .statusCode(200)
                .body("id", equalTo(started))
                .body("state", equalTo("DONE"))
                .body("holds", equalTo(true))
                .body("report.checked", greaterThan(0)));
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .post(API + "/verification?known=x")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("known"));

        String lines = given().auth()
                .oauth2(token)
                .get(API + "/export?from=" + today + "&to=" + today)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(lines).contains("\"id\":" + id + ",");
        given().auth()
                .oauth2(token)
                .get(API + "/export?from=yesterday&format=pdf")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("from", "to", "format"));
    }

    @Test
    void anybody_can_keep_the_head() {
        events.sealed("anybody", 1);

        given().get("/api/v1/record/head")
                .then()
                .statusCode(200)
                .body("number", greaterThan(0))
                .body("hash", matchesPattern("[0-9a-f]{64}"))
                .body("sealedAt", matchesPattern("\\d{4}-.*Z"));
    }

    /** What the command prints and ends with is what a script of the operator reads. */
    @Test
    void the_command_ends_with_1_where_the_record_is_broken() throws Exception {
        long id = events.sealed("by-command", 1).getFirst();

        assertThat(command.run(VerifyRecordCommand.NAME)).isEqualTo(VerifyRecordCommand.HOLDS);
        assertThat(command.run(VerifyRecordCommand.NAME, "--known", chain.head().word()))
                .isEqualTo(VerifyRecordCommand.HOLDS);
        DatabaseOwner.does("UPDATE audit_event SET action = 'solution.retire' WHERE id = " + id);
        try {
            assertThat(command.run(VerifyRecordCommand.NAME)).isEqualTo(VerifyRecordCommand.BROKEN);
        } finally {
            DatabaseOwner.does("UPDATE audit_event SET action = 'solution.suspend' WHERE id = " + id);
        }
        assertThat(command.run(VerifyRecordCommand.NAME, "--known", "1:" + "b".repeat(64)))
                .isEqualTo(VerifyRecordCommand.BROKEN);
        for (String[] wrong : List.of(
                new String[] {VerifyRecordCommand.NAME, "--known"},
                new String[] {VerifyRecordCommand.NAME, "--known", "x"},
                new String[] {VerifyRecordCommand.NAME, "now"})) {
            assertThat(command.run(wrong)).isEqualTo(VerifyRecordCommand.NOTHING_DONE);
        }
    }

    /** Verifies on the page, with a head that was kept or without, and answers what the page then says. */
    private static String verified(Visitor admin, String known) {
        admin.submit(admin.get("/admin/record"), VERIFY, field("known", known));
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> admin.get("/admin/record").page().select("#record-verification"),
                        shown -> shown.select("progress").isEmpty())
                .text();
    }
}
