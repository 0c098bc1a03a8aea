package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTextTest {

    @Test
    void brackets_and_traditional_characters_stay_as_they_were_published() {
        assertThat(MarkedText.over("<mark>烧结炉</mark>云端温控(试行)", "烧结炉雲端温控（试行）")).isEqualTo("<mark>烧结炉</mark>雲端温控（试行）");
    }

    @Test
    void what_looks_like_markup_stays_text() {
        assertThat(MarkedText.over("<mark>MES</mark> &amp; &lt;b&gt; A&#x2F;B", "MES & <b> A/B"))
                .isEqualTo("<mark>MES</mark> &amp; &lt;b&gt; A/B");
    }

    @Test
    void a_text_that_folding_made_longer_is_shown_folded() {
        assertThat(MarkedText.over("<mark>3</mark>kW", "㎾３")).isEqualTo("<mark>3</mark>kW");
    }

    @Test
    void a_passage_is_cut_out_of_what_was_published() {
        assertThat(MarkedText.within("两台<mark>窑炉</mark>(一期)。", "雲端調度。兩台窑爐（一期）。三個月見效。"))
                .isEqualTo("兩台<mark>窑爐</mark>（一期）。");
    }

    @Test
    void a_passage_of_another_text_stays_as_it_is() {
        assertThat(MarkedText.within("<mark>窑炉</mark>(一期)", "雲端調度。")).isEqualTo("<mark>窑炉</mark>(一期)");
    }
}
