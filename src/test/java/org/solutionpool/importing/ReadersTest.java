package org.solutionpool.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them: what is read, and what is refused with which reason. */
class ReadersTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    // --- JSON Lines ---

    @Test
    void a_broken_line_is_a_problem_of_that_line_only() throws IOException {
        List<SourceRow> rows = read("""
                {"title": "空压站节能监测"}
                {"title": "空压站
                {"title": "窑炉能效优化"}
                """);

        assertThat(titles(rows)).containsExactly("空压站节能监测", "窑炉能效优化");
        assertThat(problems(rows)).containsExactly("2 json.broken");
    }

    @Test
    void lines_that_hold_no_object_two_objects_or_a_field_twice_are_problems() throws IOException {
        List<SourceRow> rows = read("""
                {"title": "数控机床联网"}
                ["数控机床联网"]
                {"title": "甲"} {"title": "乙"}
                {"title": "甲", "title": "乙"}
                """);

        assertThat(problems(rows)).containsExactly("2 json.noObject", "3 json.broken", "4 json.broken");
    }

    @Test
    void a_line_of_two_megabytes_is_refused_and_the_next_one_read() throws IOException {
        List<SourceRow> rows = read("{\"title\": \"" + "长".repeat(2_000_000) + "\"}\n{\"title\": \"注塑机数据采集\"}\n");

        assertThat(problems(rows)).containsExactly("1 json.tooLong");
        assertThat(titles(rows)).containsExactly("注塑机数据采集");
    }

    @Test
    void empty_lines_do_not_count_as_rows_but_as_lines() throws IOException {
        List<SourceRow> rows = read("{\"title\": \"甲\"}\n\n   \n{\"title\": \"乙\"}\n");

        assertThat(rows).extracting(SourceRow::number).containsExactly(1, 4);
    }

    @Test
    void bytes_that_are_no_text_make_a_problem_of_their_row() throws IOException {
        byte[] text = "{\"title\": \"锅炉燃烧优化\"}\n{\"title\": \"坏#\"}\n{\"title\": \"电机振动监测与故障诊断\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '#' ? (byte) 0xFF : text[i];
        }

        List<SourceRow> rows = read(text);

        assertThat(titles(rows)).containsExactly("锅炉燃烧优化", "电机振动监测与故障诊断");
        assertThat(problems(rows)).containsExactly("2 text.damaged");
    }

    @Test
    void emoji_and_rare_characters_come_through() throws IOException {
        assertThat(titles(read("{\"title\": \"𠮷田机床 🏭\"}\n"))).containsExactly("𠮷田机床 🏭");
    }

    @Test
    void a_json_array_is_refused_with_the_advice_to_write_lines() {
        assertRefused("[{\"title\": \"甲\"}]".getBytes(StandardCharsets.UTF_8), "json.array");
    }

    // --- CSV ---

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void each_usual_separator_is_found_out(String separator) throws IOException {
        List<SourceRow> rows = read("方案名称,企业名称\n空压机群控,苏州某气动公司\n".replace(",", separator));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.values().get("方案名称").asText()).isEqualTo("空压机群控");
            assertThat(row.values().get("企业名称").asText()).isEqualTo("苏州某气动公司");
        });
    }

    @Test
    void gb18030_utf8_with_and_without_mark_and_utf16_say_the_same() throws IOException {
        String text = "title,provider\n空压机群控 Ⅱ 型,㙍县某公司\n";

        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(GB18030),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(read(bytes)).singleElement().satisfies(row -> {
                assertThat(row.values().get("title").asText()).isEqualTo("空压机群控 Ⅱ 型");
                assertThat(row.values().get("provider").asText()).isEqualTo("㙍县某公司");
            });
        }
    }

    @Test
    void quoted_cells_keep_separators_and_line_breaks() throws IOException {
        List<SourceRow> rows = read("title,claims\n\"泵站, 集中监控\",\"省电\n省人\"\n");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.values().get("title").asText()).isEqualTo("泵站, 集中监控");
            assertThat(row.values().get("claims").asText()).isEqualTo("省电\n省人");
        });
    }

    @Test
    void the_name_of_the_list_may_stand_above_the_headings() throws IOException {
        List<SourceRow> rows = read("附件：2026年某市推荐名单,,\n,,\n序号,方案名称,企业名称\n1,风机预测性维护,某风电公司\n");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.values().get("方案名称").asText()).isEqualTo("风机预测性维护");
            assertThat(row.number()).isEqualTo(4);
        });
    }

    @Test
    void a_row_with_more_cells_than_headings_is_a_problem() throws IOException {
        assertThat(problems(read("title,provider\n泵站监控,某公司,多出来的\n"))).containsExactly("2 row.tooManyCells");
    }

    @Test
    void quotes_that_do_not_match_refuse_the_file_since_nobody_knows_where_rows_end() {
        assertRefused("title,provider\n甲,乙\n\"丙\" 丁,戊\n".getBytes(StandardCharsets.UTF_8), "csv.quotes");
        assertRefused("title,provider\n\"丙,戊\n".getBytes(StandardCharsets.UTF_8), "csv.quotes");
    }

    @Test
    void a_heading_that_stands_twice_is_refused() {
        assertRefused("title,title\n甲,乙\n".getBytes(StandardCharsets.UTF_8), "heading.twice");
    }

    // --- XLSX ---

    @Test
    void a_workbook_is_read_with_numbers_dates_and_booleans_as_people_see_them() throws IOException {
        Path file = workbook(sheet -> {
            sheet.value(0, 0, "title");
            sheet.value(0, 1, "year");
            sheet.value(0, 2, "published");
            sheet.value(1, 0, "热处理炉节能改造");
            sheet.value(1, 1, 2026);
            sheet.value(1, 2, java.time.LocalDate.of(2026, 3, 1));
            sheet.style(1, 2).format("yyyy-MM-dd").set();
        });

        assertThat(readFile(file)).singleElement().satisfies(row -> {
            assertThat(row.values().get("title").asText()).isEqualTo("热处理炉节能改造");
            assertThat(row.values().get("year").asText()).isEqualTo("2026");
            assertThat(row.values().get("published").asText()).isEqualTo("2026-03-01");
            assertThat(row.number()).isEqualTo(2);
        });
    }

    @Test
    void a_formula_counts_with_its_stored_result_and_refuses_its_row_without_one() throws IOException {
        Path file = xlsx("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c><c r="B1" t="inlineStr"><is><t>provider</t></is></c></row>
                <row r="2"><c r="A2" t="str"><f>B2&amp;"方案"</f><v>某公司方案</v></c><c r="B2" t="inlineStr"><is><t>某公司</t></is></c></row>
                <row r="3"><c r="A3" t="str"><f>B3&amp;"方案"</f></c><c r="B3" t="inlineStr"><is><t>另一公司</t></is></c></row>
                """);

        List<SourceRow> rows = readFile(file);

        assertThat(titles(rows)).containsExactly("某公司方案");
        assertThat(problems(rows)).containsExactly("2 xlsx.formula", "3 xlsx.formulaWithoutValue");
        assertThat(rows.getFirst().problems()).singleElement().satisfies(problem -> assertThat(problem.column())
                .isEqualTo("title"));
    }

    @Test
    void a_second_filled_sheet_is_said_to_stay_behind() throws IOException {
        Path file = folder.resolve("two.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (String name : List.of("名单", "备份")) {
                Worksheet sheet = workbook.newWorksheet(name);
                sheet.value(0, 0, "title");
                sheet.value(1, 0, name + "里的方案");
            }
        }
        try (RowSource source = SourceFormat.open(file)) {
            assertThat(source.notes()).singleElement().satisfies(note -> {
                assertThat(note.code()).isEqualTo("xlsx.sheets");
                assertThat(note.arguments()).containsExactly("名单", "2");
            });
            assertThat(titles(all(source))).containsExactly("名单里的方案");
        }
    }

    @Test
    void a_workbook_of_two_million_rows_is_refused_for_its_rows() throws IOException {
        Path file = folder.resolve("rows.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            parts(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(SHEET_START.getBytes(StandardCharsets.UTF_8));
            StringBuilder some = new StringBuilder();
            for (int row = 1; row <= 2_000_000; row++) {
                some.append("<row r=\"")
                        .append(row)
                        .append("\"><c r=\"A")
                        .append(row)
                        .append("\"><v>")
                        .append(Integer.toHexString(row * 0x9E3779B9).hashCode())
                        .append("</v></c></row>");
                if (some.length() > 100_000) {
                    zip.write(some.toString().getBytes(StandardCharsets.UTF_8));
                    some.setLength(0);
                }
            }
            zip.write((some + SHEET_END).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        assertThatThrownBy(() -> SourceSurvey.of(file)).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo("rows");
            assertThat(refused.arguments()).containsExactly("200000");
        });
    }

    @Test
    void a_zip_bomb_is_refused_before_anything_parses_it() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            parts(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(SHEET_START.getBytes(StandardCharsets.UTF_8));
            byte[] spaces = " ".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 300; i++) {
                zip.write(spaces);
            }
            zip.write(SHEET_END.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        assertThat(Files.size(file)).isLessThan(1024 * 1024);

        assertThatThrownBy(() -> SourceSurvey.of(file))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.code()).isEqualTo("xlsx.bomb"));
    }

    @Test
    void a_workbook_with_a_document_type_is_refused() throws IOException {
        Path file = folder.resolve("entities.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            parts(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet/>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        assertThatThrownBy(() -> SourceSurvey.of(file))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.code()).isEqualTo("xlsx.other"));
    }

    @Test
    void encrypted_old_cut_and_foreign_files_each_have_their_own_reason() throws IOException {
        byte[] ole = new byte[2048];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, ole, 0, magic.length);
        assertRefused(ole, "xlsx.old");

        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole, 1024, name.length);
        assertRefused(ole, "xlsx.encrypted");

        Path whole = workbook(sheet -> sheet.value(0, 0, "title"));
        byte[] bytes = Files.readAllBytes(whole);
        assertRefused(java.util.Arrays.copyOf(bytes, bytes.length / 2), "xlsx.broken");

        Path zip = folder.resolve("plain.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("readme.txt"));
            out.closeEntry();
        }
        assertRefused(Files.readAllBytes(zip), "xlsx.other");
        assertRefused("%PDF-1.7\n%âãÏÓ\n1 0 obj".getBytes(StandardCharsets.ISO_8859_1), "format");
        assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13}, "format");
        assertRefused(new byte[0], "empty");
        assertRefused("\n \n".getBytes(StandardCharsets.UTF_8), "empty");
    }

    // --- What the tests read with ---

    private static final String SHEET_START = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    private static final String SHEET_END = "</sheetData></worksheet>";

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private Path workbook(Filling filling) throws IOException {
        Path file = folder.resolve("workbook.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            filling.fill(workbook.newWorksheet("名单"));
        }
        return file;
    }

    private Path xlsx(String rows) throws IOException {
        Path file = folder.resolve("raw.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            parts(zip);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write((SHEET_START + rows + SHEET_END).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }

    private static void parts(ZipOutputStream zip) throws IOException {
        String types = "http://schemas.openxmlformats.org/package/2006/content-types";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        part(zip, "[Content_Types].xml", "<Types xmlns=\"" + types + "\"/>");
        part(
                zip,
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + office
                        + "\"><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                zip,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        part(
                zip,
                "_rels/.rels",
                "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private List<SourceRow> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<SourceRow> read(byte[] bytes) throws IOException {
        return readFile(Files.write(folder.resolve("list"), bytes));
    }

    private static List<SourceRow> readFile(Path file) throws IOException {
        try (RowSource source = SourceFormat.open(file)) {
            return all(source);
        }
    }

    private static List<SourceRow> all(RowSource source) throws IOException {
        List<SourceRow> rows = new ArrayList<>();
        for (SourceRow row = source.next(); row != null; row = source.next()) {
            rows.add(row);
        }
        return rows;
    }

    private void assertRefused(byte[] bytes, String code) {
        assertThatThrownBy(() -> SourceSurvey.of(Files.write(folder.resolve("refused"), bytes)))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static List<String> titles(List<SourceRow> rows) {
        return rows.stream()
                .filter(SourceRow::readable)
                .map(row -> row.values().get("title").asText())
                .toList();
    }

    private static List<String> problems(List<SourceRow> rows) {
        return rows.stream()
                .flatMap(row -> row.problems().stream())
                .map(problem -> problem.row() + " " + problem.code())
                .toList();
    }
}
