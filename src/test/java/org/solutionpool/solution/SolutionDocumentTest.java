package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.SolutionDocument.Facts;
import org.solutionpool.text.Pinyin;
import org.solutionpool.web.Language;

@QuarkusTest
class SolutionDocumentTest {

    private static final List<ListingStanding> VOUCHED = List.of(
            new ListingStanding(
                    ListingStanding.Kind.SOLUTION,
                    "设备上云方案",
                    "Cloud solutions",
                    "SY-2026-00001",
                    LocalDate.of(2028, 6, 30)),
            new ListingStanding(ListingStanding.Kind.PROVIDER, "上云服务商", "Cloud providers", "FW-2026-00002", null));

    @Inject
    SolutionDocumentWriter writer;

    @Inject
    ObjectMapper json;

    private JsonNode document;

    @BeforeEach
    void write() {
        Solution solution = new Solution();
        solution.id = 42L;
        solution.version = 3;
        solution.state = ListingState.PUBLISHED;
        solution.organization = new Organization();
        solution.organization.id = 7L;
        solution.organization.name = "蘇州气动科技有限公司";
        solution.organization.nameEn = "Suzhou Pneumatics";
        solution.sortKey = Pinyin.sortKey("空压机远程运维解决方案");
        document = json.valueToTree(writer.write(solution, ListingContents.complete(), VOUCHED, Map.of()));
    }

    @Test
    void the_facts_are_what_the_provider_states_and_can_be_read_back() throws JsonProcessingException {
        Facts facts = json.treeToValue(document.get("facts"), Facts.class);

        assertThat(facts.title().zh()).isEqualTo("空压机远程运维解决方案");
        assertThat(facts.languages()).containsExactly("zh", "en");
        assertThat(facts.provider()).isEqualTo("organization:7");
        assertThat(facts.industries()).containsExactly("C34", "C35");
        assertThat(facts.equipment()).containsExactly("E203");
        assertThat(facts.protocols()).containsExactly("OPC-UA");
        assertThat(facts.scenarios()).containsExactly("S01");
        assertThat(facts.deployments()).containsExactly("D1", "D5");
        assertThat(facts.regions()).containsExactly("320000", "330000");
        assertThat(facts.certificates()).containsExactly(new Facts.Held("L2RH", LocalDate.of(2030, 6, 30)));
        assertThat(facts.priceMin()).isEqualTo(30_000);
        assertThat(facts.priceMax()).isEqualTo(120_000);
        assertThat(facts.priceForms()).containsExactly("F1");
        assertThat(facts.deliveryMinDays()).isEqualTo(15);
        assertThat(facts.deliveryMaxDays()).isEqualTo(45);
        assertThat(facts.list()).isNull();
        assertThat(facts.proposed()).isEmpty();
    }

    @Test
    void a_case_says_where_it_stands_and_which_equipment_it_speaks_of() throws JsonProcessingException {
        Facts facts = json.treeToValue(document.get("facts"), Facts.class);

        assertThat(facts.cases()).containsExactly(new Facts.Case(1, "C34", List.of("E203")));
    }

    @Test
    void without_vectors_nothing_of_them_is_in_it() {
        assertThat(document.has("vector")).isFalse();
    }

    @Test
    void a_text_for_the_models_has_what_the_solution_does_and_not_who_praises_it() {
        String text = MeaningText.in(Language.ZH, ListingContents.complete(), List.of("空压机"))
                .orElseThrow();

        assertThat(text).startsWith("远程运维解决方案\n").contains("长期空载，电费高", "边缘网关、云平台、手机端");
        assertThat(text).doesNotContain("空压机", "三百个站点", "Remote", "六台");
        assertThat(MeaningText.in(Language.EN, ListingContents.complete(), List.of()))
                .hasValueSatisfying(english -> assertThat(english)
                        .startsWith("Remote maintenance of air compressors\nConnects compressor rooms"));
        assertThat(MeaningText.in(Language.EN, ListingContent.titled(LocalizedText.zh("空压机")), List.of()))
                .isEmpty();
    }

    @Test
    void the_contact_person_is_not_in_it() {
        assertThat(document.toString()).doesNotContain("周敏", "0512", "66668888", "zhoumin", "售前工程师");
    }

    @Test
    void what_the_whitelist_vouches_for_is_filtered_by_kind_and_shown_with_its_certificate() {
        assertThat(values("/filter/whitelist")).containsExactly("solution", "provider");
        assertThat(document.at("/display/whitelist/0/number").asText()).isEqualTo("SY-2026-00001");
        assertThat(document.at("/display/whitelist/0/until").asText()).isEqualTo("2028-06-30");
        assertThat(document.at("/display/whitelist/1").has("until")).isFalse();
    }

    @Test
    void a_title_is_found_by_pinyin_and_initials_from_each_syllable() {
        assertThat(values("/text/title/pinyin"))
                .anyMatch(value -> value.startsWith("kongyaji"))
                .anyMatch(value -> value.startsWith("yuancheng"));
        assertThat(values("/text/title/initials")).anyMatch(value -> value.startsWith("kyj"));
    }

    @Test
    void tags_are_found_by_their_names_and_aliases_in_both_languages() {
        assertThat(values("/text/terms/zh")).contains("空压机");
        assertThat(values("/text/terms/en"))
                .anyMatch(value -> value.toLowerCase().contains("air compressor"));
    }

    @Test
    void a_code_counts_for_everything_above_it() {
        assertThat(values("/filter/equipment")).contains("E203", "E2");
        assertThat(values("/filter/industry")).contains("C34").hasSizeGreaterThan(2);
        assertThat(values("/display/equipment")).containsExactly("E203");
    }

    @Test
    void traditional_characters_are_searched_as_simplified_ones_and_shown_as_written() {
        assertThat(values("/text/provider/zh")).containsExactly("苏州气动科技有限公司");
        assertThat(document.at("/display/provider/zh").asText()).isEqualTo("蘇州气动科技有限公司");
        assertThat(values("/text/provider/en")).containsExactly("Suzhou Pneumatics");
    }

    @Test
    void marks_are_stripped_from_the_description() {
        assertThat(values("/text/description/zh").getFirst()).startsWith("系统组成").doesNotContain("#");
    }

    @Test
    void figures_and_origin_can_be_filtered() {
        assertThat(document.at("/filter/price_max").asLong()).isEqualTo(120_000);
        assertThat(document.at("/filter/delivery_days").asInt()).isEqualTo(45);
        assertThat(document.at("/filter/provider").asText()).isEqualTo("organization:7");
        assertThat(document.at("/filter/source").asText()).isEqualTo("own");
        assertThat(values("/filter/language")).containsExactly("zh", "en");
    }

    private List<String> values(String pointer) {
        List<String> values = new ArrayList<>();
        document.at(pointer).forEach(value -> values.add(value.asText()));
        return values;
    }
}
