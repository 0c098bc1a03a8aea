package org.solutionpool.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.solutionpool.web.Language;

/** The models themselves; what is done with their vectors is in {@link EmbeddedListingsTest}. */
class TextVectorsTest {

    private static final List<String> CHINESE =
            List.of("空压机站房节能改造", "基于 OPC UA 的数控机床联网与设备综合效率分析，适用于汽车零部件行业。", "激光切割机远程运维平台");
    private static final List<String> ENGLISH = List.of(
            "Energy saving for compressed air stations",
            "Connects CNC machine tools by OPC UA and analyses the overall equipment effectiveness.");

    private final TextVectors vectors = new TextVectors();

    @Test
    void vectors_are_those_that_langchain4j_computes_from_the_same_files() {
        EmbeddingModel chinese = new BgeSmallZhV15QuantizedEmbeddingModel();
        EmbeddingModel english = new BgeSmallEnV15QuantizedEmbeddingModel();
        OpenModel oursZh = OpenModel.open(TextModel.ZH);
        OpenModel oursEn = OpenModel.open(TextModel.EN);

        // As we write them, which langchain4j leaves to its caller.
        for (String text : CHINESE) {
            float[] theirs = chinese.embed(TextVectors.folded(text)).content().vector();
            assertSame(oursZh.stateOfFirstMark(TextVectors.folded(text)), theirs);
        }
        for (String text : ENGLISH) {
            float[] theirs = english.embed(TextVectors.folded(text)).content().vector();
            assertSame(oursEn.stateOfFirstMark(TextVectors.folded(text)), theirs);
        }
    }

    @Test
    void latin_words_in_a_chinese_text_are_read_in_capitals_too() {
        assertThat(vectors.embed(Language.ZH, "支持 OPC UA 的网关")).isEqualTo(vectors.embed(Language.ZH, "支持 opc ua 的网关"));
        double same = product(vectors.embed(Language.ZH, "支持 OPC UA 的网关"), vectors.embed(Language.ZH, "OPC UA 接入"));
        double other = product(vectors.embed(Language.ZH, "支持 MES 的网关"), vectors.embed(Language.ZH, "OPC UA 接入"));
        assertThat(same).isGreaterThan(other);
    }

    @Test
    void vectors_have_the_length_1_and_as_many_numbers_as_the_model_says() {
        for (TextModel model : TextModel.values()) {
            float[] vector = vectors.embed(model.language(), model == TextModel.ZH ? CHINESE.get(0) : ENGLISH.get(0));

            assertThat(vector).hasSize(model.dimensions());
            assertThat(product(vector, vector)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void what_means_the_same_is_nearer_than_what_shares_words() {
        float[] asked = vectors.embed(Language.ZH, "车间停电损失大，想减少设备停机");
        double meant = product(asked, vectors.embed(Language.ZH, "预测性维护，提前发现故障，降低非计划停机时间"));
        double other = product(asked, vectors.embed(Language.ZH, "食品包装外观颜色检测"));

        assertThat(meant).isGreaterThan(other);
    }

    @Test
    void a_text_longer_than_the_model_reads_is_cut_and_not_refused() {
        String page = "设备联网与数据采集。".repeat(400);

        assertThat(vectors.embed(Language.ZH, page)).isEqualTo(vectors.embed(Language.ZH, page + "食品包装外观颜色检测"));
    }

    @Test
    void full_width_and_traditional_writing_make_no_difference() {
        assertThat(vectors.embed(Language.ZH, "ＣＮＣ數控機床")).isEqualTo(vectors.embed(Language.ZH, "CNC数控机床"));
    }

    @Test
    void a_blank_text_has_no_vector() {
        assertThatThrownBy(() -> vectors.embed(Language.ZH, "　 ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(vectors.query(Language.ZH, " ")).isEmpty();
    }

    @Test
    void a_query_past_its_deadline_goes_without_and_the_next_one_finds_the_vector() {
        String query = "注塑机能耗在线监测 " + System.nanoTime();

        assertThat(vectors.query(Language.ZH, query, Duration.ZERO)).isEmpty();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> vectors.query(Language.ZH, query, Duration.ZERO).isPresent());
        assertThat(vectors.query(Language.ZH, query, Duration.ZERO))
                .hasValueSatisfying(vector -> assertThat(vector).isEqualTo(vectors.embed(Language.ZH, query)));
    }

    @Test
    void more_queries_than_can_be_computed_are_answered_with_nothing_and_never_queue_for_long() {
        List<Optional<float[]>> answers = Stream.iterate(0, i -> i + 1)
                .limit(500)
                .map(i -> vectors.query(Language.ZH, "智能仓储调度 " + i, Duration.ZERO))
                .toList();

        assertThat(answers).anyMatch(Optional::isEmpty);
        await().atMost(Duration.ofSeconds(20)).until(() -> vectors.query(Language.ZH, "智能仓储调度", Duration.ofSeconds(5))
                .isPresent());
    }

    @Test
    void a_text_with_one_chinese_character_is_read_by_the_chinese_model() {
        assertThat(TextVectors.languageOf("OPC UA 网关")).isEqualTo(Language.ZH);
        assertThat(TextVectors.languageOf("OPC UA gateway")).isEqualTo(Language.EN);
    }

    @Test
    void nothing_is_left_in_the_home_directory_and_nobody_is_called() {
        vectors.embed(Language.EN, ENGLISH.getFirst());

        Path folder = Path.of(System.getProperty("ENGINE_CACHE_DIR"));
        assertThat(folder).doesNotExist();
        assertThat(folder.getParent()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    @Test
    void the_search_mapping_names_the_models_whose_vectors_it_holds() throws Exception {
        JsonNode mapping;
        try (Stream<Path> files = Files.list(Path.of("search-mappings"))) {
            Path file = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = Files.newInputStream(file)) {
                mapping = new ObjectMapper().readTree(in).get("mappings");
            }
        }

        for (TextModel model : TextModel.values()) {
            String language = model.language().code();
            assertThat(mapping.at("/_meta/vectors/" + language).asText()).isEqualTo(model.id());
            assertThat(mapping.at("/properties/vector/properties/" + language + "/dims")
                            .asInt())
                    .isEqualTo(model.dimensions());
        }
    }

    private static void assertSame(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(1e-4f));
        }
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
