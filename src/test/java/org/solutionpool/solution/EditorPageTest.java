package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.solutionpool.account.Roles;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Browser.Filled;

@QuarkusTest
@TestSecurity(user = "editor-zhou", roles = Roles.PROVIDER)
class EditorPageTest {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Browser browser = Browser.chinese();

    private Organization provider;
    private long id;

    @BeforeEach
    void aNewListing() {
        provider = PoolPeople.provider("editor-zhou", "苏州启衡智能科技有限公司");
        browser.open("/provider/solutions/new")
                .form("form[action=/provider/solutions]")
                .set("title", "空压机远程运维")
                .send();
        assertThat(browser.status()).isEqualTo(200);
        id = Long.parseLong(
                browser.page().selectFirst("form#listing").attr("action").replaceAll("\\D", ""));
    }

    @Test
    void theEditorShowsEveryFieldWithItsHintAndSaysWhatIsMissing() {
        Document page = browser.page();

        assertThat(page.select("h1").text()).isEqualTo("空压机远程运维");
        for (ListingField field : ListingField.values()) {
            assertThat(page.select("[name=" + field.key() + "]"))
                    .as(field.key())
                    .isNotEmpty();
        }
        assertThat(page.select("#editor-status a[href=#summaryZh]").text()).isEqualTo("一句话简介（中文）：还没有填写");
        assertThat(page.select("#editor-status a[href=#titleZh]")).isEmpty();
    }

    @Test
    void aSavedFormComesBackAsItWasTyped() {
        filled(editor()).send();
        assertThat(browser.page().select(".flash-area").text()).contains("已保存");

        Filled again = editor();
        assertThat(browser.page().select(".flash-area").text()).as("said once").isEmpty();
        assertThat(again.value("summaryZh")).isEqualTo("把空压机站接入云端");
        assertThat(again.value("priceMin")).isEqualTo("30000");
        assertThat(browser.page().select("input[name=industries][checked]").eachAttr("value"))
                .containsExactlyInAnyOrder("C34", "C35");
        assertThat(again.value("certificates.0.number")).isEqualTo("AIITRE-1");
        assertThat(again.value("cases.0.figures.0.unit")).isEqualTo("小时/月");
        assertThat(browser.page().select("textarea[name=challenges]").val()).isEqualTo("电费高\n故障多");
    }

    @Test
    void theSameFormSentTwiceIsHarmless() {
        Filled form = filled(editor());
        form.send();
        form.send();

        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.heading()).isEqualTo("空压机远程运维");
    }

    @Test
    void theFormOfANewListingSentTwiceMakesOneListing() {
        Filled form = browser.open("/provider/solutions/new")
                .form("form[action=/provider/solutions]")
                .set("title", "只建一次");
        String first = form.send().page().selectFirst("form#listing").attr("action");
        String second = form.send().page().selectFirst("form#listing").attr("action");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aTitleOf200KilobytesIsRefusedWithAMessageAndItsBeginningKept() {
        editor().set("titleZh", "长".repeat(200_000 / 3))
                .set("summaryZh", "别的内容照样保存")
                .send();

        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("#titleZh-error").text())
                .contains("66666 个字符，最多 80 个".replace("66666", "66,666"));
        assertThat(browser.page().select("#titleZh").val()).hasSize(80);
        assertThat(stored().title().zh()).isEqualTo("空压机远程运维");
        assertThat(stored().summary().zh()).isEqualTo("别的内容照样保存");
    }

    @Test
    void aTitleALittleTooLongStaysWholeToBeShortened() {
        String title = "空压机".repeat(30);
        editor().set("titleZh", title).send();

        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("#titleZh").val()).isEqualTo(title);
    }

    @Test
    void whatIsNoNumberNoDateAndNoCodeIsNamedAtItsControl() {
        editor().set("priceMin", "三万")
                .set("industries", "C34", "X99")
                .set("certificates.0.code", "L2RH")
                .set("certificates.0.expiresOn", "2027-02-30")
                .set("cases.0.titleZh", "改造")
                .set("cases.0.figures.0.before", "很多")
                .send();

        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select(".error-summary a").eachAttr("href"))
                .containsExactly("#industries", "#priceMin", "#certificates.0.expiresOn", "#cases.0.figures.0.before");
        assertThat(browser.page().select("#priceMin").val()).isEqualTo("三万");
    }

    @Test
    void fullWidthDigitsAndSeparatorsAreANumber() {
        editor().set("priceMin", "３０,０００").send();

        assertThat(stored().pricing().min()).isEqualTo(30_000);
    }

    @Test
    void emojiAndInvisibleCharactersDoNoHarm() {
        editor().set("titleZh", "空压机🚀运维\u0000\u202E").send();

        assertThat(browser.status()).isEqualTo(200);
        assertThat(stored().title().zh()).isEqualTo("空压机🚀运维");
    }

    @Test
    void halfAFormLeavesTheOtherHalfAlone() {
        filled(editor()).send();
        Filled whole = editor();
        Filled half = editor();
        for (ListingField field : ListingField.values()) {
            half.set(field.key());
        }
        half.set("summaryZh", "只改这一项").send();

        assertThat(stored().summary().zh()).isEqualTo("只改这一项");
        assertThat(stored().industries()).containsExactly("C34", "C35");
        assertThat(stored().certificates()).hasSize(1);
        assertThat(whole.value("priceMin")).isEqualTo("30000");
    }

    @Test
    void rowsAreAddedAndTakenAwayWithoutJavaScript() {
        editor().set("add", "cases").send();
        browser.form("form#listing")
                .set("cases.0.titleZh", "轴承厂")
                .set("add", "cases.0.figures")
                .send();
        assertThat(browser.page().select("[name=cases.0.figures.0.name]")).hasSize(1);
        browser.form("form#listing").set("add", "cases").send();
        browser.form("form#listing")
                .set("cases.1.titleZh", "水泵厂")
                .set("remove", "cases.0")
                .send();

        assertThat(browser.page().select("[name=cases.0.titleZh]").val()).isEqualTo("水泵厂");
        assertThat(stored().cases()).hasSize(1);
    }

    @Test
    void anEditOverANewerEditIsShownSideBySideAndNothingIsLost() {
        Browser other = Browser.chinese();
        Filled mine = editor().set("summaryZh", "我写的简介").set("titleZh", "我改的名称");
        other.open("/provider/solutions/" + id + "/edit")
                .form("form#listing")
                .set("summaryZh", "同事写的简介")
                .set("descriptionZh", "同事补充的说明")
                .send();

        mine.send();

        assertThat(browser.status()).isEqualTo(409);
        assertThat(stored().summary().zh()).isEqualTo("同事写的简介");
        Document page = browser.page();
        assertThat(page.select("tbody tr th").eachText()).containsExactly("名称（中文）", "一句话简介（中文）", "详细说明（中文）");
        assertThat(page.select("tbody .plain-text").eachText().stream().map(text -> text.replace(" ", "")))
                .contains("我写的简介", "同事写的简介");
        // What only one of the two touched is chosen beforehand.
        assertThat(page.select("input[type=radio][checked]").eachAttr("id"))
                .containsExactly("mine-titleZh", "mine-summaryZh", "theirs-descriptionZh");

        browser.form("form#listing").set("choice.summaryZh", "theirs").send();

        assertThat(browser.status()).isEqualTo(200);
        assertThat(stored().title().zh()).isEqualTo("我改的名称");
        assertThat(stored().summary().zh()).isEqualTo("同事写的简介");
        assertThat(stored().description().zh()).isEqualTo("同事补充的说明");
    }

    @Test
    void aWindowNeverCollidesWithItsOwnEarlierSave() {
        Filled form = editor().set("summaryZh", "第一次");
        form.send();
        form.set("summaryZh", "第二次").send();

        assertThat(browser.status()).isEqualTo(200);
        assertThat(stored().summary().zh()).isEqualTo("第二次");
    }

    @Test
    void anAutosaveAnswersWithWhatIsSavedAndWhatIsMissing() {
        editor().set("summaryZh", "自动保存")
                .set("priceMin", "很贵")
                .to("/provider/solutions/" + id + "/autosave")
                .send();

        assertThat(browser.status()).isEqualTo(200);
        Document fragment = browser.page();
        assertThat(fragment.select("#editor-status").attr("data-saved-text")).startsWith("已保存：");
        assertThat(fragment.select("a[href=#priceMin]").text()).contains("应为整数");
        assertThat(fragment.select("a[href=#summaryZh]")).isEmpty();
        assertThat(stored().summary().zh()).isEqualTo("自动保存");
    }

    @Test
    void anAutosaveOverANewerEditStopsAndSaysSo() {
        Filled mine = editor().set("summaryZh", "我写的");
        Browser.chinese()
                .open("/provider/solutions/" + id + "/edit")
                .form("form#listing")
                .set("summaryZh", "同事写的")
                .send();

        mine.to("/provider/solutions/" + id + "/autosave").send();

        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.body()).contains("editor-zhou").contains("自动保存已停止");
        assertThat(stored().summary().zh()).isEqualTo("同事写的");
    }

    @Test
    void aPictureIsUploadedTogetherWithWhatWasTyped(@TempDir Path directory) throws IOException {
        Path picture = Files.write(directory.resolve("架构.png"), PIXEL);
        editor().set("summaryZh", "随图保存").sendWith(picture.toFile(), "image/png");

        assertThat(browser.status()).isEqualTo(200);
        assertThat(stored().summary().zh()).isEqualTo("随图保存");
        assertThat(stored().files()).singleElement().satisfies(file -> {
            assertThat(file.image()).isTrue();
            assertThat(file.mediaType()).isEqualTo("image/png");
        });
        String url = browser.page().select(".editor-file a").attr("href");
        assertThat(browser.open(url).status()).isEqualTo(200);
        assertThat(browser.header("Content-Disposition")).contains(".png");

        editor().set("files.0.caption", "系统架构").send();
        assertThat(stored().files().getFirst().caption()).isEqualTo("系统架构");
        editor().set("remove", "files.0").send();
        assertThat(stored().files()).isEmpty();
    }

    @Test
    void aRenamedExecutableIsRefusedAndTheTextKept(@TempDir Path directory) throws IOException {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        Path renamed = Files.write(directory.resolve("图.png"), program);
        editor().set("summaryZh", "文字不丢").sendWith(renamed.toFile(), "image/png");

        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("#file-error").text()).contains(".png", "可执行程序");
        assertThat(browser.page().select("#summaryZh").val()).isEqualTo("文字不丢");
        assertThat(stored().files()).isEmpty();
    }

    @Test
    void whatIsMissingKeepsItFromBeingSubmitted() {
        editor().set("then", "submit").send();
        assertThat(browser.heading()).isEqualTo("提交审核：空压机远程运维");
        assertThat(browser.page().select("main li a").eachAttr("href"))
                .contains("/provider/solutions/" + id + "/edit#summaryZh");
        assertThat(browser.page().select("form[action$=/submit]")).isEmpty();
    }

    @Test
    void aCompleteListingIsSubmittedAndThenWaits() {
        filled(editor()).set("then", "submit").send();
        Filled submission = browser.form("form[action$=/submit]");
        submission.send();

        assertThat(browser.page().select(".flash-area").text()).contains("已提交");
        assertThat(browser.page().select(".badge").eachText()).contains("待审核");
        // The button pressed twice.
        submission.send();
        assertThat(browser.status()).isEqualTo(200);
        // The editor is closed now and leads to where the state is shown.
        assertThat(browser.open("/provider/solutions/" + id + "/edit")
                        .page()
                        .select(".badge")
                        .eachText())
                .contains("待审核");
    }

    @Test
    void aFormOfARevisionThatWasSubmittedMeanwhileGivesTheTextBack() {
        filled(editor()).send();
        Filled late = editor().set("summaryZh", "来不及了");
        browser.open("/provider/solutions/" + id + "/submit")
                .form("form[action$=/submit]")
                .send();

        late.send();

        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.body()).contains("来不及了").contains("您的内容没有保存");
        assertThat(stored().summary().zh()).isEqualTo("把空压机站接入云端");
    }

    private Filled editor() {
        return browser.open("/provider/solutions/" + id + "/edit").form("form#listing");
    }

    private static Filled filled(Filled form) {
        return form.set("summaryZh", "把空压机站接入云端")
                .set("descriptionZh", "## 组成\n\n网关和平台。")
                .set("challenges", "电费高\n故障多")
                .set("industries", "", "C34", "C35")
                .set("scenarios", "", "S01")
                .set("deployments", "", "D1")
                .set("pricingForms", "", "F1")
                .set("priceMin", "30000")
                .set("priceMax", "120000")
                .set("regions", "", "320000")
                .set("certificates.0.code", "L2RH")
                .set("certificates.0.level", "AA")
                .set("certificates.0.number", "AIITRE-1")
                .set("certificates.0.expiresOn", "2099-12-31")
                .set("cases.0.titleZh", "轴承厂空压站")
                .set("cases.0.industry", "C34")
                .set("cases.0.figures.0.name", "停机")
                .set("cases.0.figures.0.before", "12")
                .set("cases.0.figures.0.after", "3")
                .set("cases.0.figures.0.unit", "小时/月")
                .set("contactName", "周敏")
                .set("contactPhone", "0512-66668888");
    }

    private ListingContent stored() {
        return PoolPeople.inTransaction(() -> Solution.<Solution>findById(id).working.content);
    }
}
