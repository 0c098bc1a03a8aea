package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

class ListingFieldTest {

    private static final ListingContent EMPTY = ListingContent.titled(LocalizedText.EMPTY);

    @ParameterizedTest
    @EnumSource
    void aFieldIsCopiedFromOneListingToAnotherAndBack(ListingField field) {
        ListingContent full = ListingContents.complete();
        assertThat(field.isEmpty(full)).isFalse();
        assertThat(field.isEmpty(EMPTY)).isTrue();

        ListingContent one = field.copy(full, EMPTY);

        assertThat(field.same(one, full)).isTrue();
        assertThat(Arrays.stream(ListingField.values()).filter(f -> !f.isEmpty(one)))
                .containsExactly(field);
        assertThat(field.copy(EMPTY, one)).isEqualTo(EMPTY);
    }

    @Test
    void allFieldsTogetherAreTheWholeListing() {
        ListingContent full = ListingContents.complete();
        ListingContent copy = EMPTY;
        for (ListingField field : ListingField.values()) {
            copy = field.copy(full, copy);
        }
        assertThat(copy).isEqualTo(full);
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldHasItsNameAndItsHintInBothLanguages(ListingField field) {
        for (Language language : Language.values()) {
            assertThat(Messages.text(language, "solution", "field." + field.key()))
                    .isNotBlank();
            assertThat(Messages.text(language, "solution", "hint." + field.key()))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySectionHasItsNameInBothLanguagesAndAField(ListingSection section) {
        for (Language language : Language.values()) {
            assertThat(Messages.text(language, "solution", "section." + section.key()))
                    .isNotBlank();
        }
        assertThat(section.fields()).isNotEmpty();
    }

    @Test
    void aControlWithinARowBelongsToTheFieldOfTheRow() {
        assertThat(ListingField.ofKey("certificates.0.number")).contains(ListingField.CERTIFICATES);
        assertThat(ListingField.ofKey("titleZh")).contains(ListingField.TITLE_ZH);
        assertThat(ListingField.ofKey("nonsense")).isEmpty();
    }

    @Test
    void theFingerprintChangesWithTheFieldAndWithNothingElse() {
        ListingContent one = ListingContents.withIndustries(List.of("C34"));
        ListingContent other = ListingContents.withIndustries(List.of("C35"));

        assertThat(ListingField.INDUSTRIES.fingerprint(one)).isNotEqualTo(ListingField.INDUSTRIES.fingerprint(other));
        assertThat(ListingField.TITLE_ZH.fingerprint(one)).isEqualTo(ListingField.TITLE_ZH.fingerprint(other));
    }
}
