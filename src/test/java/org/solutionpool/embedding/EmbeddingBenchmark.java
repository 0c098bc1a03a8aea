package org.solutionpool.embedding;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.solutionpool.indexing.PublishedListings;
import org.solutionpool.indexing.SearchedIndex;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContents;
import org.solutionpool.web.Language;

/**
 * How fast the models are on this machine; prints figures and asserts nothing. Its name keeps it out of the tests:
 * {@code ./mvnw test -Dtest=EmbeddingBenchmark}.
 */
@QuarkusTest
class EmbeddingBenchmark {

    private static final int WARM_UP = 10;
    private static final int TEXTS = 100;
    private static final int LISTINGS = 200;

    private static final List<String> MACHINES = List.of("空压机", "数控机床", "注塑机", "激光切割机", "包装线", "冲压机");
    private static final List<String> MACHINES_EN =
            List.of("air compressor", "machine tool", "injection moulding machine", "laser cutter", "stamping press");
    private static final String PAGE = "接入车间的%s，采集电流、压力、温度和振动，边缘网关按 OPC UA 与 Modbus 转换后送到云平台；平台按班次统计设备综合效率，"
            + "发现异常先在手机上提醒班组长，再生成维修工单。第 %d 条产线试用三个月，非计划停机减少，备件库存下降。";
    private static final String PAGE_EN =
            "Connects every %s on the shop floor, reads current, pressure, temperature and"
                    + " vibration, and sends them by OPC UA and Modbus to a platform that reports the overall equipment effectiveness"
                    + " of each shift. Line %d was tried for three months: fewer stops, fewer spare parts. ";

    @Inject
    TextVectors vectors;

    @Inject
    EmbeddingProgress progress;

    @Inject
    PublishedListings listings;

    @Inject
    SearchedIndex index;

    @Test
    void how_fast() {
        measure("Chinese queries", Language.ZH, texts(MACHINES, "%s能耗在线监测 %d", 1));
        measure("Chinese listings of half a page", Language.ZH, texts(MACHINES, PAGE, 2));
        measure("Chinese listings as long as the model reads", Language.ZH, texts(MACHINES, PAGE, 6));
        measure("English queries", Language.EN, texts(MACHINES_EN, "energy monitoring for %s %d", 1));
        measure("English listings of half a page", Language.EN, texts(MACHINES_EN, PAGE_EN, 2));
        measure("English listings as long as the model reads", Language.EN, texts(MACHINES_EN, PAGE_EN, 10));
        indexed();
    }

    private void indexed() {
        long run = System.nanoTime();
        long start = System.nanoTime();
        for (int i = 0; i < LISTINGS; i++) {
            String machine = MACHINES.get(i % MACHINES.size());
            listings.publish(ListingContents.withTitleAndDescription(
                    new LocalizedText(machine + "联网 " + run + " " + i, "Networked " + run + " " + i),
                    new LocalizedText(
                            PAGE.formatted(machine, i).repeat(2),
                            PAGE_EN.formatted("machine", i).repeat(2))));
        }
        await().atMost(Duration.ofMinutes(10)).until(() -> progress.figures().pending() == 0);
        index.awaitDrained();
        print("Published, both languages computed, and indexed", 2 * LISTINGS, System.nanoTime() - start);
    }

    private void measure(String what, Language language, List<String> texts) {
        vectors.embed(language, texts.subList(0, WARM_UP));
        long start = System.nanoTime();
        vectors.embed(language, texts);
        print(what, texts.size(), System.nanoTime() - start);
    }

    private static void print(String what, int texts, long nanos) {
        System.out.printf(
                Locale.ROOT, "%-50s %8.1f texts/s %8.1f ms each%n", what, texts * 1e9 / nanos, nanos / 1e6 / texts);
    }

    private static List<String> texts(List<String> machines, String pattern, int times) {
        return IntStream.range(0, TEXTS)
                .mapToObj(i ->
                        pattern.formatted(machines.get(i % machines.size()), i).repeat(times))
                .toList();
    }
}
