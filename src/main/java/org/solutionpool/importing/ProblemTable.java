package org.solutionpool.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** The lines of a dry run as CSV: UTF-8 with a byte order mark, without which spreadsheet programs take it for something else. */
final class ProblemTable {

    private static final int AT_ONCE = 1_000;

    private final long jobId;
    private final Language language;

    ProblemTable(long jobId, Language language) {
        this.jobId = jobId;
        this.language = language;
    }

    void write(OutputStream out) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.EXCEL);
            printer.printRecord(text("severity"), text("row"), text("column"), text("what"), text("mend"));
            long after = 0;
            for (List<ImportProblem> some = read(after); !some.isEmpty(); some = read(after)) {
                for (ImportProblem problem : some) {
                    printer.printRecord(
                            text("severity." + problem.severity.name()),
                            problem.row == 0 ? "" : problem.row,
                            harmless(problem.column == null ? "" : problem.column),
                            harmless(problem.what(language)),
                            harmless(problem.mend(language)));
                }
                after = some.getLast().id;
            }
            printer.flush();
        }
    }

    /** Texts of a stranger's file must not become formulas of the reader's (CWE-1236). */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private List<ImportProblem> read(long after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ImportProblem.<ImportProblem>find("jobId = ?1 and id > ?2 order by id", jobId, after)
                        .page(0, AT_ONCE)
                        .list());
    }

    private String text(String key) {
        return Messages.text(language, ImportPages.BUNDLE, key);
    }
}
