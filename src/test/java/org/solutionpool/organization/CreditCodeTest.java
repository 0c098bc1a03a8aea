package org.solutionpool.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.organization.CreditCode.Fault;
import org.solutionpool.organization.CreditCode.WrongCreditCodeException;

class CreditCodeTest {

    /** Codes of listed companies and public bodies, from their own published reports and licences. */
    @ParameterizedTest
    @ValueSource(strings = {"91440300708461136T", "91330100799655058B", "914403001922038216", "91110000802100433B"})
    void takes_codes_that_are_in_use(String code) {
        assertThat(CreditCode.of(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91440300708461136t",
                " 9144 0300 7084 6113 6T ",
                "91440300-708461136-T",
                "９１４４０３００７０８４６１１３６Ｔ",
                "91440300708461136T\u200B"
            })
    void folds_what_people_type(String typed) {
        assertThat(CreditCode.of(typed).value()).isEqualTo("91440300708461136T");
    }

    @Test
    void says_how_many_characters_there_are() {
        assertThat(fault("91440300708461136").fault()).isEqualTo(Fault.LENGTH);
        assertThat(fault("91440300708461136").found()).isEqualTo("17");
        assertThat(fault("91440300708461136TT").found()).isEqualTo("19");
        assertThat(fault("🏭".repeat(200_000)).found()).isEqualTo("200000");
    }

    @Test
    void says_which_character_no_code_has() {
        assertThat(fault("9144O300708461136T").found()).isEqualTo("O");
        assertThat(fault("9144i300708461136T").found()).isEqualTo("I");
        assertThat(fault("91440300708461136😀").found()).isEqualTo("😀");
        assertThat(fault("9144\u0000300708461136T").fault()).isIn(Fault.ALPHABET, Fault.LENGTH);
    }

    @Test
    void finds_every_single_wrong_character_and_every_pair_that_changed_places() {
        String code = "91440300708461136T";
        for (int i = 0; i < code.length(); i++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (other != code.charAt(i)) {
                    assertThat(fault(code.substring(0, i) + other + code.substring(i + 1))
                                    .fault())
                            .isEqualTo(Fault.CHECK_CHARACTER);
                }
            }
            if (i > 0 && code.charAt(i) != code.charAt(i - 1)) {
                String swapped = code.substring(0, i - 1) + code.charAt(i) + code.charAt(i - 1) + code.substring(i + 1);
                assertThat(fault(swapped).fault()).isEqualTo(Fault.CHECK_CHARACTER);
            }
        }
    }

    @Test
    void asks_for_one_where_there_is_none() {
        assertThat(fault(null).fault()).isEqualTo(Fault.MISSING);
        assertThat(fault("  ").fault()).isEqualTo(Fault.MISSING);
    }

    private static WrongCreditCodeException fault(String typed) {
        return catchThrowableOfType(WrongCreditCodeException.class, () -> CreditCode.of(typed));
    }
}
