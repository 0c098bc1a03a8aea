package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/account", "/search?q=%E7%A9%BA%E5%8E%8B%E6%9C%BA&page=2", "/solutions/12/contact"})
    void leads_to_pages_of_the_portal(String path) {
        assertThat(LocalPath.of(path)).hasToString(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "account",
                "https://example.com",
                "//example.com",
                "///example.com",
                "/\\example.com",
                "\\\\example.com",
                "/\texample",
                "/a\r\nSet-Cookie: x=1",
                "javascript:alert(1)",
                "/a b",
                "/%zz"
            })
    void leads_home_instead_of_elsewhere(String path) {
        assertThat(LocalPath.of(path)).hasToString("/");
    }

    @Test
    void typed_text_keeps_what_is_seen_and_drops_what_is_not() {
        assertThat(Typed.line("  空压机\u0000\u202E  上云\t改造\n ")).isEqualTo("空压机 上云 改造");
        assertThat(Typed.text("one\r\n\r\n\r\n\r\ntwo 😀\uD83D")).isEqualTo("one\n\ntwo 😀");
        assertThat(Typed.line(" \u0007 ")).isNull();
        assertThat(Typed.length("👨‍👩‍👧")).isEqualTo(5);
    }
}
