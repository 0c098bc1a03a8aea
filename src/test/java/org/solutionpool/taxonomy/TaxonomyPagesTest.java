package org.solutionpool.taxonomy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;

/** Readers, programs and admins at the taxonomy. */
@QuarkusTest
class TaxonomyPagesTest {

    private static final String FORM = "main form.form";

    @Inject
    Taxonomy taxonomy;

    @Test
    void everybody_reads_a_scheme_as_a_tree_in_both_languages() {
        Answer zh = Visitor.anonymous().get("/taxonomy/equipment");
        Answer en = Visitor.reading("en").get("/taxonomy/equipment");

        assertThat(zh.status()).isEqualTo(200);
        assertThat(zh.page().select("h3.taxonomy__name").eachText()).contains("通用动力设备");
        assertThat(en.page().select("h3.taxonomy__name").eachText()).contains("General power equipment");
        assertThat(en.text()).contains("空气压缩机");
        assertThat(Visitor.anonymous().get("/taxonomy").text()).contains("原材料", "C385");
    }

    @Test
    void an_unknown_scheme_is_not_found() {
        assertThat(Visitor.anonymous().get("/taxonomy/colours").status()).isEqualTo(404);
        given().get("/api/v1/taxonomy/colours").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_program_reads_a_scheme_once_and_then_only_asks_whether_it_changed() {
        String tag = given().get("/api/v1/taxonomy/region")
                .then()
                .statusCode(200)
                .body("scheme", equalTo("region"))
                .body("terms.zh", hasItem("江苏省"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", tag)
                .get("/api/v1/taxonomy/region")
                .then()
                .statusCode(304);
    }

    @Test
    void only_an_admin_edits() {
        assertThat(Visitor.anonymous()
                        .signIn("reviewer@demo.pool")
                        .get("/admin/taxonomy/pricing")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_admin_adds_edits_retires_and_restores_a_term() {
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer added = admin.submit(
                admin.get("/admin/taxonomy/pricing/new"),
                FORM,
                Visitor.field("code", "F90"),
                Visitor.field("zh", "按产量计费"),
                Visitor.field("en", "Per unit produced"),
                Visitor.field("aliases", "按件计费\npay per piece\n按件计费"));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.page().selectFirst(".flash-area").text()).contains("F90");
        assertThat(taxonomy.finder().equivalents("pay per piece")).contains("按产量计费", "按件计费");
        assertThat(taxonomy.offers(Scheme.PRICING, "F90")).isTrue();

        Answer edited = admin.submit(added, FORM, Visitor.field("zh", "按产出计费"), Visitor.field("aliases", "年费"));
        assertThat(edited.page().selectFirst("h1").text()).contains("按产出计费");
        assertThat(edited.page().selectFirst(".flash-area").text())
                .as("an alias of another term is allowed, but said")
                .contains("年费", "F1");
        assertThat(edited.page().select("main tbody").text()).contains("新增", "修改");

        Answer retired = admin.submit(edited, "main form[action$=/retire]");
        assertThat(retired.text()).contains("已停用");
        assertThat(taxonomy.offers(Scheme.PRICING, "F90")).isFalse();
        assertThat(taxonomy.require(Scheme.PRICING, "F90").zh())
                .as("old content stays readable")
                .isEqualTo("按产出计费");
        assertThat(taxonomy.choices(Scheme.PRICING)).extracting(Term::code).doesNotContain("F90");

        admin.submit(retired, "main form[action$=/restore]");
        assertThat(taxonomy.offers(Scheme.PRICING, "F90")).isTrue();

        admin.submit(admin.get(retired.path()), "main form[action$=/retire]");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");

        Answer refused = admin.submit(
                admin.get("/admin/taxonomy/pricing/new"),
                FORM,
                Visitor.field("code", "F1"),
                Visitor.field("zh", " "),
                Visitor.field("en", "x".repeat(201)),
                Visitor.field("aliases", "甲".repeat(81)),
                Visitor.field("position", "first"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().selectFirst("#code-error").text()).contains("F1", "按年订阅");
        assertThat(refused.page().selectFirst("#zh-error").text()).contains("请填写中文名称");
        assertThat(refused.page().selectFirst("#en-error").text()).contains("201", "200");
        assertThat(refused.page().selectFirst("#aliases-error").text()).contains("80");
        assertThat(refused.page().selectFirst("#position-error").text()).contains("整数");
        assertThat(refused.page().selectFirst("#en").val()).hasSize(201);
    }

    @Test
    void a_term_with_terms_in_use_below_it_cannot_be_retired() {
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        Answer list = admin.get("/admin/taxonomy/equipment?q=E2");
        String group = list.page().select("main tbody a").stream()
                .filter(link -> link.text().equals("E2"))
                .findFirst()
                .orElseThrow()
                .attr("href");

        Answer refused = admin.submit(admin.get(group), "main form[action$=/retire]");

        assertThat(refused.page().selectFirst(".flash-area").text()).contains("12");
        assertThat(taxonomy.offers(Scheme.EQUIPMENT, "E2")).isTrue();
    }

    @Test
    void an_edit_over_somebody_elses_newer_edit_shows_both_and_keeps_the_text() {
        Visitor admin = Visitor.anonymous().signIn("admin@demo.pool");
        String address = admin.get("/admin/taxonomy/pricing?q=F8")
                .page()
                .selectFirst("main tbody a")
                .attr("href");
        Answer open = admin.get(address);
        admin.submit(admin.get(address), FORM, Visitor.field("en", "Leasing"));

        Answer conflict = admin.submit(open, FORM, Visitor.field("en", "Rental"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.page().selectFirst("table.diff").text()).contains("Rental", "Leasing");
        assertThat(conflict.page().selectFirst("#en").val()).isEqualTo("Rental");
        assertThat(taxonomy.require(Scheme.PRICING, "F8").en()).isEqualTo("Leasing");

        admin.submit(conflict, FORM, Visitor.field("en", "Lease"));
        assertThat(taxonomy.require(Scheme.PRICING, "F8").en()).isEqualTo("Lease");
    }

    @Test
    void an_edit_made_on_another_replica_is_seen_within_seconds() {
        List<String> before = taxonomy.require(Scheme.PRICING, "F5").aliases();

        setAliases(List.of("合同能源托管"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> taxonomy.finder().equivalents("合同能源托管").contains("效果付费/节能分享"));

        setAliases(before);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> taxonomy.finder().equivalents("合同能源托管").isEmpty());
    }

    /** Past this replica's own editing, so that only the poll can tell it. */
    private static void setAliases(List<String> aliases) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        TaxonomyTerm.of(Scheme.PRICING, "F5").orElseThrow().aliases = aliases.toArray(String[]::new));
    }
}
