package org.solutionpool.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log keeps of a query, and what it does not. */
class ScrubbedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "联系 Zhang.San@example.cn 询价 | 联系 <mail> 询价",
                "空压机13812345678 | 空压机<phone>",
                "空压机 138 1234 5678 | 空压机 <phone>",
                "+86 138-1234-5678 泵 | <phone> 泵",
                "售前 0571-88886666 | 售前 <phone>",
                "(0571) 8888 6666 | <phone>",
                "４００-８２０-８８２０ | <phone>",
                "+49 89 1234 5678 pump | <phone> pump",
                "91330100MA27XL0J1K 资质 | <code> 资质",
                "11010519491231002X | <id>",
                "证号 110105491231002 | 证号 <id>"
            })
    void what_identifies_somebody_is_replaced(String typed, String kept) {
        assertThat(ScrubbedText.of(typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s7-1200", "gb/t 23001-2017", "iso 27001", "opc ua 1.04", "数控机床 2024 年"})
    void what_people_search_for_stays(String typed) {
        assertThat(ScrubbedText.of(typed)).isEqualTo(typed);
    }

    @Test
    void two_writings_of_a_query_are_one() {
        assertThat(ScrubbedText.of("  空壓機　ＭＥＳ "))
                .isEqualTo(ScrubbedText.of("空压机 mes"))
                .isEqualTo("空压机 mes");
    }

    @Test
    void a_number_at_the_edge_of_what_is_kept_goes_before_the_rest_is_cut() {
        String kept = ScrubbedText.of("泵".repeat(195) + "13812345678");

        assertThat(kept).hasSize(200).doesNotContain("138");
    }

    @Test
    void a_full_queue_drops_and_counts_and_nobody_waits() {
        UsageQueue<String> queue = new UsageQueue<>(2);
        queue.offer("空压机");
        queue.offer("泵");
        queue.offer("窑炉");

        assertThat(queue.dropped()).isEqualTo(1);
        assertThat(queue.take()).containsExactly("空压机", "泵");
        assertThat(queue.take()).isEmpty();
    }
}
