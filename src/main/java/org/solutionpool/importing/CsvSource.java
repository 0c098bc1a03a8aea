package org.solutionpool.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Text with separators (RFC 4180): comma, semicolon or tab, found out from the first lines. */
final class CsvSource implements RowSource {

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int LINES_LOOKED_AT = 20;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final HeadedRows rows;

    CsvSource(Path file, TextEncoding encoding) throws IOException {
        char separator;
        try (BufferedReader reader = encoding.open(file)) {
            separator = separator(reader);
        }
        this.parser = CSVFormat.RFC4180.builder().setDelimiter(separator).get().parse(encoding.open(file));
        this.records = parser.iterator();
        this.rows = new HeadedRows(this::cells);
    }

    private static char separator(BufferedReader reader) throws IOException {
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        int lines = 0;
        for (int c = reader.read(); c >= 0 && lines < LINES_LOOKED_AT; c = reader.read()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                for (int i = 0; i < SEPARATORS.length; i++) {
                    counts[i] += c == SEPARATORS[i] ? 1 : 0;
                }
                lines += c == '\n' ? 1 : 0;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS[most];
    }

    private HeadedRows.@Nullable Cells cells() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            List<String> cells = new ArrayList<>(record.size());
            record.forEach(cells::add);
            return new HeadedRows.Cells(Math.toIntExact(record.getRecordNumber()), cells, List.of());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw new FileRefused("csv.quotes", parser.getCurrentLineNumber());
            }
            throw e;
        }
    }

    @Override
    public @Nullable SourceRow next() {
        return rows.next();
    }

    @Override
    public List<RowProblem> notes() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
