package org.solutionpool.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermFinderTest {

    private static final TermFinder FINDER = new TermIndex(1, TaxonomySeed.shipped()).finder();

    @Test
    void finds_equipment_protocols_and_scenarios_in_a_chinese_sentence() {
        String text =
                "针对注塑机、数控机床和空压站，通过工业网关采集西门子 PLC（S7-1200）及 Modbus TCP 仪表数据，" + "实现设备远程监控、预测性维护与能耗管理，助力汽车零部件企业降本增效。";
        assertThat(codes(text, Scheme.EQUIPMENT)).contains("E405", "E402", "E203", "E505", "E501", "E503");
        assertThat(codes(text, Scheme.PROTOCOL)).containsExactlyInAnyOrder("S7comm", "Modbus");
        assertThat(codes(text, Scheme.SCENARIO)).contains("S02", "S04", "S07", "S08");
        assertThat(codes(text, Scheme.INDUSTRY)).containsExactly("C367");
    }

    @Test
    void finds_terms_in_an_english_sentence_in_plural_and_with_hyphens() {
        String text = "We connect air compressors, CNC machines and industrial robots over OPC-UA and MTConnect, "
                + "and offer predictive maintenance for steel industry customers in Jiangsu.";
        assertThat(codes(text, Scheme.EQUIPMENT)).containsExactlyInAnyOrder("E203", "E402", "E403");
        assertThat(codes(text, Scheme.PROTOCOL)).containsExactlyInAnyOrder("OPC-UA", "MTConnect");
        assertThat(codes(text, Scheme.SCENARIO)).containsExactly("S04");
        assertThat(codes(text, Scheme.INDUSTRY)).containsExactly("C31");
        assertThat(codes(text, Scheme.REGION)).containsExactly("320000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPC UA", "OPC-UA", "opcua", "ＯＰＣ　ＵＡ", "OPC_UA", "opc统一架构"})
    void writings_of_one_name_meet(String writing) {
        assertThat(codes("支持" + writing + "协议", Scheme.PROTOCOL)).containsExactly("OPC-UA");
    }

    @Test
    void the_longest_phrase_wins_in_its_scheme() {
        assertThat(FINDER.find("焊接机器人工作站", Scheme.EQUIPMENT)).singleElement().satisfies(mention -> {
            assertThat(mention.term().code()).isEqualTo("E407");
            assertThat(mention.kind()).isEqualTo(Mention.Kind.CUE);
            assertThat("焊接机器人工作站".substring(mention.start(), mention.end())).isEqualTo("焊接机器人");
        });
    }

    @Test
    void one_word_may_belong_to_several_schemes() {
        assertThat(FINDER.find("空压站节能改造"))
                .extracting(mention -> mention.term().scheme())
                .contains(Scheme.EQUIPMENT, Scheme.SCENARIO);
    }

    @ParameterizedTest
    @CsvSource({
        "You can see it as I said in the rest of 10 secs, PROTOCOL",
        "Fine-tuning with LoRA adapters, PROTOCOL",
        "the plcard and an unmodbused line, PROTOCOL",
        "合规平台的控制器与业务中台, EQUIPMENT",
        "共有 9001 件产品, CERTIFICATE",
        "智能客服机器人与聊天机器人, EQUIPMENT",
        "微服务架构下的 API 网关, EQUIPMENT",
        "激光雷达点云, INDUSTRY",
        "南京路上的店, INDUSTRY"
    })
    void words_that_only_look_like_a_term_are_passed_over(String text, Scheme scheme) {
        assertThat(codes(text, scheme)).isEmpty();
    }

    @Test
    void a_phrase_is_not_found_across_a_comma() {
        assertThat(codes("购置设备，上云端培训", Scheme.SCENARIO)).isEmpty();
    }

    @Test
    void abbreviations_that_are_also_words_count_when_they_are_written_in_capitals() {
        assertThat(codes("通过 CAN 与 J1939 采集发动机数据", Scheme.PROTOCOL)).containsExactly("CAN");
    }

    @Test
    void traditional_characters_are_the_same_words() {
        assertThat(codes("數控機床聯網與設備遠程監控", Scheme.EQUIPMENT)).containsExactly("E402");
        assertThat(codes("數控機床聯網與設備遠程監控", Scheme.SCENARIO)).containsExactly("S02");
    }

    @Test
    void terms_come_by_how_often_they_are_mentioned() {
        assertThat(FINDER.terms("水泵、空压机；空压机、空气压缩机与水泵、空压机", Scheme.EQUIPMENT))
                .extracting(Term::code)
                .containsExactly("E203", "E204");
    }

    @Test
    void synonyms_go_both_ways_in_both_languages() {
        assertThat(FINDER.equivalents("空压机")).contains("空气压缩机", "air compressor");
        assertThat(FINDER.equivalents("Air Compressors")).contains("空压机", "空气压缩机");
        assertThat(FINDER.equivalents("空氣壓縮機")).contains("空压机");
        assertThat(FINDER.equivalents("plc")).contains("可编程逻辑控制器");
        assertThat(FINDER.equivalents("cnc")).contains("数控机床", "CNC machine tool");
        assertThat(FINDER.equivalents("上云")).contains("企业上云", "cloud migration");
        assertThat(FINDER.equivalents("MES")).contains("制造执行系统", "manufacturing execution system");
    }

    @Test
    void a_narrower_thing_is_no_synonym_of_the_category() {
        assertThat(FINDER.equivalents("离心泵")).contains("centrifugal pump").doesNotContain("水泵", "真空泵");
        assertThat(FINDER.equivalents("今天")).isEmpty();
        assertThat(FINDER.equivalents("")).isEmpty();
        assertThat(FINDER.equivalents("，。")).isEmpty();
    }

    @Test
    void a_single_character_works_as_a_whole_query_only() {
        assertThat(FINDER.equivalents("泵")).contains("水泵");
        assertThat(FINDER.phrasesIn("泵"))
                .extracting(mention -> mention.term().code())
                .contains("E204");
        assertThat(FINDER.phrasesIn("泵车租赁"))
                .extracting(mention -> mention.term().code())
                .doesNotContain("E204");
    }

    @Test
    void the_phrases_of_a_query_come_without_overlap() {
        assertThat(FINDER.phrasesIn("空压机 opc ua 远程监控"))
                .extracting(Mention::phrase)
                .startsWith("空压机", "OPC UA");
        List<Mention> mixed = FINDER.phrasesIn("CNC数控机床MTConnect");
        for (int i = 1; i < mixed.size(); i++) {
            assertThat(mixed.get(i).start())
                    .isGreaterThanOrEqualTo(mixed.get(i - 1).end());
        }
    }

    @Test
    void cities_of_one_name_are_told_apart() {
        assertThat(codes("江苏苏州与安徽宿州", Scheme.REGION)).containsExactly("320000", "320500", "340000", "341300");
        assertThat(codes("Suzhou", Scheme.REGION)).containsExactly("320500");
    }

    @Test
    void a_long_text_takes_no_noticeable_time() {
        String text = "数控机床与空压机的设备上云方案，支持 OPC UA、Modbus TCP。".repeat(5_000);
        long before = System.nanoTime();
        assertThat(FINDER.find(text)).hasSizeGreaterThan(20_000);
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    }

    private static List<String> codes(String text, Scheme scheme) {
        return FINDER.find(text, scheme).stream()
                .map(mention -> mention.term().code())
                .distinct()
                .toList();
    }
}
