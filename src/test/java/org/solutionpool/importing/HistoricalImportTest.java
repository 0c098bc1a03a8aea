package org.solutionpool.importing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.solutionpool.importing.ImportedLists.result;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.solutionpool.journeys.Cast;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.register.EntryState;
import org.solutionpool.whitelist.register.HistoricalLists;
import org.solutionpool.whitelist.register.WhitelistEntry;

/** A list that others published stands in the register as a record and nowhere else. */
@QuarkusTest
class HistoricalImportTest {

    private static final Map<String, String> COLUMNS = Map.of(
            "row_id",
            "id",
            "list",
            "list",
            "issuer",
            "issuer",
            "year",
            "year",
            "batch",
            "batch",
            "title",
            "title",
            "provider",
            "provider",
            "region",
            "region",
            "source_url",
            "source_url",
            "credit_code",
            "code");

    @Inject
    ImportedLists lists;

    @Inject
    Imports imports;

    private final String list = ImportedLists.name();

    @Test
    void companies_without_a_solution_become_entries_with_source_issuer_and_year_and_no_badge() {
        ImportJob job = importRecord(row("A-1", "", "许继电气测试公司", "河南", "") + row("A-2", "窑炉优化", "", "", ""));

        assertThat(result(job).created()).isEqualTo(2);
        List<WhitelistEntry> entries = entries();
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.state).isEqualTo(EntryState.HISTORICAL);
            assertThat(entry.state.isInForce()).isFalse();
            assertThat(entry.organization).isNull();
            assertThat(entry.batch.historical).isTrue();
            assertThat(entry.batch.sourceIssuer).isEqualTo("某省工信厅");
            assertThat(entry.batch.sourceYear).isEqualTo(2022);
            assertThat(entry.batch.sourceUrl).isEqualTo("https://example.org/list");
            assertThat(entry.batch.programme.code).isEqualTo(HistoricalLists.PROGRAMME);
        });
        assertThat(QuarkusTransaction.requiringNew().call(() -> Solution.count("title", "窑炉优化")))
                .as("no listing comes of it")
                .isZero();
        String page = text(entries.getFirst().path());
        assertThat(page).contains("许继电气测试公司", "历史名单", "不是本平台的认定", "某省工信厅", "https://example.org/list");
        given().get(entries.getFirst().path() + ".pdf").then().statusCode(410);
        assertThat(text("/whitelist/batches/" + entries.getFirst().batch.id)).contains(list, "仅供查阅");
    }

    @Test
    void a_second_import_changes_nothing_and_a_mended_row_is_corrected() {
        String file = row("A-1", "", "甲测试公司", "", "") + row("A-2", "", "乙测试公司", "", "");
        importRecord(file);

        Tally second = result(importRecord(file));
        assertThat(second).isEqualTo(new Tally(0, 0, 2, 0, 0, second.warnings(), 0));

        Tally third = result(importRecord(file.replace("乙测试公司", "乙测试有限公司")));
        assertThat(third.changed()).isEqualTo(1);
        assertThat(entries()).extracting(entry -> entry.providerName).containsExactly("甲测试公司", "乙测试有限公司");
    }

    @Test
    void a_company_is_linked_by_its_credit_code_and_never_by_its_name() {
        Organization organization = Cast.organization("丙测试公司" + list, true, false);

        importRecord(row("A-1", "", "丙测试公司" + list, "", "")
                + row("A-2", "", "曾用名公司", "", organization.creditCode)
                + row("A-3", "", "丁测试公司", "", "91330100MA0000000X"));

        List<WhitelistEntry> entries = entries();
        assertThat(entries.get(0).organization).isNull();
        assertThat(Objects.requireNonNull(entries.get(1).organization).id).isEqualTo(organization.id);
        assertThat(entries.get(2).creditCode)
                .as("a code that cannot be is left out")
                .isNull();
    }

    @Test
    void a_row_that_names_nobody_is_refused_with_its_line() {
        ImportJob job = importRecord(row("A-1", "", "", "", "") + row("A-2", "", "戊测试公司", "", ""));

        assertThat(result(job).refused()).isEqualTo(1);
        assertThat(entries()).hasSize(1);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> ImportProblem.<ImportProblem>list("jobId = ?1 and code = 'names.missing'", job.id)))
                .hasSize(1);
    }

    private ImportJob importRecord(String text) {
        ImportJob job = lists.upload("record.jsonl", text);
        if (job.state == ImportState.CHECKING) {
            imports.remap(job.id);
        }
        imports.map(job.id, new ColumnMapping(COLUMNS, Map.of()), HistoricalLists.PROGRAMME, null);
        lists.awaitState(job.id, ImportState.READY);
        imports.start(job.id);
        return lists.awaitState(job.id, ImportState.DONE);
    }

    private String row(String id, String title, String provider, String region, String code) {
        return """
               {"id": "%s", "list": "%s", "issuer": "某省工信厅", "year": 2022, "batch": "第一批", "title": "%s", "provider": "%s", "region": "%s", "code": "%s", "source_url": "https://example.org/list"}
               """.formatted(id, list, title, provider, region, code);
    }

    private List<WhitelistEntry> entries() {
        return QuarkusTransaction.requiringNew()
                .call(() -> WhitelistEntry.list(
                        "from WhitelistEntry e join fetch e.batch b join fetch b.programme"
                                + " left join fetch e.organization where b.sourceName = ?1 order by e.id",
                        list));
    }

    private static String text(String path) {
        return Jsoup.parse(given().cookie("lang", "zh").get(path).asString()).text();
    }
}
