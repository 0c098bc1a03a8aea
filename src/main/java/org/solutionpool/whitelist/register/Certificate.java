package org.solutionpool.whitelist.register;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.whitelist.programme.Batch;

/**
 * The certificate of an entry as PDF: one sheet of A4 with everything that is certified, and a QR code to the entry's page,
 * where anybody sees whether it is still in force. What it says is what was published, not what the provider is called now.
 */
@Singleton
public class Certificate {

    /** Noto Sans SC with the Chinese characters of the Unicode block 4E00 to 9FFF, under the SIL Open Font License. */
    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";

    private final byte[] font = read();

    /**
     * Draws the certificate of an entry in force.
     *
     * @param base the portal's address, which the address in the QR code begins with
     * @return the PDF; the parts of the font that it needs are in it
     */
    byte[] of(WhitelistEntry entry, Language language, LocalDate today, String base) {
        Batch batch = entry.batch;
        String address = base + entry.path();
        String title = text(language, "title");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            describe(document, title + " " + entry.certificateNumber, EntryView.Listing.issuer(batch, language), today);
            document.getDocumentCatalog().setLanguage(language.htmlLang());
            try (CertificateSheet sheet = new CertificateSheet(document, font)) {
                sheet.frame();
                sheet.heading(title, batch.programme.name(language));
                sheet.statement(text(
                        language,
                        entry.solutionTitle == null ? "statement.provider" : "statement.solution",
                        entry.provider(language),
                        entry.subjectName(language)));
                rows(entry, language).forEach(row -> sheet.row(row.label(), row.value()));
                sheet.foot(
                        text(language, "verify"),
                        address,
                        text(language, "printed", ReadableTime.day(today, language)));
                sheet.code(address);
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A line of the certificate. */
    private record Row(String label, String value) {}

    private static List<Row> rows(WhitelistEntry entry, Language language) {
        Batch batch = entry.batch;
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(text(language, "number"), entry.certificateNumber));
        if (entry.solutionTitle != null) {
            rows.add(new Row(text(language, "solution"), entry.subjectName(language)));
        }
        rows.add(new Row(text(language, "provider"), entry.provider(language)));
        if (entry.creditCode != null) {
            rows.add(new Row(text(language, "creditCode"), entry.creditCode));
        }
        rows.add(new Row(text(language, "batch"), batch.name(language)));
        if (entry.documentNumber != null) {
            rows.add(new Row(text(language, "document"), entry.documentNumber));
        }
        rows.add(new Row(text(language, "issuer"), EntryView.Listing.issuer(batch, language)));
        rows.add(new Row(text(language, "listedOn"), ReadableTime.day(entry.listedOn, language)));
        if (entry.validUntil != null) {
            rows.add(new Row(text(language, "validUntil"), ReadableTime.day(entry.validUntil, language)));
        }
        return rows;
    }

    private static void describe(PDDocument document, String title, String issuer, LocalDate today) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setAuthor(issuer);
        information.setCreationDate(
                GregorianCalendar.from(today.atStartOfDay(ReadableTime.ZONE).withZoneSameInstant(ZoneOffset.UTC)));
        document.setDocumentInformation(information);
    }

    private static String text(Language language, String key, Object... arguments) {
        return Messages.text(language, "register", "certificate." + key, arguments);
    }

    private static byte[] read() {
        try (InputStream in = Objects.requireNonNull(Certificate.class.getResourceAsStream(FONT))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
