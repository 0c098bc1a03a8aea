package org.solutionpool.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.solutionpool.journeys.Visitor.field;
import static org.solutionpool.journeys.Visitor.file;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.solutionpool.account.Membership;
import org.solutionpool.account.Person;
import org.solutionpool.journeys.Cast;
import org.solutionpool.journeys.Visitor;
import org.solutionpool.journeys.Visitor.Answer;
import org.solutionpool.journeys.Visitor.Field;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;

/** From the first click on «contact» to the provider's answer, page by page, with the real Keycloak. */
@QuarkusTest
class EnquiryJourneyTest {

    private static final Contact CONTACT = new Contact("周雨晴", null, "0571-8888 6666", null);
    private static final String FORM = "main form[enctype]";

    @Test
    void a_newcomer_registers_an_organization_writes_and_gets_an_answer() throws IOException {
        Person author = Cast.owner("陈立新", "杭州云器智能科技有限公司", true, false);
        Solution solution = Cast.solution(author, "空压站集中控制与节能", CONTACT);
        String contact = "/solutions/" + solution.id + "/contact";

        Visitor manufacturer = Visitor.anonymous();
        Answer welcome = manufacturer.register("zhiqiang@jinggong.example.cn", "王", "志强", contact);
        assertThat(welcome.text()).contains("请先加入一个单位", "王志强");

        Answer form = registersOrganization(manufacturer, welcome);
        assertThat(form.path()).isEqualTo(contact);
        assertThat(form.text()).contains("杭州云器智能科技有限公司", "空压站集中控制与节能");

        Answer refused = manufacturer.submit(
                form,
                FORM,
                field("subject", "空压站节能改造"),
                field("message", "三台螺杆空压机，希望集中控制。\n<script>alert(1)</script>"),
                file("files", "现场.png", "MZ\u0090\u0000 not a picture".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().selectFirst("#files-error").text()).contains("现场.png", "不能上传");
        assertThat(refused.page().selectFirst("#message").wholeText()).contains("三台螺杆空压机");

        Answer conversation = manufacturer.submit(
                refused,
                FORM,
                field("equipment", "E101"),
                field("timing", "THREE_MONTHS"),
                file("files", "现场 照片.png", png()));
        assertThat(conversation.status()).isEqualTo(200);
        assertThat(conversation.path()).startsWith("/conversations/");
        assertThat(conversation.text()).contains("消息已发送", "三台螺杆空压机", "工业窑炉", "三个月内");
        assertThat(conversation.page().select("main script")).isEmpty();
        assertThat(conversation.text()).doesNotContain("0571-8888 6666");

        Answer opened = manufacturer.submit(conversation, "form[action$='/contact']");
        assertThat(opened.text()).contains("0571-8888 6666");

        Visitor provider = Visitor.reading("en");
        provider.register("yuqing@yunqi.example.cn", "周", "雨晴", "/account");
        joins("yuqing@yunqi.example.cn", author.organizationId);
        Answer answered = provider.submit(
                provider.get(conversation.path()), FORM, field("text", "下周二可以现场勘察。"), file("files", "", new byte[0]));
        assertThat(answered.text()).contains("The message was sent", "下周二可以现场勘察。", "Wanted in use within three months");
        assertThat(answered.text())
                .as("the provider sees no contact to open")
                .doesNotContain("Open the contact details");

        Answer list = manufacturer.get("/conversations");
        assertThat(list.page().select("tbody tr")).hasSize(1);
        assertThat(list.text()).contains("1 个沟通含未读消息", "未读");
        assertThat(manufacturer.get("/account/notices").text()).contains("有新消息：“空压站集中控制与节能”");

        Visitor third = Visitor.anonymous();
        third.register("third@example.cn", "赵", "第三方", "/account");
        Answer closed = third.get(conversation.path());
        String picture = conversation.page().selectFirst("ul.files a").attr("href");
        assertThat(closed.status()).isEqualTo(404);
        assertThat(third.get(picture).status()).isEqualTo(404);
        assertThat(Visitor.anonymous().get(picture).status()).isEqualTo(404);

        Answer seen = provider.get(picture);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(seen.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline; ")
                .contains("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E7%85%A7%E7%89%87.png");
        assertThat(seen.headers().allValues("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(seen.headers().allValues("Content-Security-Policy"))
                .anySatisfy(policy -> assertThat(policy).contains("sandbox"));
        assertThat(seen.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    }

    @Test
    void a_session_that_ended_in_the_middle_of_the_form_keeps_the_text() {
        Solution solution = Cast.solution(Cast.owner("陈立新", "杭州云器智能", true, false), "设备上云", CONTACT);
        Visitor visitor = Visitor.anonymous();
        visitor.register("breaks@example.cn", "林", "晓燕", "/account");
        joins("breaks@example.cn", Cast.organization("宁波精工", false, true).id);
        Answer form = visitor.get("/solutions/" + solution.id + "/contact");
        visitor.loseSession();

        Answer kept = visitor.submit(form, FORM, field("subject", "改造"), field("message", "写了很久的内容"));

        assertThat(kept.status()).isEqualTo(401);
        assertThat(kept.page().selectFirst("#message").wholeText()).contains("写了很久的内容");
        assertThat(kept.text()).contains("登录已过期");

        visitor.signIn("breaks@example.cn");
        assertThat(visitor.submit(kept, FORM).text()).contains("消息已发送", "写了很久的内容");
    }

    @Test
    void a_page_number_beyond_the_last_is_not_found() {
        Person owner = Cast.owner("陈立新", "杭州云器智能", true, true);
        Visitor visitor = Visitor.anonymous();
        visitor.register("pages@example.cn", "页", "码", "/account");
        joins("pages@example.cn", owner.organizationId);

        for (String page : new String[] {"-1", "0", "2", "1000000000", "x"}) {
            assertThat(visitor.get("/conversations?page=" + page).status())
                    .as(page)
                    .isEqualTo(404);
            assertThat(visitor.get("/account/notices?page=" + page).status())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(visitor.get("/conversations?page=1").status()).isEqualTo(200);
    }

    private static Answer registersOrganization(Visitor visitor, Answer welcome) {
        Element link = welcome.page().selectFirst("a[href^='/organizations/new']");
        Answer form = visitor.get(link.attr("href"));

        Answer wrong = visitor.submit(
                form, "main form", field("creditCode", "91440300708461136X"), field("name", "宁波精工制造有限公司"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().selectFirst("#creditCode-error").text()).contains("校验码");
        assertThat(wrong.page().selectFirst("#name").val()).isEqualTo("宁波精工制造有限公司");
        assertThat(wrong.page().select(".error-summary a")).isNotEmpty();

        List<Field> good = new ArrayList<>(List.of(
                field("creditCode", Cast.creditCode().toLowerCase(java.util.Locale.ROOT)),
                field("kind", "MANUFACTURER"),
                field("region", "330200"),
                field("size", "medium")));
        return visitor.submit(wrong, "main form", good.toArray(Field[]::new));
    }

    private static void joins(String email, Long organization) {
        QuarkusTransaction.requiringNew().run(() -> {
            Person person = Person.<Person>find("email", email).firstResult();
            Organization joined = Organization.findById(organization);
            person.join(joined.id, Membership.MEMBER);
        });
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
