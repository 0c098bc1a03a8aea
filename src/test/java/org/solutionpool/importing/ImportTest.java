package org.solutionpool.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.solutionpool.importing.ImportedLists.line;
import static org.solutionpool.importing.ImportedLists.result;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingLifecycle;
import org.solutionpool.solution.ListingState;
import org.solutionpool.solution.RevisionState;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionRevision;

/** A list goes in: what is kept, what is refused, what a second time does. */
@QuarkusTest
class ImportTest {

    @Inject
    ImportedLists lists;

    @Inject
    Imports imports;

    @Inject
    ListingLifecycle lifecycle;

    private final String list = ImportedLists.name();

    @Test
    void a_row_is_kept_as_published_with_its_source() {
        lists.importAll(line(list, "A-7", "空压机群智能控制", "苏州云鲸气动有限公司", """
                "region": "江苏", "deployment": "公有云/HCS", "field": "节能", "description": "对车间空压机统一调度。",
                "challenges": ["各台空压机各自为政"], "approach": ["按用气量加减机"], "value": ["少开两台"],
                "claims": ["业内领先"], "cases": [{"title": "某轴承厂", "text": "电费下降"}],
                "source_url": "https://example.org/kyj", "lang": "zh", "licence": "公开名单"
                """.replace("\n", " ")));

        Solution solution = lists.listing(list);
        assertThat(solution.state).isEqualTo(ListingState.PUBLISHED);
        assertThat(solution.organization).isNull();
        assertThat(solution.listedProvider).isEqualTo("苏州云鲸气动有限公司");
        assertThat(solution.sourceRowId).isEqualTo("A-7");
        assertThat(solution.sourceUrl).isEqualTo("https://example.org/kyj");
        assertThat(Objects.requireNonNull(solution.publishedList)).satisfies(published -> {
            assertThat(published.issuer).isEqualTo("某省工业和信息化厅");
            assertThat(published.batch).isEqualTo("第一批");
            assertThat(published.year).isEqualTo(2026);
            assertThat(published.licence).isEqualTo("公开名单");
        });
        ListingContent content = Objects.requireNonNull(solution.published).content;
        assertThat(content.description().zh()).isEqualTo("对车间空压机统一调度。");
        assertThat(content.challenges()).containsExactly("各台空压机各自为政");
        assertThat(content.approach()).containsExactly("按用气量加减机");
        assertThat(content.value()).containsExactly("少开两台");
        assertThat(content.claims()).containsExactly("业内领先");
        assertThat(content.cases()).singleElement().satisfies(told -> {
            assertThat(told.title().zh()).isEqualTo("某轴承厂");
            assertThat(told.text().zh()).isEqualTo("电费下降");
        });
        assertThat(content.regions()).containsExactly("320000");
        assertThat(content.deployments()).containsExactly("D1", "D2");
    }

    @Test
    void codes_that_the_list_does_not_state_are_proposed_from_the_text_and_marked() {
        lists.importAll(line(list, "A-1", "空压机群智能控制", "某公司", "\"region\": \"江苏\""));

        ListingContent content = Objects.requireNonNull(lists.listing(list).published).content;
        assertThat(content.equipment()).isNotEmpty();
        ListingContent.Listed listed = Objects.requireNonNull(content.listed());
        assertThat(listed.proposes("equipment", content.equipment().getFirst())).isTrue();
        assertThat(listed.region()).isEqualTo("江苏");
        assertThat(listed.proposes("region", "320000")).isFalse();
    }

    @Test
    void importing_the_same_file_again_changes_nothing() {
        String file = line(list, "A-1", "窑炉燃烧优化", "某窑炉公司", "") + line(list, "A-2", "电机能效管理", "某电机公司", "");
        assertThat(result(lists.importAll(file)).created()).isEqualTo(2);
        List<Long> versions = lists.listings(list).stream().map(s -> s.version).toList();

        Tally second = result(lists.importAll(file));

        assertThat(second).isEqualTo(new Tally(0, 0, 2, 0, 0, 0, 0));
        assertThat(lists.listings(list)).extracting(s -> s.version).isEqualTo(versions);
    }

    @Test
    void rows_without_an_id_are_found_again_by_what_they_say() {
        String row = line(list, "x", "水泵远程监测", "某水泵公司", "").replace("\"id\": \"x\", ", "\"id\": null, ");
        String file = row + row + line(list, "A-3", "风机远程监测", "某风机公司", "");

        assertThat(result(lists.importAll(file)).created()).isEqualTo(3);
        Tally second = result(lists.importAll(file));
        assertThat(second.unchanged()).isEqualTo(3);
        assertThat(second.created() + second.changed()).isZero();
    }

    @Test
    void a_changed_row_becomes_the_next_revision_and_is_recorded() {
        lists.importAll(line(list, "A-1", "风机状态监测", "某风电公司", "\"description\": \"旧的说法\""));

        Tally tally = result(lists.importAll(line(list, "A-1", "风机状态监测", "某风电公司", "\"description\": \"新的说法\"")));

        assertThat(tally.changed()).isEqualTo(1);
        Solution solution = lists.listing(list);
        assertThat(Objects.requireNonNull(solution.published)
                        .content
                        .description()
                        .zh())
                .isEqualTo("新的说法");
        assertThat(lists.revisions(solution.id))
                .extracting(revision -> revision.state)
                .containsExactly(RevisionState.SUPERSEDED, RevisionState.PUBLISHED);
        assertThat(QuarkusTransaction.requiringNew().call(() -> AuditEvent.of("solution", solution.id)))
                .extracting(event -> event.action)
                .containsExactly("solution.republishListed", "solution.publishListed");
    }

    @Test
    void two_rows_with_the_same_title_both_go_in_and_are_shown() {
        ImportJob job =
                lists.importAll(line(list, "A-1", "设备上云一体机甲", "某公司", "") + line(list, "A-2", "设备上云一体机甲", "另一公司", ""));

        assertThat(result(job).created()).isEqualTo(2);
        assertThat(lists.problems(job.id)).contains("2 duplicate.title.row");
    }

    @Test
    void rows_that_cannot_be_listings_are_refused_with_their_reason_and_the_rest_goes_in() {
        ImportJob job = lists.importAll(line(list, "A-1", "锅炉群协同控制", "某锅炉公司", "")
                + "{\"id\": \"A-2\", \"list\": \n"
                + line(list, "A-3", "", "只有名字的公司", "")
                + line(list, "A-4", "", "", "")
                + line(list, "A-1", "用了别人编号的方案", "某公司", "")
                + line(list, "A-5", "长".repeat(201), "某公司", "")
                + line("", "A-6", "没有名单的方案", "某公司", "")
                + line(list, "A-7", "网址不对的方案", "某公司", "\"source_url\": \"javascript:alert(1)\""));

        assertThat(lists.problems(job.id))
                .containsExactly(
                        "2 json.broken",
                        "3 title.companyOnly",
                        "4 title.missing",
                        "5 id.twice",
                        "6 tooLong",
                        "7 list.missing",
                        "8 url.invalid");
        assertThat(result(job).refused()).isEqualTo(6);
        assertThat(lists.listings(list)).extracting(s -> s.title).containsExactlyInAnyOrder("锅炉群协同控制", "网址不对的方案");
    }

    @Test
    void an_english_row_is_english() {
        lists.importAll(line(list, "A-1", "Edge gateway for CNC machines", "Example Ltd", "\"lang\": \"en\""));

        ListingContent content = Objects.requireNonNull(lists.listing(list).published).content;
        assertThat(content.title().en()).isEqualTo("Edge gateway for CNC machines");
        assertThat(content.title().zh()).isNull();
    }

    @Test
    void a_list_of_another_shape_waits_for_its_mapping_which_is_kept_for_the_next_one() {
        String file = "产品名称,厂商全称,所属领域,城市\n注塑机联网套件,宁波某塑机公司,装备制造,宁波\n";
        ImportJob job = lists.upload("市级名单.csv", file);
        assertThat(job.state).isEqualTo(ImportState.MAPPING);
        assertThat(Objects.requireNonNull(job.mapping).column(Target.TITLE)).contains("产品名称");
        assertThat(job.mapping.column(Target.PROVIDER)).isEmpty();

        ColumnMapping mapping = new ColumnMapping(
                Map.of("title", "产品名称", "provider", "厂商全称", "field", "所属领域"),
                Map.of("list", list, "issuer", "某市工业和信息化局", "year", "2026"));
        imports.map(job.id, mapping, null);
        lists.awaitState(job.id, ImportState.READY);
        imports.start(job.id);
        lists.awaitState(job.id, ImportState.DONE);

        Solution solution = lists.listing(list);
        assertThat(solution.title).isEqualTo("注塑机联网套件");
        assertThat(solution.listedProvider).isEqualTo("宁波某塑机公司");
        assertThat(Objects.requireNonNull(solution.publishedList).year).isEqualTo(2026);
        ImportJob next = lists.upload("下一份.csv", file);
        assertThat(next.mapping).isEqualTo(mapping);
        imports.discard(next.id);
    }

    @Test
    void words_that_no_term_has_are_kept_and_said() {
        ImportJob job =
                lists.importAll(line(list, "A-1", "某种方案", "某公司", "\"deployment\": \"公有云/云外云\", \"region\": \"月球\""));

        assertThat(lists.problems(job.id)).containsExactly("1 word.unknown", "1 word.unknown");
        ListingContent content = Objects.requireNonNull(lists.listing(list).published).content;
        assertThat(content.deployments()).containsExactly("D1");
        assertThat(Objects.requireNonNull(content.listed()).deployment()).isEqualTo("公有云/云外云");
    }

    @Test
    void what_an_admin_retired_is_left_alone_by_the_next_import() {
        lists.importAll(line(list, "A-1", "旧方案", "某公司", ""));
        Solution solution = lists.listing(list);
        QuarkusTransaction.requiringNew().run(() -> lifecycle.retire(Solution.findById(solution.id), null));

        Tally tally = result(lists.importAll(line(list, "A-1", "旧方案改名", "某公司", "")));

        assertThat(tally.left()).isEqualTo(1);
        assertThat(lists.listing(list).state).isEqualTo(ListingState.RETIRED);
    }

    @Test
    void an_import_that_lost_its_process_goes_on_where_it_was() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 450; i++) {
            file.append(line(list, "R-" + i, "产线改造方案" + i, "某公司", ""));
        }
        ImportJob job = lists.upload("list.jsonl", file.toString());
        lists.awaitState(job.id, ImportState.READY);
        // As a process leaves it that died after its first batch of 200: counted, and the lease run out.
        QuarkusTransaction.requiringNew().run(() -> {
            imports.start(job.id);
            ImportJob left = imports.locked(job.id);
            left.rowsDone = 200;
            left.result = new Tally(200, 0, 0, 0, 0, 0, 0);
            left.worker = "gone";
            left.leaseUntil = Instant.now().minusSeconds(1);
        });

        ImportJob done = lists.awaitState(job.id, ImportState.DONE);

        assertThat(result(done).created()).isEqualTo(450);
        assertThat(lists.listings(list)).hasSize(250);
    }

    @Test
    void a_stopped_import_keeps_what_is_in_and_can_go_on() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            file.append(line(list, "S-" + i, "仓储物流方案" + i, "某公司", ""));
        }
        ImportJob job = lists.upload("list.jsonl", file.toString());
        lists.awaitState(job.id, ImportState.READY);
        imports.start(job.id);
        imports.stop(job.id);
        assertThat(lists.job(job.id).state).isEqualTo(ImportState.STOPPED);

        imports.start(job.id);

        assertThat(result(lists.awaitState(job.id, ImportState.DONE)).created()).isEqualTo(1200);
        assertThat(lists.listings(list)).hasSize(1200);
    }

    @Test
    void nothing_of_the_file_is_kept_when_the_import_is_over() {
        ImportJob job = lists.importAll(line(list, "A-1", "一个方案", "某公司", ""));

        Object chunks = QuarkusTransaction.requiringNew().call(() -> SolutionRevision.getEntityManager()
                .createNativeQuery("select count(*) from import_chunk where job_id = ?1", Long.class)
                .setParameter(1, job.id)
                .getSingleResult());
        assertThat(chunks).isEqualTo(0L);
    }
}
