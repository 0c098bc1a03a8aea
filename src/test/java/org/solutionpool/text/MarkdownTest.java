package org.solutionpool.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void headingsListsAndTablesAreKept() {
        String html = html("# 组成\n\n* 网关\n* 平台\n\n| 项 | 值 |\n|---|--:|\n| 点位 | 300 |\n");

        assertThat(html).contains("<h3>组成</h3>", "<li>网关</li>", "<th>项</th>", "<td align=\"right\">300</td>");
    }

    @Test
    void noHeadingFallsBelowTheLowest() {
        assertThat(html("###### 细节")).isEqualTo("<h6>细节</h6>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[点此](javascript:alert(1))",
                "<a href=\"jav&#x09;ascript:alert(1)\">点此</a>",
                "<iframe src=\"https://example.com\"></iframe>",
                "<svg onload=alert(1)>",
                "<style>body{display:none}</style>",
                "<form action=/x><input name=y></form>",
                "![x](https://example.com/spy.png)",
                "<p style=\"position:fixed\">近</p>",
                "<math><mtext></mtext><script>alert(1)</script></math>"
            })
    void whatCouldActInThePageIsGone(String markdown) {
        assertThat(html("前文\n\n" + markdown))
                .contains("前文")
                .doesNotContainIgnoringCase("<script")
                .doesNotContainIgnoringCase("onerror=")
                .doesNotContainIgnoringCase("onload=")
                .doesNotContainIgnoringCase("javascript:")
                .doesNotContain("<iframe", "<style", "style=", "<form", "<input", "<svg", "example.com");
    }

    @Test
    void linksLeadOutWithoutRecommending() {
        assertThat(html("[标准](https://std.samr.gov.cn/)"))
                .contains("href=\"https://std.samr.gov.cn/\"")
                .contains("nofollow")
                .contains("ugc");
    }

    @Test
    void picturesOfThisPortalAreShown() {
        assertThat(html("![架构](/files/12/a.png)")).contains("<img src=\"/files/12/a.png\" alt=\"架构\"");
    }

    private static String html(String markdown) {
        return Markdown.html(markdown).getValue();
    }
}
