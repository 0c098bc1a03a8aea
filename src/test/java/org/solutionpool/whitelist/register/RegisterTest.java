package org.solutionpool.whitelist.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.account.Person;
import org.solutionpool.enquiry.Conversation;
import org.solutionpool.journeys.Cast;
import org.solutionpool.notification.Notice;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.Solution;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.web.ReadableTime;

/** What a third party reads in the register before it trusts a claim. */
@QuarkusTest
class RegisterTest {

    @Inject
    RegisteredEntries entries;

    @Inject
    EntryLifecycle lifecycle;

    @ConfigProperty(name = "pool.base-url")
    String baseUrl;

    private String name;
    private Person owner;
    private WhitelistEntry entry;

    @BeforeEach
    void list() {
        name = "宁波炉云科技" + Long.toString(System.nanoTime(), 36);
        owner = Cast.owner("陈立", name, true, false);
        Solution solution = Cast.solution(owner, "烧结炉云端温控" + name, new Contact("陈立", null, "0574-1", null));
        entry = entries.list(owner, solution);
    }

    // The register

    @Test
    void an_entry_is_found_by_name_number_and_credit_code() {
        for (String typed : List.of(name, entry.certificateNumber, entry.creditCode, name.substring(2))) {
            assertThat(register("q", typed).select("tbody tr")).as(typed).hasSize(1);
        }
        assertThat(register("q", "没有这样的公司").select(".empty").text()).contains("没有符合条件的条目");
    }

    @Test
    void every_filter_leaves_what_has_it_and_nothing_else() {
        String programme = entry.certificateNumber.replaceFirst("-.*", "");
        String year = String.valueOf(entry.listedOn.getYear());
        for (String[] filter : new String[][] {
            {"programme", programme, "REG-NONE"},
            {"batch", String.valueOf(entry.batch.id), "1"},
            {"state", "valid", "suspended"},
            {"region", "330000", "110000"},
            {"year", year, "1999"},
            {"subject", "solution", "provider"},
        }) {
            assertThat(register("q", name, filter[0], filter[1]).select("tbody tr"))
                    .as(filter[0])
                    .hasSize(1);
            assertThat(register("q", name, filter[0], filter[2]).select("tbody tr"))
                    .as(filter[0])
                    .isEmpty();
        }
    }

    @Test
    void an_unknown_filter_is_named_and_a_page_that_is_not_there_is_not_found() {
        assertThat(register("state", "wonderful").select(".note--warning").text())
                .contains("没有这种状态");
        given().get("/whitelist?page=99999").then().statusCode(404);
        given().get("/whitelist?page=0").then().statusCode(404);
        given().get("/whitelist/export.csv?state=wonderful").then().statusCode(404);
    }

    // The entry

    @Test
    void the_page_says_what_is_vouched_for_on_which_list_and_until_when() {
        String page = zh(entry.path()).body().text();
        assertThat(page)
                .contains(entry.certificateNumber, name, "烧结炉云端温控" + name, entry.batch.documentNumber, "某省工业和信息化厅")
                .contains(ReadableTime.day(entry.validUntil, Language.ZH), "此条目现行有效", "列入白名单");
        assertThat(given().get("/whitelist/entries/" + entry.certificateNumber.toLowerCase(java.util.Locale.ROOT))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void measures_stand_in_the_history_with_reason_and_dates() {
        entries.change(entry, known -> {
            var manager = io.quarkus.hibernate.orm.panache.Panache.getEntityManager();
            manager.createNativeQuery("""
                            insert into whitelist_measure (id, version, entry_id, kind, reason, state_before, due_on, falsified,
                            decided_at) values (nextval('whitelist_measure_seq'), 0, ?1, 'RECTIFICATION', '年度报告未交', 'VALID',
                            date '2027-01-15', false, now())""").setParameter(1, known.id).executeUpdate();
        });
        String page = zh(entry.path()).body().text();
        assertThat(page).contains("限期整改", "年度报告未交", "2027年1月15日");
        assertThat(given().get("/api/v1/whitelist/entries/" + entry.certificateNumber)
                        .jsonPath()
                        .getList("history.kind", String.class))
                .contains("RECTIFICATION", "listed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SBSY-2020-99999", "x", "烧结炉", "%3Cscript%3E", "' or 1=1 --"})
    void a_number_that_no_certificate_has_says_what_to_check(String number) {
        Response answer = given().urlEncodingEnabled(!number.startsWith("%"))
                .cookie("lang", "zh")
                .get("/whitelist/entries/" + number);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.asString()).text()).contains("请逐项检查");
        assertThat(answer.asString()).doesNotContain("<script>E");
    }

    @Test
    void the_published_list_is_a_document_of_its_own() {
        String page = zh("/whitelist/batches/" + entry.batch.id).body().text();
        assertThat(page).contains(entry.batch.documentNumber, "现将名单公布如下", entry.certificateNumber, name);
        given().get("/whitelist/batches/999999999999").then().statusCode(404);
    }

    // The certificate

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_certificate_says_it_all_and_its_code_leads_to_the_page(Language language) throws Exception {
        byte[] pdf = given().get(entry.path() + ".pdf?lang=" + language.code())
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            assertThat(text)
                    .contains(name, entry.certificateNumber, entry.creditCode)
                    .contains(ReadableTime.day(entry.validUntil, language).replaceAll("\\s+", ""))
                    .contains(language == Language.ZH ? "白名单证书" : "WhitelistCertificate");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            for (var fontName : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(fontName);
                assertThat(font.isEmbedded()).isTrue();
            }
            assertThat(pdf.length).as("only the characters used are embedded").isLessThan(300_000);
            BufferedImage drawn = new PDFRenderer(document).renderImageWithDPI(0, 150);
            Path pictures = Files.createDirectories(Path.of("target/screenshots"));
            ImageIO.write(
                    drawn,
                    "png",
                    pictures.resolve("certificate-" + language.code() + ".png").toFile());
            assertThat(decoded(drawn)).isEqualTo(baseUrl + entry.path());
        }
    }

    @Test
    void there_is_no_certificate_of_an_entry_that_is_not_in_force() {
        entries.suspend(entry, "证据过期");

        Response answer = given().cookie("lang", "zh").get(entry.path() + ".pdf");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(Jsoup.parse(answer.asString()).text()).contains("暂停", "证据过期");
        given().get("/whitelist/entries/NONE-2020-00001.pdf").then().statusCode(404);
    }

    // The exports

    @Test
    void the_exports_hold_what_the_filter_leaves_and_no_formula() throws IOException {
        entries.change(entry, known -> known.providerName = "=HYPERLINK(\"http://evil\")" + name);

        byte[] csv = given().cookie("lang", "zh")
                .queryParam("q", name)
                .get("/whitelist/export.csv")
                .asByteArray();
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        List<CSVRecord> lines = CSVFormat.RFC4180
                .parse(new java.io.StringReader(new String(csv, StandardCharsets.UTF_8).substring(1)))
                .getRecords();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains(entry.certificateNumber, baseUrl + entry.path());
        assertThat(lines.get(1).get(3)).startsWith("'=HYPERLINK");

        byte[] xlsx = given().cookie("lang", "zh")
                .queryParam("q", name)
                .get("/whitelist/export.xlsx")
                .asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(entry.certificateNumber);
            assertThat(rows.get(1).getCell(3).getFormula()).isNull();
        }

        var json = given().queryParam("q", name).get("/whitelist/export.json").jsonPath();
        assertThat(json.getList("number", String.class)).containsExactly(entry.certificateNumber);
    }

    // The API

    @Test
    void a_program_checks_one_entry_by_number_or_credit_code() {
        Response one = given().get("/api/v1/whitelist/entries/" + entry.certificateNumber);
        assertThat(one.jsonPath().getString("state")).isEqualTo("valid");
        assertThat(one.jsonPath().getBoolean("inForce")).isTrue();
        assertThat(one.jsonPath().getString("listing.documentNumber")).isEqualTo(entry.batch.documentNumber);
        given().header("If-None-Match", one.header("ETag"))
                .get("/api/v1/whitelist/entries/" + entry.certificateNumber)
                .then()
                .statusCode(304);

        entries.suspend(entry, "证据过期");
        given().header("If-None-Match", one.header("ETag"))
                .get("/api/v1/whitelist/entries/" + entry.certificateNumber)
                .then()
                .statusCode(200);

        var found = given().queryParam("creditCode", entry.creditCode)
                .get("/api/v1/whitelist/entries")
                .jsonPath();
        assertThat(found.getInt("total")).isEqualTo(1);
        assertThat(found.getString("entries[0].state")).isEqualTo("suspended");
    }

    @Test
    void an_entry_of_a_later_list_names_the_document_and_the_day_of_that_list() {
        entries.change(entry, known -> {
            known.batch.documentNumber = "工信〔2020〕1号";
            known.batch.publishedOn = known.listedOn.minusYears(1);
        });
        String path = "/api/v1/whitelist/entries/" + entry.certificateNumber;
        assertThat(given().get(path).jsonPath().getString("listing.documentNumber"))
                .isEqualTo(entry.documentNumber);
        assertThat(given().get(path).jsonPath().getString("listing.publishedOn"))
                .isEqualTo(entry.listedOn.toString());
        assertThat(zh("/whitelist/entries/" + entry.certificateNumber).text())
                .contains(entry.documentNumber)
                .doesNotContain("工信〔2020〕1号");
    }

    @Test
    void what_the_api_does_not_know_is_a_problem_that_names_it() {
        given().get("/api/v1/whitelist/entries/NONE-2020-1")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        Response wrong = given().get("/api/v1/whitelist/entries?state=wonderful&size=1000");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.jsonPath().getList("errors.field", String.class)).containsExactly("state", "size");
    }

    // The states

    @Test
    void whoever_is_talking_with_the_provider_is_told_when_its_entry_stops_being_in_force() {
        Person provider = Cast.owner("钱工", "湖州沟通测试公司" + System.nanoTime(), true, false);
        Person buyer = Cast.owner("采购员", "德清采购测试公司", false, true);
        Person other = Cast.owner("旁人", "安吉旁观测试公司", false, true);
        Solution about = Cast.solution(provider, "窑炉监控", new Contact("钱工", null, "0572-2", null));
        Conversation conversation = Cast.conversation(buyer, about);
        WhitelistEntry entry = entries.list(provider, about);

        entries.suspend(entry, "证据过期");

        assertThat(toldOf("whitelist.lost", buyer)).singleElement().satisfies(notice -> {
            assertThat(notice.link).isEqualTo(conversation.path());
            assertThat(notice.text(Language.ZH)).contains(about.title, entry.certificateNumber);
        });
        assertThat(toldOf("whitelist.lost", other)).isEmpty();
        assertThat(toldOf("whitelist.entry.suspend", provider)).hasSize(1);
    }

    private static List<Notice> toldOf(String kind, Person person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Notice.list("personId = ?1 and kind = ?2", person.id, kind));
    }

    @Test
    void what_the_table_does_not_name_is_refused_and_changes_nothing() {
        for (EntryState from : EntryState.values()) {
            for (EntryState to : EntryState.values()) {
                if (!EntryState.TRANSITIONS.allows(from, to)) {
                    assertThatThrownBy(() -> EntryState.TRANSITIONS.apply(from, to))
                            .isInstanceOf(IllegalTransitionException.class);
                }
            }
        }
        assertThat(EntryState.values())
                .filteredOn(state -> EntryState.TRANSITIONS.allows(state, EntryState.REMOVED))
                .containsExactlyInAnyOrder(
                        EntryState.VALID,
                        EntryState.RECTIFYING,
                        EntryState.SUSPENDED,
                        EntryState.EXPIRED,
                        EntryState.RENEWED,
                        EntryState.RESIGNED);
        entries.remove(entry, "伪造");
        assertThatThrownBy(() -> entries.change(entry, known -> lifecycle.resign(known, null)))
                .isInstanceOf(IllegalTransitionException.class);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> WhitelistEntry.<WhitelistEntry>findById(entry.id).state))
                .isEqualTo(EntryState.REMOVED);
    }

    private static String decoded(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("The code cannot be read", e);
        }
    }

    private static Document register(String... parameters) {
        var request = given().cookie("lang", "zh");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return Jsoup.parse(
                request.get("/whitelist").then().statusCode(200).extract().asString());
    }

    private static Document zh(String path) {
        return Jsoup.parse(given().cookie("lang", "zh")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
