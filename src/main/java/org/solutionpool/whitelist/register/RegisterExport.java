package org.solutionpool.whitelist.register;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.programme.WorkingDays;

/**
 * Writes what a filter leaves of the register, however much that is: entries are read some at a time, each time in a
 * transaction of its own, and go out at once.
 */
@ApplicationScoped
public class RegisterExport {

    private static final int AT_ONCE = 500;

    /** The columns of a table; the names stand in the bundle {@code register} under {@code column.}. */
    static final List<String> COLUMNS = List.of(
            "number",
            "state",
            "subject",
            "provider",
            "providerEn",
            "solution",
            "solutionEn",
            "creditCode",
            "region",
            "industries",
            "programmeCode",
            "programme",
            "batch",
            "issuer",
            "documentNumber",
            "listedOn",
            "validUntil",
            "reason",
            "url",
            "source");

    @Inject
    Register register;

    @Inject
    Taxonomy taxonomy;

    @Inject
    ObjectMapper json;

    /** What is done with each entry. */
    private interface Line {
        void write(EntryRecord entry) throws IOException;
    }

    /**
     * CSV by RFC 4180 in UTF-8, with a byte order mark, without which spreadsheet programs take it for something else.
     *
     * @param base the portal's address, which the pages' addresses begin with
     */
    void csv(RegisterFilter filter, Language language, String base, OutputStream out) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
            printer.printRecord(heads(language));
            each(
                    filter,
                    entry -> printer.printRecord(cells(entry, language, base).stream()
                            .map(RegisterExport::harmless)
                            .toList()));
            printer.flush();
        }
    }

    /** A workbook of one sheet. Cells are texts of their own, so that no table of shared texts grows in memory. */
    void xlsx(RegisterFilter filter, Language language, String base, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "solution-pool", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(Messages.text(language, "register", "sheet"));
            int[] row = {0};
            fill(sheet, row[0]++, heads(language));
            sheet.freezePane(0, 1);
            each(filter, entry -> {
                fill(sheet, row[0]++, cells(entry, language, base));
                if (row[0] % AT_ONCE == 0) {
                    sheet.flush();
                }
            });
        }
    }

    /** An array of entries as the API gives them. */
    void json(RegisterFilter filter, OutputStream out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartArray();
            each(filter, entry -> json.writeValue(generator, entry));
            generator.writeEndArray();
        }
    }

    private void each(RegisterFilter filter, Line line) throws IOException {
        Register.@Nullable Position after = null;
        while (true) {
            Register.@Nullable Position from = after;
            List<Read> some = QuarkusTransaction.requiringNew()
                    .call(() -> register.after(filter, from, AT_ONCE).stream()
                            .map(entry -> new Read(
                                    Register.Position.of(entry), EntryRecord.of(entry, WorkingDays.today(), null)))
                            .toList());
            for (Read read : some) {
                line.write(read.entry());
            }
            if (some.size() < AT_ONCE) {
                return;
            }
            after = some.getLast().position();
        }
    }

    /** An entry and its place in the register. */
    private record Read(Register.Position position, EntryRecord entry) {}

    private static List<String> heads(Language language) {
        return COLUMNS.stream()
                .map(column -> Messages.text(language, "register", "column." + column))
                .toList();
    }

    private List<String> cells(EntryRecord entry, Language language, String base) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(entry.number());
        cells.add(Messages.text(language, "register", "state." + entry.state().toUpperCase(java.util.Locale.ROOT)));
        cells.add(Messages.text(language, "register", "subject." + entry.subject()));
        cells.add(entry.provider());
        cells.add(entry.providerEn());
        cells.add(entry.solution());
        cells.add(entry.solutionEn());
        cells.add(entry.creditCode());
        cells.add(entry.region() == null ? null : taxonomy.name(Scheme.REGION, entry.region(), language));
        cells.add(String.join(
                "; ",
                entry.industries().stream()
                        .map(code -> taxonomy.name(Scheme.INDUSTRY, code, language))
                        .toList()));
        EntryRecord.Listing listing = entry.listing();
        cells.add(listing.programmeCode());
        cells.add(language == Language.EN && !listing.historical() ? listing.programmeEn() : listing.programme());
        cells.add(listing.batch());
        cells.add(listing.issuer());
        cells.add(listing.documentNumber());
        cells.add(entry.listedOn());
        cells.add(entry.validUntil());
        cells.add(entry.reason());
        cells.add(base + entry.url());
        cells.add(listing.source());
        return cells.stream().map(cell -> Objects.toString(cell, "")).toList();
    }

    private static void fill(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, cells.get(column));
        }
    }

    /** A provider's text must not become a formula of the reader's spreadsheet (CWE-1236). */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
