package org.solutionpool.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceDataTest {

    @ParameterizedTest
    @CsvSource({
        "INDUSTRY, 216",
        "EQUIPMENT, 77",
        "PROTOCOL, 115",
        "SCENARIO, 44",
        "MODE, 7",
        "DEPLOYMENT, 6",
        "PRICING, 8",
        "CERTIFICATE, 28",
        "REGION, 373",
        "PROVIDER_KIND, 9",
        "ORGANIZATION_SIZE, 4",
        "VOCABULARY, 70"
    })
    void a_scheme_has_the_terms_its_readme_states(Scheme scheme, int count) {
        assertThat(SeedFile.terms(scheme)).hasSize(count);
    }

    @Test
    void the_industries_are_six_fields_over_31_divisions_and_179_groups() {
        List<Term> industries = SeedFile.terms(Scheme.INDUSTRY);
        assertThat(industries).filteredOn(term -> term.parent() == null).hasSize(6);
        assertThat(industries)
                .filteredOn(term -> "division".equals(term.attribute("level")))
                .hasSize(31);
        assertThat(industries)
                .filteredOn(term -> "group".equals(term.attribute("level")))
                .hasSize(179);
        assertThat(industries)
                .filteredOn(term -> "group".equals(term.attribute("level")))
                .allSatisfy(group -> assertThat(group.code()).startsWith(group.parent()));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void every_file_states_its_source_and_licence(Scheme scheme) {
        SeedFile file = SeedFile.read(scheme);
        assertThat(file.scheme()).isEqualTo(scheme.code());
        assertThat(file.source()).isNotBlank();
        assertThat(file.licence()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void codes_are_unique_and_parents_stand_above_their_children(Scheme scheme) {
        Set<String> above = new HashSet<>();
        for (Term term : SeedFile.terms(scheme)) {
            if (term.parent() != null) {
                assertThat(above).as(term.code()).contains(term.parent());
            }
            assertThat(above.add(term.code())).as(term.code()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void every_term_has_a_chinese_and_an_english_name_within_the_limits_of_the_form(Scheme scheme) {
        assertThat(SeedFile.terms(scheme)).allSatisfy(term -> {
            assertThat(term.zh()).isNotBlank().hasSizeLessThanOrEqualTo(TermForm.MOST_NAME_ZH);
            assertThat(term.en())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(TermForm.MOST_NAME_EN)
                    .doesNotContainPattern("\\p{IsHan}");
            assertThat(term.aliases()).hasSizeLessThanOrEqualTo(TermForm.MOST_WORDS);
        });
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void no_two_terms_of_a_scheme_share_a_name_or_alias(Scheme scheme) {
        Map<String, String> owners = new HashMap<>();
        for (Term term : SeedFile.terms(scheme)) {
            for (String name : TermFinder.namesOf(term)) {
                String other = owners.put(name.toLowerCase(Locale.ROOT), term.code());
                assertThat(other == null || other.equals(term.code()))
                        .as("%s belongs to %s and %s", name, other, term.code())
                        .isTrue();
            }
        }
    }

    @Test
    void further_sectors_of_an_industry_exist() {
        List<Term> industries = SeedFile.terms(Scheme.INDUSTRY);
        List<String> codes = industries.stream().map(Term::code).toList();
        assertThat(industries).allSatisfy(term -> assertThat(codes).containsAll(term.values("also")));
    }

    @Test
    void a_household_appliance_maker_also_falls_under_consumer_goods() {
        TermIndex index = new TermIndex(1, TaxonomySeed.shipped());
        Term appliances = index.find(Scheme.INDUSTRY, "C385").orElseThrow();
        assertThat(index.broader(appliances))
                .extracting(Term::code)
                .containsExactlyInAnyOrder("C385", "C38", "equipment", "consumer");
    }
}
