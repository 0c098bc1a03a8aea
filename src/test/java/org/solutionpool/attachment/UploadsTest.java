package org.solutionpool.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.web.Language;

class UploadsTest {

    private final Uploads uploads = new Uploads();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FileKind.class)
    void takesEveryKindItNames(FileKind kind) throws IOException {
        CheckedFile checked = check("方案 v1." + kind.extension(), sample(kind));

        assertThat(checked.kind()).isEqualTo(kind);
        assertThat(checked.name()).isEqualTo("方案 v1." + kind.extension());
        assertThat(checked.sha256()).hasSize(64);
    }

    @Test
    void refusesAProgramThatIsCalledAPicture() {
        byte[] program = new byte[512];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        // Machine: x86-64
        program[0x84] = 0x64;
        program[0x85] = (byte) 0x86;

        assertThat(refusal("厂房.png", program).text(Language.ZH)).contains("厂房.png", "可执行程序");
        assertThat(refusal("plant.png", program).text(Language.EN)).contains("plant.png", "a program");
    }

    @Test
    void refusesTextThatIsCalledPdf() {
        UploadRefusedException refusal = refusal("报价.pdf", "只是一段文字".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal.text(Language.ZH)).contains("纯文本", "PDF、PNG");
    }

    @Test
    void refusesAWebPageAndADrawingThatCouldRunScripts() {
        assertThat(refusal(
                                "a.jpg",
                                "<!DOCTYPE html><html><script>alert(1)</script></html>"
                                        .getBytes(StandardCharsets.UTF_8))
                        .text(Language.EN))
                .contains("a web page");
        assertThat(refusal(
                                "a.png",
                                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                                        .getBytes(StandardCharsets.UTF_8))
                        .text(Language.EN))
                .contains("SVG");
    }

    @Test
    void refusesAnArchiveThatIsNoOfficeDocument() throws IOException {
        assertThat(refusal("a.docx", zip("readme.txt", "hello")).text(Language.EN))
                .contains("an archive");
    }

    @Test
    void refusesADocumentWithMacros() throws IOException {
        byte[] byContentType = zip(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>");
        byte[] byPart = zip("[Content_Types].xml", contentTypes(FileKind.XLSX), "xl/vbaProject.bin", "x");

        assertThat(refusal("a.docx", byContentType).key()).isEqualTo("refused.macros");
        assertThat(refusal("a.xlsx", byPart).key()).isEqualTo("refused.macros");
    }

    @Test
    void refusesAZipBombWithoutUnpackingIt() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(contentTypes(FileKind.XLSX).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] megabyte = new byte[1024 * 1024];
            for (int i = 0; i < 300; i++) {
                zip.write(megabyte);
            }
        }

        assertThat(bytes.size()).isLessThan(1024 * 1024);
        assertThat(refusal("表.xlsx", bytes.toByteArray()).key()).isEqualTo("refused.bomb");
    }

    @Test
    void refusesAZipOfCountlessEntries() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= OfficeArchive.MOST_ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry("part" + i));
            }
        }

        assertThat(refusal("a.pptx", bytes.toByteArray()).key()).isEqualTo("refused.bomb");
    }

    @Test
    void refusesADocumentThatReachesForOtherFiles() throws IOException {
        byte[] document = zip(
                "[Content_Types].xml",
                "<!DOCTYPE Types [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Types><Override ContentType=\"&x;\"/></Types>");

        assertThat(refusal("a.docx", document).key()).isIn("refused.broken", "refused.kind");
    }

    @Test
    void refusesABrokenArchive() throws IOException {
        byte[] whole = sample(FileKind.DOCX);

        assertThat(refusal("a.docx", java.util.Arrays.copyOf(whole, whole.length - 40))
                        .key())
                .isEqualTo("refused.broken");
    }

    @Test
    void refusesAnEmptyFileAndOneOfElevenMegabytes() throws IOException {
        byte[] large = java.util.Arrays.copyOf(sample(FileKind.PDF), 11 * 1024 * 1024);

        assertThat(refusal("a.pdf", new byte[0]).key()).isEqualTo("refused.empty");
        assertThat(refusal("手册.pdf", large).text(Language.ZH)).contains("11.0 MB", "10 MB");
        assertThat(refusal("a.pdf", java.util.Arrays.copyOf(large, (int) Uploads.LARGEST + 1))
                        .text(Language.EN))
                .contains("10.1 MB");
        assertThat(check("a.pdf", java.util.Arrays.copyOf(large, (int) Uploads.LARGEST))
                        .kind())
                .isEqualTo(FileKind.PDF);
    }

    @Test
    void refusesATwentyFirstFile() {
        UploadRefusedException refusal = catchThrowableOfType(
                UploadRefusedException.class, () -> uploads.check(java.util.List.of(new FieldFile("a.pdf")), 20));

        assertThat(refusal.text(Language.EN)).contains("at most 20 files");
    }

    @Test
    void aFieldThatWasLeftEmptyIsNoFile() {
        assertThat(uploads.check(java.util.List.of(new FieldFile("")), 20)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "photo.png                  | photo.jpg",
                "photo.JPEG                 | photo.jpeg",
                "C:\\Users\\wang\\厂区.jpg   | 厂区.jpg",
                "../../etc/passwd           | passwd.jpg",
                "a\u202Egpj.exe             | agpj.jpg",
                "a\u0000b\u0007c.jpg        | abc.jpg",
                ".htaccess                  | htaccess.jpg",
                "<script>.jpg               | script.jpg",
                "v1.2 final                 | v1.2 final.jpg",
                "...                        | file.jpg",
            })
    void namesAreMadeSafeAndTellTheTruth(String sent, String kept) {
        assertThat(FileName.of(sent, FileKind.JPEG)).isEqualTo(kept);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        String name = FileName.of("压缩机😀".repeat(100) + ".pdf", FileKind.PDF);

        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
        assertThat(name).endsWith(".pdf").doesNotContain("\uFFFD");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(name)).isTrue();
    }

    private CheckedFile check(String name, byte[] content) throws IOException {
        return uploads.check(name, Files.write(folder.resolve("upload"), content));
    }

    private UploadRefusedException refusal(String name, byte[] content) {
        return catchThrowableOfType(UploadRefusedException.class, () -> check(name, content));
    }

    private static byte[] sample(FileKind kind) throws IOException {
        return switch (kind) {
            case PDF -> "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);
            case PNG, JPEG -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), kind.name(), bytes);
                yield bytes.toByteArray();
            }
            case WEBP ->
                "RIFF\u001a\u0000\u0000\u0000WEBPVP8L\r\u0000\u0000\u0000/\u0000\u0000\u0000\u0010\u0007\u0010\u0011\u0011"
                        .getBytes(StandardCharsets.ISO_8859_1);
            case DOCX, XLSX, PPTX ->
                zip("[Content_Types].xml", contentTypes(kind), "docProps/app.xml", "<Properties/>");
        };
    }

    private static String contentTypes(FileKind kind) {
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/main.xml\""
                + " ContentType=\"" + kind.mediaType() + ".main+xml\"/></Types>";
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** A file field as it arrives with a form. */
    private record FieldFile(String fileName) implements org.jboss.resteasy.reactive.multipart.FileUpload {

        @Override
        public String name() {
            return "files";
        }

        @Override
        public Path filePath() {
            return Path.of(fileName);
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public String contentType() {
            return "application/octet-stream";
        }

        @Override
        public String charSet() {
            return "";
        }

        @Override
        public jakarta.ws.rs.core.MultivaluedMap<String, String> getHeaders() {
            return new jakarta.ws.rs.core.MultivaluedHashMap<>();
        }
    }
}
