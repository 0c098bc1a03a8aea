package org.solutionpool.importing;

import java.util.List;
import org.solutionpool.importing.ListedRows.Planned;

/** Where the rows of a file go: into listings, or into the register as a record. */
interface RowDestination {

    /** What is to be done with rows, beside what is in already; inside a transaction. */
    List<Planned> plan(List<MappedRow> rows);

    /** Does what was planned for a row; inside a transaction. */
    void apply(Planned planned, long jobId, TermWords words);
}
