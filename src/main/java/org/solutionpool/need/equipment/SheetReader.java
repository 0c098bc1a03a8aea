package org.solutionpool.need.equipment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.solutionpool.importing.FileRefused;
import org.solutionpool.importing.RowProblem;
import org.solutionpool.importing.RowSource;
import org.solutionpool.importing.Severity;
import org.solutionpool.importing.SourceFormat;
import org.solutionpool.importing.SourceRow;
import org.solutionpool.text.TextFolding;

/** Reads rows of machines out of files and out of what was copied from a spreadsheet. */
final class SheetReader {

    private static final String BUNDLE = "equipment";

    /** Of one cell, before it is looked at: what is longer is refused beside its field all the same. */
    private static final int LONGEST_CELL = 4000;

    private SheetReader() {}

    /**
     * The rows of a CSV or XLSX file.
     *
     * @throws SheetRefusedException if it cannot be read, has no column with the kind of machine, or too many rows
     */
    static List<SheetLine> file(Path file) throws IOException {
        try (RowSource source = SourceFormat.open(file)) {
            List<SheetLine> lines = new ArrayList<>();
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                lines.add(line(row));
                limit(lines);
            }
            return checked(lines);
        } catch (FileRefused e) {
            throw new SheetRefusedException(
                    "importing", "refused." + e.code(), e.arguments().toArray());
        }
    }

    /**
     * The rows of a text with tabs between its cells, as spreadsheets copy it. Without a line of headings the columns are
     * taken in the order of {@link SheetColumn}.
     *
     * @throws SheetRefusedException if there is none, or too many
     */
    static List<SheetLine> pasted(String text) {
        List<SheetLine> lines = new ArrayList<>();
        List<Optional<SheetColumn>> columns = List.of();
        try {
            for (CSVRecord record : CSVFormat.TDF
                    .builder()
                    .setIgnoreSurroundingSpaces(false)
                    .get()
                    .parse(new StringReader(text))) {
                List<String> cells = record.toList();
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (columns.isEmpty()) {
                    columns = cells.stream().map(SheetColumn::ofHeading).toList();
                    if (columns.contains(Optional.of(SheetColumn.CATEGORY)) && named(columns) == filled(cells)) {
                        continue;
                    }
                    columns = Arrays.stream(SheetColumn.values())
                            .map(Optional::of)
                            .toList();
                }
                Map<String, String> known = new LinkedHashMap<>();
                for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                    put(known, columns.get(i), cells.get(i));
                }
                lines.add(new SheetLine((int) record.getRecordNumber(), known, null));
                limit(lines);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new SheetRefusedException(BUNDLE, "pastedQuotes");
        }
        return checked(lines);
    }

    private static long named(List<Optional<SheetColumn>> columns) {
        return columns.stream().filter(Optional::isPresent).count();
    }

    private static long filled(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static SheetLine line(SourceRow row) {
        Map<String, String> known = new LinkedHashMap<>();
        row.values().forEach((heading, value) -> put(known, SheetColumn.ofHeading(heading), text(value)));
        SheetLine.Damage damage = row.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst()
                .map(SheetReader::damage)
                .orElse(null);
        return new SheetLine(row.number(), known, damage);
    }

    private static SheetLine.Damage damage(RowProblem problem) {
        return new SheetLine.Damage(problem.code(), problem.arguments());
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static void put(Map<String, String> known, Optional<SheetColumn> column, String cell) {
        String text = TextFolding.fold(cell).strip().replace("\0", "");
        if (column.isPresent() && !text.isEmpty()) {
            known.putIfAbsent(
                    column.get().name(), text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL));
        }
    }

    private static void limit(List<SheetLine> lines) {
        if (lines.size() > Machinery.MOST_LINES) {
            throw new SheetRefusedException(BUNDLE, "sheetTooLong", Machinery.MOST_LINES);
        }
    }

    private static List<SheetLine> checked(List<SheetLine> lines) {
        if (lines.isEmpty()) {
            throw new SheetRefusedException(BUNDLE, "sheetEmpty");
        }
        if (lines.stream().noneMatch(line -> line.cells().containsKey(SheetColumn.CATEGORY.name()))) {
            throw new SheetRefusedException(BUNDLE, "sheetWithoutKinds");
        }
        return lines;
    }
}
