package org.solutionpool.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;

/** In, out and up, by the real Keycloak. */
@QuarkusTest
class LoginTest {

    @Test
    void signing_in_leads_back_to_where_the_reader_was() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");

        Answer account = visitor.get("/account");

        assertThat(account.status()).isEqualTo(200);
        assertThat(account.text()).contains("我的账户", "reviewer@demo.pool");
    }

    @Test
    void a_login_never_leads_to_another_site() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");

        for (String elsewhere :
                new String[] {"https://example.com/", "//example.com", "/%5Cexample.com", "javascript:alert(1)"}) {
            assertThat(visitor.get("/login?returnTo=" + elsewhere).uri().getHost())
                    .isEqualTo("localhost");
        }
    }

    @Test
    void signing_out_ends_both_sessions() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");

        Answer out = visitor.submit(visitor.get("/account"), "main form[action='/account/logout']");
        Answer again = visitor.get("/account");

        assertThat(out.uri().getHost()).isEqualTo("localhost");
        assertThat(out.status()).isLessThan(500);
        assertThat(again.path()).as("Keycloak asks for the password again").contains("/realms/pool/");
        assertThat(again.page().select("input[type=password]")).isNotEmpty();
    }

    @Test
    void the_button_in_the_header_signs_out_too() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");

        visitor.submit(visitor.get("/account"), "header form[action='/account/logout']");

        assertThat(visitor.get("/account").page().select("input[type=password]"))
                .isNotEmpty();
    }

    @Test
    void opening_the_logout_address_is_not_enough_to_sign_out() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");

        Answer opened = visitor.get("/account/logout");

        assertThat(opened.status()).isEqualTo(405);
        assertThat(visitor.get("/account").text()).contains("reviewer@demo.pool");
    }

    @Test
    void a_newcomer_registers_and_is_led_to_an_organization() {
        Visitor visitor = Visitor.anonymous();

        Answer back = visitor.register("xinren@example.cn", "吴", "新人", "/conversations");

        assertThat(back.status()).isEqualTo(200);
        assertThat(visitor.get("/account").text()).contains("吴新人", "您还没有加入任何单位");
        assertThat(visitor.get("/conversations").path()).isEqualTo("/organizations/welcome?returnTo=%2Fconversations");
    }

    @Test
    void the_account_page_keeps_a_telephone_and_switches_the_language() {
        Visitor visitor = Visitor.anonymous().signIn("reviewer@demo.pool");
        Answer account = visitor.get("/account");

        Answer saved = visitor.submit(
                account,
                "main form[action='/account']",
                Visitor.field("phone", "0571-8888 6666"),
                Visitor.field("language", "en"));

        assertThat(saved.text()).contains("My account", "Your account was saved");
        assertThat(saved.page().selectFirst("#phone").val()).isEqualTo("0571-8888 6666");

        Answer refused = visitor.submit(
                saved,
                "main form[action='/account']",
                Visitor.field("phone", "<script>"),
                Visitor.field("language", "zh"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().selectFirst("#phone").val()).isEqualTo("<script>");
        assertThat(refused.page().selectFirst("#phone-error").text()).contains("A telephone number has digits");
    }
}
