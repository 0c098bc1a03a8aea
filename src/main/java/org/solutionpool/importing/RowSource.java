package org.solutionpool.importing;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after another; never more than a few of them in memory. */
public interface RowSource extends Closeable {

    /** The most rows a file may have. Larger lists are split: an admin has to look at the dry run. */
    int MOST_ROWS = 200_000;

    /** The most columns a file may have. */
    int MOST_COLUMNS = 500;

    /**
     * The next row that has anything in it; null after the last one.
     *
     * @throws FileRefused if the rest of the file cannot be read
     */
    @Nullable SourceRow next() throws IOException;

    /** What is to be said about the file as a whole. */
    List<RowProblem> notes();
}
