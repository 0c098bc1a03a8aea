package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.solution.RevisionDifference.Change;
import org.solutionpool.solution.RevisionDifference.Fate;
import org.solutionpool.solution.RevisionDifference.Piece;
import org.solutionpool.web.Language;

class RevisionDifferenceTest {

    private static final FieldReading CHINESE = new FieldReading(Language.ZH, (field, code) -> "名" + code);

    @Test
    void nothingChangedIsNoDifference() {
        ListingContent content = ListingContents.complete();

        assertThat(RevisionDifference.between(content, ListingContents.complete(), CHINESE)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aTextIsComparedWordByWordInChineseToo() {
        ListingContent before = ListingContent.titled(LocalizedText.zh("空压机远程运维解决方案"));
        ListingContent after = ListingContent.titled(LocalizedText.zh("空压机智能运维解决方案"));

        Change title = RevisionDifference.between(before, after, CHINESE).of(ListingField.TITLE_ZH);

        assertThat(title.pieces())
                .containsExactly(
                        new Piece(Fate.KEPT, "空压机"),
                        new Piece(Fate.REMOVED, "远程"),
                        new Piece(Fate.ADDED, "智能"),
                        new Piece(Fate.KEPT, "运维解决方案"));
        assertThat(title.before().getValue()).isEqualTo("空压机<del>远程</del>运维解决方案");
        assertThat(title.after().getValue()).isEqualTo("空压机<ins>智能</ins>运维解决方案");
    }

    @Test
    void markupInATextStaysText() {
        ListingContent after = ListingContent.titled(LocalizedText.zh("<script>alert(1)</script>"));

        Change title = RevisionDifference.between(null, after, CHINESE).of(ListingField.TITLE_ZH);

        assertThat(title.after().getValue()).isEqualTo("<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>");
    }

    @Test
    void termsAreComparedAsASetByTheirNames() {
        ListingContent before = ListingContents.withIndustries(List.of("C34", "C35"));
        ListingContent after = ListingContents.withIndustries(List.of("C35", "C36"));

        Change industries = RevisionDifference.between(before, after, CHINESE).of(ListingField.INDUSTRIES);

        assertThat(industries.with(Fate.KEPT)).containsExactly("名C35");
        assertThat(industries.with(Fate.REMOVED)).containsExactly("名C34");
        assertThat(industries.with(Fate.ADDED)).containsExactly("名C36");
    }

    @Test
    void aChangedFigureOfACaseIsShownWhereItChanged() {
        ListingContent before = ListingContents.withCase(pumpCase("12"));
        ListingContent after = ListingContents.withCase(pumpCase("9"));

        RevisionDifference difference = RevisionDifference.between(before, after, CHINESE);

        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.of(ListingField.CASES).with(Fate.REMOVED)).containsExactly("12");
        assertThat(difference.of(ListingField.CASES).with(Fate.ADDED)).containsExactly("9");
    }

    @Test
    void changesStandInTheOrderOfTheForm() {
        RevisionDifference difference = RevisionDifference.between(null, ListingContents.complete(), CHINESE);

        assertThat(difference.changes().stream().map(Change::field).toList()).isSorted();
        assertThat(difference.of(ListingField.CONTACT_NAME)).isNotNull();
    }

    private static ReferenceCase pumpCase(String downtime) {
        return new ReferenceCase(
                null,
                "C34",
                LocalizedText.zh("水泵站改造"),
                null,
                List.of(new Figure("停机", new BigDecimal(downtime), new BigDecimal("3"), "小时/月")));
    }
}
