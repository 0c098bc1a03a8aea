package org.solutionpool.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.solutionpool.journeys.Visitor.field;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;

@QuarkusTest
class OrganizationPagesTest {

    private static final String INVITE = "form[action$='/invite']";

    @Test
    void an_edit_over_a_newer_one_is_shown_side_by_side() {
        Visitor visitor = owner("side-by-side@example.cn", Cast.organization("杭州云器智能", true, false));

        Answer first = visitor.get("/account/organization/edit");
        Answer saved = visitor.submit(first, "main form", field("website", "first.example.cn"));
        Answer late = visitor.submit(first, "main form", field("website", "second.example.cn"));

        assertThat(saved.text()).contains("单位信息已保存", "https://first.example.cn");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().select("table tbody tr").text())
                .contains("网站", "https://first.example.cn", "https://second.example.cn");
        assertThat(late.page().selectFirst("#website").val()).isEqualTo("https://second.example.cn");

        Answer knowingly = visitor.submit(late, "main form");
        assertThat(knowingly.text()).contains("单位信息已保存", "https://second.example.cn");
    }

    @Test
    void what_is_wrong_with_a_field_stands_beside_it_in_both_languages() {
        Organization organization = Cast.organization("杭州云器智能", true, false);
        Visitor visitor = owner("wrong-fields@example.cn", organization);

        Answer refused = visitor.submit(
                visitor.get("/account/organization/edit?lang=en"),
                "main form",
                field("name", "长".repeat(200_000)),
                field("website", "javascript:alert(1)"),
                field("region", "999999"),
                field("aboutZh", "<b>😀</b>"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().selectFirst("#name-error").text()).contains("at most 100 characters; there are 200");
        assertThat(refused.page().selectFirst("#website-error").text()).contains("https://www.example.cn");
        assertThat(refused.page().selectFirst("#region-error").text()).contains("Choose a region");
        assertThat(refused.page().selectFirst("#aboutZh").wholeText()).contains("<b>😀</b>");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> Organization.<Organization>findById(organization.id).name))
                .isEqualTo("杭州云器智能");
    }

    @Test
    void an_organization_that_is_here_already_can_be_asked() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, false);
        String code = QuarkusTransaction.requiringNew()
                .call(() -> Organization.<Organization>findById(owner.organizationId).creditCode);
        Visitor visitor = Visitor.anonymous();
        visitor.register("asks@example.cn", "问", "一问", "/account");

        Answer already = visitor.submit(
                visitor.get("/organizations/new"),
                "main form",
                field("creditCode", code),
                field("name", "杭州云器智能"),
                field("kind", "PROVIDER"),
                field("region", "330100"),
                field("size", "small"),
                field("providerKind", "V4"));
        assertThat(already.status()).isEqualTo(409);
        assertThat(already.text()).contains("该单位已经登记", "杭州云器智能");

        Answer asked = visitor.submit(already, "main form");
        assertThat(asked.text()).contains("已向“杭州云器智能”的管理员发送申请");
    }

    @Test
    void an_invitation_is_accepted_with_another_address_and_says_so() {
        Organization organization = Cast.organization("杭州云器智能", true, false);
        Visitor owner = owner("invites@example.cn", organization);
        Answer members = owner.get("/account/organization/members");

        Answer wrong = owner.submit(members, INVITE, field("email", "nobody"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().selectFirst("#email-error").text()).contains("name@example.cn");
        Answer invited = owner.submit(members, INVITE, field("email", "colleague@example.cn"));
        assertThat(invited.text()).contains("邀请已发送至 colleague@example.cn");

        String link = "/invitations/" + linkOf("colleague@example.cn");
        Answer anonymous = Visitor.anonymous().get(link);
        assertThat(anonymous.text()).contains("邀请加入“杭州云器智能”", "注册账户");

        Visitor guest = Visitor.anonymous();
        Answer shown = guest.register("private-address@example.cn", "客", "人", link);
        assertThat(shown.text()).contains("邀请发送到 colleague@example.cn，与您账户的邮箱不同");
        Answer joined = guest.submit(shown, "main form");
        assertThat(joined.text()).contains("您已加入“杭州云器智能”");
        assertThat(guest.get(link).text()).contains("邀请已经使用过");
        assertThat(guest.get("/account/organization/edit").text()).contains("只有单位的管理员可以这样做");
        assertThat(Visitor.anonymous().get("/invitations/unknown").status()).isEqualTo(404);
    }

    private static String linkOf(String address) {
        return org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () -> {
                            java.util.regex.Matcher link = java.util.regex.Pattern.compile("/invitations/([\\w-]{43})")
                                    .matcher(org.solutionpool.local.RunningParts.mailTo(address));
                            return link.find() ? link.group(1) : "";
                        },
                        token -> !token.isEmpty());
    }

    private static Visitor owner(String address, Organization organization) {
        Visitor visitor = Visitor.anonymous();
        visitor.register(address, "主", "管", "/account");
        visitor.get("/account");
        QuarkusTransaction.requiringNew()
                .run(() -> Person.<Person>find("email", address).firstResult().join(organization.id, Membership.OWNER));
        return visitor;
    }
}
