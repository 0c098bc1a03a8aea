package org.solutionpool.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1000000000", "two", "99999999999999999999"})
    void a_page_that_cannot_be_is_not_found(String page) {
        given().queryParam("page", page).get("/search").then().statusCode(404).body(containsString("404"));
    }

    @Test
    void an_unknown_filter_is_named_and_left_out() {
        Document zh = page("zh", "equipment", "E999");
        Document en = page("en", "equipment", "E999");

        assertThat(zh.select(".note--warning").text()).contains("筛选条件「E999」不存在");
        assertThat(en.select(".note--warning").text()).contains("There is no filter “E999”");
    }

    @Test
    void ten_thousand_characters_get_a_sentence_and_not_a_dropped_connection() {
        Document page = page("zh", "q", "空压机远程监控".repeat(1429).substring(0, 10_000));

        assertThat(page.select(".note--warning").text()).contains("最多使用 200 个字符，您输入了 10,000 个");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"空压机",
                "“空压机",
                "空压机 -",
                "🏭🏭",
                "𠮷野家",
                "<script>alert(1)</script>",
                "a AND OR NOT (",
                "\\ / * ? ~ ^",
                "CNC 数控机床 MTConnect"
            })
    void whatever_is_typed_is_answered_and_stands_in_the_box(String typed) {
        Document page = page("zh", "q", typed);

        assertThat(page.select("#site-search").val()).isEqualTo(typed);
        assertThat(page.select("main script")).isEmpty();
    }

    @Test
    void suggestions_come_by_name_initials_and_pinyin() {
        for (String typed : new String[] {"空压", "kyj", "kongya", "air comp"}) {
            given().queryParam("q", typed)
                    .header("Accept-Language", "zh-CN")
                    .get("/search/suggest")
                    .then()
                    .statusCode(200)
                    .body(containsString("大型空压机"));
        }
    }

    private static Document page(String language, String parameter, String value) {
        return Jsoup.parse(given().queryParam(parameter, value)
                .queryParam("lang", language)
                .get("/search")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
