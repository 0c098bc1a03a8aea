package org.solutionpool.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be known of a file before its columns have a meaning.
 *
 * @param rows filled rows, readable or not
 * @param columns in the order they were first met
 */
public record SourceSurvey(SourceFormat format, int rows, List<Column> columns) {

    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 80;

    /**
     * A column.
     *
     * @param filled in how many rows there is something in it
     * @param samples the first three different values, shortened to 80 characters
     */
    public record Column(String name, int filled, List<String> samples) {}

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * Reads a file from beginning to end.
     *
     * @throws FileRefused if it cannot be read, is too large, or has no rows
     */
    static SourceSurvey of(Path file) throws IOException {
        Map<String, Seen> seen = new LinkedHashMap<>();
        int rows = 0;
        try (RowSource source = SourceFormat.open(file)) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                if (++rows > RowSource.MOST_ROWS) {
                    throw new FileRefused("rows", RowSource.MOST_ROWS);
                }
                row.values().forEach((name, value) -> seen.computeIfAbsent(name, column -> new Seen())
                        .add(sample(value)));
                if (seen.size() > RowSource.MOST_COLUMNS) {
                    throw new FileRefused("columns", RowSource.MOST_COLUMNS);
                }
            }
        }
        if (rows == 0) {
            throw new FileRefused("empty");
        }
        if (seen.isEmpty()) {
            throw new FileRefused("nothingReadable");
        }
        return new SourceSurvey(
                SourceFormat.of(file),
                rows,
                seen.entrySet().stream()
                        .map(column -> new Column(
                                column.getKey(), column.getValue().filled, List.copyOf(column.getValue().samples)))
                        .toList());
    }

    /** What was met of a column so far. */
    private static final class Seen {

        private int filled;
        private final Set<String> samples = new LinkedHashSet<>();

        void add(String text) {
            filled++;
            if (samples.size() < SAMPLES) {
                samples.add(text);
            }
        }
    }

    private static String sample(JsonNode value) {
        String text = (value.isValueNode() ? value.asText() : value.toString())
                .replace("\0", "")
                .replaceAll("\\s+", " ")
                .strip();
        return text.codePointCount(0, text.length()) <= LONGEST_SAMPLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_SAMPLE - 1)) + "…";
    }
}
