package org.solutionpool.indexing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IndexPageTest {

    private static final String API = "/api/v1/admin/index";

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Inject
    IndexNames names;

    @Test
    @TestSecurity(user = "index-admin", roles = "admin")
    void an_admin_sees_how_the_index_stands_in_both_languages() {
        Document zh = page("zh");
        Document en = page("en");

        assertThat(zh.select("h1").text()).isEqualTo("搜索索引");
        assertThat(en.select("h1").text()).isEqualTo("Search index");
        assertThat(en.select("#index-state").text()).contains(names.read(DocumentKind.SOLUTION));
        assertThat(en.select("form[action=/admin/index/rollover]")).hasSize(1);
    }

    @Test
    @TestSecurity(user = "index-provider", roles = "reviewer")
    void nobody_else_does() {
        given().when().get("/admin/index").then().statusCode(403);
        given().when().get(API).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "index-admin", roles = "admin")
    void a_script_starts_a_verification_and_reads_its_report() {
        listings.publish();
        index.awaitDrained();

        given().contentType("application/json")
                .when()
                .post(API + "/verification")
                .then()
                .statusCode(202)
                .body("type", is("VERIFICATION"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().when()
                .get(API)
                .then()
                .statusCode(200)
                .body("available", is(true))
                .body("tasks.find { it.type == 'VERIFICATION' }.state", is("DONE"))
                .body("tasks.find { it.type == 'VERIFICATION' }.report.missing", is(0)));
        given().when().get("/admin/index?lang=en").then().body(containsString("Index and database agree"));
    }

    @Test
    @TestSecurity(user = "index-admin", roles = "admin")
    void there_is_nothing_to_roll_back_when_no_rollover_runs() {
        given().when().delete(API + "/rollover").then().statusCode(404);
    }

    @Test
    void readiness_names_the_search() {
        given().when().get("/q/health/ready").then().body("checks.name", hasItem("elasticsearch"));
    }

    private static Document page(String language) {
        return Jsoup.parse(given().when()
                .get("/admin/index?lang=" + language)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
