package org.solutionpool.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One row of a file, before anybody knows what its columns mean.
 *
 * @param number as the file counts: the line of JSONL, the row of a spreadsheet
 * @param values what stands in each column; columns with nothing in them are left out
 * @param problems what the reader found wrong; with an error among them the values are not to be used
 */
public record SourceRow(int number, Map<String, JsonNode> values, List<RowProblem> problems) {

    boolean readable() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
