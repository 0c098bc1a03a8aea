package org.solutionpool.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PinyinTest {

    @Test
    void a_name_is_found_by_its_sound_and_by_its_initials() {
        assertThat(Pinyin.full("空压机")).isEqualTo("kongyaji");
        assertThat(Pinyin.initials("空压机")).isEqualTo("kyj");
    }

    @Test
    void a_character_with_several_readings_takes_the_one_of_its_word() {
        assertThat(Pinyin.full("重庆")).isEqualTo("chongqing");
        assertThat(Pinyin.full("银行")).isEqualTo("yinhang");
    }

    @Test
    void traditional_and_full_width_spellings_sound_the_same() {
        assertThat(Pinyin.full("雲端ＭＥＳ")).isEqualTo(Pinyin.full("云端MES"));
    }

    @Test
    void lists_are_ordered_by_syllables() {
        assertThat(Stream.of("长春", "苏州", "长安", "北京", "ABB")
                        .sorted((a, b) -> Pinyin.sortKey(a).compareTo(Pinyin.sortKey(b))))
                .containsExactly("ABB", "北京", "长安", "长春", "苏州");
    }

    @Test
    void an_emoji_leaves_no_half_character_behind() {
        assertThat(Pinyin.sortKey("🏭工厂")).isEqualTo("gong chang");
    }
}
