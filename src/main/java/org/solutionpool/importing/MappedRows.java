package org.solutionpool.importing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.solutionpool.importing.MappedRow.Listing;

/** The rows of a file as listings, from the first to the last, with what can only be seen across rows. */
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
        Listing listing = row.listing();
        if (listing == null) {
            return row;
        }
        Key key = new Key(listing.list(), listing.identity());
        Integer first = firstRows.putIfAbsent(key, row.number());
        if (first == null) {
            return row;
        }
        if (listing.rowId() != null) {
            return row.with(null, RowProblem.error(row.number(), null, "id.twice", listing.rowId(), first));
        }
        // Word for word the same and no id to tell them apart: both are published, as the list does. The count keeps
        // them
        // apart at the next import too.
        int time = times.merge(key, 1, Integer::sum) + 1;
        return row.with(listing.repeated(time), RowProblem.warning(row.number(), null, "row.twice", first));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
