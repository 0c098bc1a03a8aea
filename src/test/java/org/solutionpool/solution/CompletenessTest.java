package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.solution.Completeness.Gap;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingContent.Delivery;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.Pricing;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.web.Language;

class CompletenessTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void aCompleteListingLacksNothing() {
        assertThat(gaps(ListingContents.complete())).isEmpty();
    }

    @Test
    void anEmptyListingLacksExactlyItsRequiredFields() {
        List<String> required = Arrays.stream(ListingField.values())
                .filter(ListingField::required)
                .map(ListingField::key)
                .toList();

        List<Gap> gaps = Completeness.of(ListingContent.titled(LocalizedText.EMPTY), (scheme, code) -> true, TODAY)
                .gaps();

        assertThat(gaps).allMatch(Gap::missing);
        assertThat(gaps.stream().map(Gap::control)).containsAll(required).contains("contactPhone");
        assertThat(gaps).hasSize(required.size() + 1);
    }

    @Test
    void aPriceRangeUpsideDownIsWrong() {
        assertThat(gaps(with(new Pricing(List.of("F1"), 900L, 100L, LocalizedText.EMPTY))))
                .containsExactly("priceMax");
    }

    @Test
    void aDeliveryRangeUpsideDownIsWrong() {
        assertThat(gaps(with(new Delivery(30, 10)))).containsExactly("deliveryMaxDays");
    }

    @Test
    void aCertificateIsValidOnItsLastDayAndExpiredOnTheNext() {
        assertThat(gaps(with(new Certificate("L2RH", "AA", "1", TODAY)))).isEmpty();
        assertThat(gaps(with(new Certificate("L2RH", "AA", "1", TODAY.minusDays(1)))))
                .containsExactly("certificates.0.expiresOn");
    }

    @Test
    void aCertificateWithoutNameAndNumberLacksBoth() {
        assertThat(gaps(with(new Certificate("", null, null, null))))
                .containsExactly("certificates.0.code", "certificates.0.number");
    }

    @Test
    void aTermThatIsNoLongerOfferedHasToBeReplaced() {
        Completeness completeness =
                Completeness.of(ListingContents.complete(), (scheme, code) -> !code.equals("C35"), TODAY);

        assertThat(completeness.wrong().stream().map(Gap::control)).containsExactly("industries");
        assertThat(completeness.isComplete()).isFalse();
    }

    @Test
    void aFigureNeedsANameAndAValue() {
        ReferenceCase bare = new ReferenceCase(null, null, null, null, List.of(new Figure("", null, null, null)));

        assertThat(gaps(ListingContents.withCase(bare)))
                .containsExactly("cases.0.titleZh", "cases.0.figures.0.name", "cases.0.figures.0.before");
        ReferenceCase whole = new ReferenceCase(
                null, null, LocalizedText.zh("改造"), null, List.of(new Figure("能耗", null, new BigDecimal("3"), null)));
        assertThat(gaps(ListingContents.withCase(whole))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "138 1234 5678",
                "0512-66668888",
                "010-62345678",
                "051266668888",
                "0512-66668888-801",
                "400-820-8820",
                "+49 30 1234567"
            })
    void phoneNumbersOfAllKindsAreTaken(String phone) {
        assertThat(gaps(with(new Contact("周敏", null, phone, null)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "电话", "138123456789", "0512-1234", "13812345678 或微信"})
    void whatIsNoPhoneNumberIsWrong(String phone) {
        assertThat(gaps(with(new Contact("周敏", null, phone, null)))).containsExactly("contactPhone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sales", "sales@", "@example.com", "a b@example.com", "a@b", "x@example.com, y@example.com"})
    void whatIsNoAddressIsWrong(String email) {
        assertThat(gaps(with(new Contact("周敏", null, null, email)))).containsExactly("contactEmail");
    }

    @Test
    void everyGapIsASentenceInBothLanguages() {
        Completeness completeness = Completeness.of(
                with(new Certificate("", null, null, TODAY.minusDays(1))), (scheme, code) -> false, TODAY);

        assertThat(completeness.gaps()).isNotEmpty();
        for (Gap gap : completeness.gaps()) {
            assertThat(gap.text(Language.ZH)).doesNotContain("{");
            assertThat(gap.text(Language.EN)).doesNotContain("{").doesNotContainPattern("\\p{IsHan}");
        }
    }

    private static List<String> gaps(ListingContent content) {
        return Completeness.of(content, (scheme, code) -> !code.isEmpty(), TODAY).gaps().stream()
                .map(Gap::control)
                .toList();
    }

    private static ListingContent with(Pricing pricing) {
        return rebuilt(pricing, ListingContents.complete().delivery(), List.of(), contact());
    }

    private static ListingContent with(Delivery delivery) {
        return rebuilt(ListingContents.complete().pricing(), delivery, List.of(), contact());
    }

    private static ListingContent with(Certificate certificate) {
        ListingContent content = ListingContents.complete();
        return rebuilt(content.pricing(), content.delivery(), List.of(certificate), contact());
    }

    private static ListingContent with(Contact contact) {
        ListingContent content = ListingContents.complete();
        return rebuilt(content.pricing(), content.delivery(), List.of(), contact);
    }

    private static Contact contact() {
        return ListingContents.complete().contact();
    }

    private static ListingContent rebuilt(
            Pricing pricing, Delivery delivery, List<Certificate> certificates, Contact contact) {
        ListingContent content = ListingContents.complete();
        return new ListingContent(
                content.title(),
                content.summary(),
                content.description(),
                content.challenges(),
                content.approach(),
                content.value(),
                content.claims(),
                content.industries(),
                content.equipment(),
                content.protocols(),
                content.scenarios(),
                content.modes(),
                content.deployments(),
                pricing,
                delivery,
                content.regions(),
                certificates,
                content.cases(),
                content.files(),
                contact);
    }
}
