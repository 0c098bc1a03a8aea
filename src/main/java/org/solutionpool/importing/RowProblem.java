package org.solutionpool.importing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a row that an admin should know. Its words stand in the bundle {@code importing} under
 * {@code problem.<code>.what} and {@code problem.<code>.mend}.
 *
 * @param row the row's number as its file counts: the line of JSONL, the row of a spreadsheet; 0 for the file as a whole
 * @param column the column's name in the file; null if it is the row as a whole
 * @param arguments what stands at {0}, {1} … in the words, each at most 200 characters
 * @param solutionId the listing that a duplicate is like; null if it is another row or nothing
 */
public record RowProblem(
        int row,
        @Nullable String column,
        Severity severity,
        String code,
        List<String> arguments,
        @Nullable Long solutionId) {

    private static final int LONGEST_ARGUMENT = 200;

    public RowProblem {
        arguments = arguments.stream().map(RowProblem::shortened).toList();
    }

    static RowProblem error(int row, @Nullable String column, String code, Object... arguments) {
        return of(row, column, Severity.ERROR, code, arguments);
    }

    static RowProblem warning(int row, @Nullable String column, String code, Object... arguments) {
        return of(row, column, Severity.WARNING, code, arguments);
    }

    private static RowProblem of(
            int row, @Nullable String column, Severity severity, String code, Object... arguments) {
        return new RowProblem(
                row,
                column,
                severity,
                code,
                Arrays.stream(arguments).map(String::valueOf).toList(),
                null);
    }

    private static String shortened(String argument) {
        String storable = argument.replace("\0", "");
        int length = storable.codePointCount(0, storable.length());
        return length <= LONGEST_ARGUMENT
                ? storable
                : storable.substring(0, storable.offsetByCodePoints(0, LONGEST_ARGUMENT - 1)) + "…";
    }
}
