package org.solutionpool.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells below a row of headings. Lists of authorities often carry their name in a line above the headings: the
 * headings are the first row with two filled cells, else the first filled row.
 */
final class HeadedRows {

    private static final int SEARCHED_FOR_HEADINGS = 20;

    private final Supplier<@Nullable Cells> rows;
    private final Deque<Cells> readAhead = new ArrayDeque<>();
    private final List<String> headings;

    /**
     * One row as the file has it.
     *
     * @param cells from the left; an empty text where there is nothing
     */
    record Cells(int number, List<String> cells, List<RowProblem> problems) {

        long filled() {
            return cells.stream().filter(cell -> !cell.isBlank()).count();
        }
    }

    /**
     * @param rows null after the last one
     * @throws FileRefused if there are no headings, too many, or one stands twice
     */
    HeadedRows(Supplier<@Nullable Cells> rows) {
        this.rows = rows;
        for (Cells row = rows.get(); row != null; row = rows.get()) {
            if (row.filled() > 0) {
                readAhead.add(row);
            }
            if (row.filled() > 1 || readAhead.size() == SEARCHED_FOR_HEADINGS) {
                break;
            }
        }
        if (readAhead.isEmpty()) {
            throw new FileRefused("empty");
        }
        if (readAhead.getLast().filled() > 1) {
            Cells last = readAhead.getLast();
            readAhead.clear();
            readAhead.add(last);
        }
        this.headings = headings(readAhead.removeFirst());
    }

    @Nullable SourceRow next() {
        while (true) {
            Cells row = readAhead.isEmpty() ? rows.get() : readAhead.removeFirst();
            if (row == null) {
                return null;
            }
            if (row.filled() > 0) {
                return named(row);
            }
        }
    }

    private SourceRow named(Cells row) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<RowProblem> problems = new ArrayList<>(row.problems());
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (cell.isBlank()) {
                continue;
            }
            if (i >= headings.size()) {
                problems.add(RowProblem.error(row.number(), letters(i), "row.tooManyCells", headings.size()));
                break;
            }
            values.put(headings.get(i), TextNode.valueOf(cell));
        }
        problems.addAll(TextEncoding.damage(row.number(), values));
        return new SourceRow(
                row.number(), values, problems.stream().map(this::withHeading).toList());
    }

    /** Readers know a cell by its letters; people know its column by the heading. */
    private RowProblem withHeading(RowProblem problem) {
        String column = problem.column();
        for (int i = 0; i < headings.size(); i++) {
            if (letters(i).equals(column)) {
                return new RowProblem(
                        problem.row(), headings.get(i), problem.severity(), problem.code(), problem.arguments(), null);
            }
        }
        return problem;
    }

    private static List<String> headings(Cells row) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String name = row.cells().get(i).strip().replaceAll("\\s+", " ");
            if (name.isEmpty()) {
                name = letters(i);
            }
            if (name.codePointCount(0, name.length()) > 200) {
                throw new FileRefused("heading.long", letters(i));
            }
            if (!seen.add(name)) {
                throw new FileRefused("heading.twice", name);
            }
            names.add(name);
        }
        if (names.size() > RowSource.MOST_COLUMNS) {
            throw new FileRefused("columns", RowSource.MOST_COLUMNS);
        }
        return names;
    }

    /** The name of a column in spreadsheets: A … Z, AA …, in brackets so that it is no heading. */
    static String letters(int index) {
        StringBuilder letters = new StringBuilder();
        for (int i = index; i >= 0; i = i / 26 - 1) {
            letters.insert(0, (char) ('A' + i % 26));
        }
        return "[" + letters + "]";
    }
}
