package org.solutionpool.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.solutionpool.importing.LikelyDuplicates.PoolListing;

class LikelyDuplicatesTest {

    private final LikelyDuplicates duplicates = new LikelyDuplicates();

    @Test
    void equal_titles_are_shown_whatever_their_width_script_and_punctuation() {
        duplicates.add(2, "空压機 ＩｏＴ 監測", null, null, null);
        duplicates.add(3, "空压机IoT监测", null, null, null);
        duplicates.add(4, "空压机——IoT-监测", null, null, null);

        assertThat(found())
                .containsExactly("3 duplicate.title.row 2", "4 duplicate.title.row 2", "4 duplicate.title.row 3");
    }

    @Test
    void the_same_source_address_is_shown() {
        duplicates.add(2, "甲方案", null, "https://example.org/a", null);
        duplicates.add(3, "乙方案", null, "https://example.org/a", null);

        assertThat(found()).containsExactly("3 duplicate.url.row 2");
    }

    @Test
    void similar_titles_are_shown_only_under_the_same_provider() {
        duplicates.add(2, "注塑车间设备联网与能耗管理平台", "宁波某塑机公司", null, null);
        duplicates.add(3, "注塑车间设备联网与能耗管理系统", "宁波某塑机公司", null, null);
        duplicates.add(4, "注塑车间设备联网与能耗管理系统软件", "别的公司", null, null);

        assertThat(found()).containsExactly("3 duplicate.similar.row 2");
    }

    @Test
    void two_legal_entities_of_one_brand_are_not_taken_for_each_other() {
        duplicates.add(2, "海工装备远程运维", "深圳海川智能有限公司", null, null);
        duplicates.add(3, "海工装备远程诊断", "武汉海川智能有限公司", null, null);

        assertThat(found()).isEmpty();
    }

    @Test
    void the_pool_is_compared_but_not_the_listing_the_row_itself_became() {
        duplicates.add(2, "窑炉智能燃烧控制", "某窑炉公司", null, 71L);
        duplicates.compare(Stream.of(
                new PoolListing(71, "窑炉智能燃烧控制", "某窑炉公司", null), new PoolListing(72, "窑炉智能燃烧控制", "另一公司", null)));

        assertThat(found()).containsExactly("2 duplicate.title.listing 72");
        assertThat(duplicates.found().getFirst().solutionId()).isEqualTo(72);
    }

    @Test
    void of_many_equal_rows_three_are_named() {
        for (int row = 2; row < 12; row++) {
            duplicates.add(row, "设备上云", null, null, null);
        }

        assertThat(duplicates.found())
                .filteredOn(problem -> problem.row() == 11)
                .hasSize(3);
    }

    private List<String> found() {
        return duplicates.found().stream()
                .map(problem -> problem.row() + " " + problem.code() + " "
                        + problem.arguments().getLast())
                .toList();
    }
}
