package org.solutionpool.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first visible sheet of an Office Open XML workbook that has anything in it, read as a stream. Formulas are never
 * calculated: what counts is the value the spreadsheet program left beside them.
 */
final class XlsxSource implements RowSource {

    private final ReadableWorkbook workbook;
    private final List<RowProblem> notes = new ArrayList<>();
    private final Stream<Row> stream;
    private final Iterator<Row> sheetRows;
    private final HeadedRows rows;

    /**
     * @throws FileRefused if it is no workbook, or one that is not safe to read
     */
    XlsxSource(Path file) throws IOException {
        boolean formats = XlsxGuard.check(file);
        ReadableWorkbook opened = null;
        try {
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(formats, true));
            List<Sheet> filled = new ArrayList<>();
            for (Sheet sheet : opened.getSheets().toList()) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE && filled(sheet)) {
                    filled.add(sheet);
                }
            }
            if (filled.isEmpty()) {
                throw new FileRefused("empty");
            }
            if (filled.size() > 1) {
                notes.add(RowProblem.warning(
                        0, null, "xlsx.sheets", filled.getFirst().getName(), filled.size()));
            }
            this.stream = filled.getFirst().openStream();
            this.sheetRows = stream.iterator();
            this.workbook = opened;
            this.rows = new HeadedRows(this::cells);
        } catch (ExcelReaderException | UncheckedIOException e) {
            close(opened);
            throw new FileRefused("xlsx.broken");
        } catch (FileRefused e) {
            close(opened);
            throw e;
        }
    }

    private static boolean filled(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.limit(50).anyMatch(row -> row.getFirstNonEmptyCell().isPresent());
        }
    }

    private static void close(@Nullable ReadableWorkbook workbook) throws IOException {
        if (workbook != null) {
            workbook.close();
        }
    }

    private HeadedRows.@Nullable Cells cells() {
        try {
            if (!sheetRows.hasNext()) {
                return null;
            }
            Row row = sheetRows.next();
            List<String> cells = new ArrayList<>();
            List<RowProblem> problems = new ArrayList<>();
            for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS + 1); i++) {
                cells.add(text(row.getRowNum(), row.getCell(i), problems));
            }
            return new HeadedRows.Cells(row.getRowNum(), cells, problems);
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw new FileRefused("xlsx.broken");
        }
    }

    private static String text(int row, @Nullable Cell cell, List<RowProblem> problems) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        String column = HeadedRows.letters(cell.getColumnIndex());
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        return switch (cell.getType()) {
            case ERROR -> {
                problems.add(RowProblem.warning(row, column, "xlsx.errorValue", raw));
                yield "";
            }
            case FORMULA -> {
                problems.add(
                        raw.isBlank()
                                ? RowProblem.error(row, column, "xlsx.formulaWithoutValue")
                                : RowProblem.warning(row, column, "xlsx.formula", raw));
                yield raw;
            }
            case NUMBER -> number(cell);
            default -> cell.getText();
        };
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && isDate(format)) {
            return cell.asDate().toLocalDate().toString();
        }
        return cell.asNumber().stripTrailingZeros().toPlainString();
    }

    /** Formats of dates have a year in them, outside of quoted words and colours in brackets. */
    private static boolean isDate(String format) {
        return format.toLowerCase(Locale.ROOT)
                .replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "")
                .contains("yy");
    }

    @Override
    public @Nullable SourceRow next() {
        return rows.next();
    }

    @Override
    public List<RowProblem> notes() {
        return notes;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
