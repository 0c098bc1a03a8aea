package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;

@QuarkusTest
class ErrorPagesTest {

    @Test
    void an_address_nobody_serves_is_a_page_in_the_readers_language() {
        Answer zh = Visitor.anonymous().get("/nowhere");
        Answer en = Visitor.anonymous().get("/nowhere?lang=en");

        assertThat(zh.status()).isEqualTo(404);
        assertThat(zh.text()).contains("没有找到此页面", "请求编号", "登录");
        assertThat(en.text()).contains("This page was not found", "Request number");
        assertThat(en.page().select("main form[role=search]")).hasSize(1);
    }

    @Test
    void a_signed_in_reader_stays_signed_in_on_an_error_page() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");

        assertThat(visitor.get("/nowhere").page().select("header form[action='/account/logout']"))
                .hasSize(1);
    }

    @Test
    void what_a_role_may_not_open_is_a_page_that_says_so() {
        Answer refused = Visitor.anonymous().signIn("reviewer@demo.pool").get("/admin/imports");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("没有访问权限");
    }

    @Test
    void who_has_no_organization_yet_is_led_to_one_from_a_providers_page() {
        Visitor visitor = Visitor.anonymous();
        visitor.register("danwei@example.cn", "何", "待定", "/account");

        assertThat(visitor.get("/provider/solutions").path())
                .isEqualTo("/organizations/welcome?returnTo=%2Fprovider%2Fsolutions");
    }
}
