package org.solutionpool.importing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.solutionpool.solution.Solution;

/** An admin's way through the import pages, in both languages. */
@QuarkusTest
@TestSecurity(user = "import-admin", roles = "admin")
class ImportPagesTest {

    @Inject
    ImportedLists lists;

    private final String list = ImportedLists.name();

    @Test
    void an_admin_uploads_a_list_names_its_columns_looks_at_the_dry_run_and_imports_it() {
        String file = "方案名称,申报企业,备注\n纺机能耗监测,绍兴某纺机公司,\n,绍兴某印染公司,\n";
        String mapping = upload("tuijian-mingdan.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(mapping).endsWith("/mapping");

        Document form = page(mapping, "zh");
        assertThat(form.select("select[name=column-title] option[selected]").attr("value"))
                .isEqualTo("方案名称");
        assertThat(form.select("select[name=column-provider] option[selected]").attr("value"))
                .isEqualTo("申报企业");
        assertThat(form.text()).contains("纺机能耗监测");

        Map<String, String> incomplete = Map.of("column-title", "方案名称");
        post(mapping, form, incomplete).then().statusCode(422).body(containsString("请选择名单名称所在的列"));

        String address = post(
                        mapping,
                        form,
                        Map.of(
                                "column-title", "方案名称",
                                "column-provider", "申报企业",
                                "constant-list", list,
                                "constant-issuer", "绍兴市某局",
                                "constant-year", "2026"))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        long id = Long.parseLong(address.replaceAll(".*/", ""));
        lists.awaitState(id, ImportState.READY);

        Document ready = page(address, "zh");
        assertThat(ready.text()).contains("只有企业名称，没有方案名称").contains("名单若有项目或方案名称请补上");
        Document english = page(address, "en");
        assertThat(english.text()).contains("The name of a company, but of no solution");
        given().get(address + "/problems.csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(startsWith("\uFEFF"))
                .body(containsString("没有方案名称"));

        post(address + "/start", ready, Map.of()).then().statusCode(303);
        lists.awaitState(id, ImportState.DONE);

        Solution solution = lists.listing(list);
        assertThat(solution.title).isEqualTo("纺机能耗监测");
        given().get(address + "/progress").then().statusCode(200).header("HX-Refresh", "true");
        assertThat(page("/admin/imports", "zh").text())
                .contains("tuijian-mingdan.csv")
                .contains("已完成");
    }

    @Test
    void a_file_that_is_no_list_is_refused_beside_its_field_and_leaves_nothing() {
        Document form = page("/admin/imports", "zh");
        multipart(form, "程序.csv", new byte[] {'M', 'Z', 0, 1, 2, 3, 0, 0})
                .then()
                .statusCode(422)
                .body(containsString("这不是名单文件"));
        multipart(form, "空.csv", new byte[0]).then().statusCode(422);
        assertThat(page("/admin/imports", "zh").text()).doesNotContain("程序.csv");
    }

    @Test
    void a_page_or_an_import_that_does_not_exist_is_not_found() {
        given().get("/admin/imports?page=-1").then().statusCode(404);
        given().get("/admin/imports?page=1000000000").then().statusCode(404);
        given().get("/admin/imports/999999999").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "import-reviewer", roles = "reviewer")
    void only_admins_import() {
        given().get("/admin/imports").then().statusCode(403).body(not(containsString("Exception")));
    }

    private String upload(String name, byte[] bytes) {
        Response answer = multipart(page("/admin/imports", "zh"), name, bytes);
        answer.then().statusCode(303);
        Response next = given().redirects().follow(false).get(answer.header("Location"));
        return next.statusCode() == 303 ? next.header("Location") : answer.header("Location");
    }

    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Document page(String address, String language) {
        Response answer =
                given().cookies(cookies).header("Accept-Language", language).get(address);
        answer.then().statusCode(200);
        cookies.putAll(answer.cookies());
        return Jsoup.parse(answer.body().asString());
    }

    private Response post(String address, Document form, Map<String, String> fields) {
        return given().cookies(cookies)
                .header("Accept-Language", "zh")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields)
                .formParam("csrf-token", token(form))
                .post(address);
    }

    private Response multipart(Document form, String name, byte[] bytes) {
        return given().cookies(cookies)
                .header("Accept-Language", "zh")
                .redirects()
                .follow(false)
                .multiPart("csrf-token", token(form))
                .multiPart("file", name, bytes, "application/octet-stream")
                .post("/admin/imports");
    }

    private static String token(Document form) {
        return form.select("input[name=csrf-token]").attr("value");
    }
}
