package org.solutionpool.importing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.solutionpool.importing.MappedRow.Content;

/** The rows of a file as what they become, from the first to the last, with what can only be seen across rows. */
final class MappedRows implements Closeable {

    private final RowSource source;
    private final RowMapper mapper;
    private final Map<Key, Integer> firstRows = new HashMap<>();
    private final Map<Key, Integer> times = new HashMap<>();

    private record Key(ListKey list, String identity) {}

    MappedRows(Path file, RowMapper mapper) throws IOException {
        this.source = SourceFormat.open(file);
        this.mapper = mapper;
    }

    List<RowProblem> notes() {
        return source.notes();
    }

    /** The next rows, at most so many; none after the last. */
    List<MappedRow> next(int most) throws IOException {
        List<MappedRow> rows = new ArrayList<>(most);
        while (rows.size() < most) {
            SourceRow row = source.next();
            if (row == null) {
                break;
            }
            rows.add(acrossRows(mapper.map(row)));
        }
        return rows;
    }

    private MappedRow acrossRows(MappedRow row) {
        Content content = row.content();
        if (content == null) {
            return row;
        }
        Key key = new Key(content.list(), content.identity());
        Integer first = firstRows.putIfAbsent(key, row.number());
        if (first == null) {
            return row;
        }
        if (content.rowId() != null) {
            return row.with(null, RowProblem.error(row.number(), null, "id.twice", content.rowId(), first));
        }
        // Word for word the same and no id to tell them apart: both are published, as the list does. The count keeps
        // them
        // apart at the next import too.
        int time = times.merge(key, 1, Integer::sum) + 1;
        return row.with(content.repeated(time), RowProblem.warning(row.number(), null, "row.twice", first));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
