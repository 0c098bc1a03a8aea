package org.solutionpool.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    /** The example of RFC 8785, section 3.2.2, and the form that section 3.2.3 and 3.2.4 bring it to, without the numbers. */
    @Test
    void the_example_of_the_rfc_comes_out_as_the_rfc_says() {
        String json = """
                {
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        assertThat(canonical(json))
                .isEqualTo("{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void members_stand_in_the_order_of_their_utf_16_names() {
        assertThat(canonical(
                        "{\"\u20ac\":1,\"\\r\":2,\"\ufb33\":3,\"1\":4,\"\ud83d\ude00\":5,\"\u0080\":6,\"\u00f6\":7}"))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "1.0, 1",
        "-0.0, 0",
        "100, 100",
        "1E+2, 100",
        "0.000001, 0.000001",
        "9007199254740993, 9007199254740993",
        "12345678901234567890.12345678901234567890, 12345678901234567890.1234567890123456789"
    })
    void numbers_keep_every_digit_and_have_no_needless_ones(String stored, String canonical) {
        assertThat(canonical(stored)).isEqualTo(canonical);
    }

    @Test
    void empty_objects_and_lists_stay_what_they_are() {
        assertThat(canonical("{\"b\": [], \"a\": {}}")).isEqualTo("{\"a\":{},\"b\":[]}");
    }

    private static String canonical(String json) {
        return CanonicalJson.of(CanonicalJson.read(json));
    }
}
