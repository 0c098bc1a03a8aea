package org.solutionpool.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.solutionpool.importing.ListedRows.Planned;
import org.solutionpool.importing.ListedRows.Step;
import org.solutionpool.importing.MappedRow.Named;
import org.solutionpool.whitelist.register.HistoricalLists;
import org.solutionpool.whitelist.register.HistoricalLists.Line;
import org.solutionpool.whitelist.register.HistoricalLists.SourceList;

/** Puts rows into the register: their lists become historical batches of one programme. */
final class HistoricalRows implements RowDestination {

    private final HistoricalLists lists;
    private final String programme;

    /** The last number of each list that new rows were added to. */
    private final Map<SourceList, Integer> numbers = new HashMap<>();

    HistoricalRows(HistoricalLists lists, String programme) {
        this.lists = lists;
        this.programme = programme;
    }

    /** Looks rows up, a query a list. */
    @Override
    public List<Planned> plan(List<MappedRow> rows) {
        Map<ListKey, List<String>> identities = new HashMap<>();
        for (MappedRow row : rows) {
            if (row.named() != null) {
                identities
                        .computeIfAbsent(row.named().list(), list -> new ArrayList<>())
                        .add(row.named().identity());
            }
        }
        Map<ListKey, Map<String, String>> known = new HashMap<>();
        identities.forEach((list, keys) -> known.put(list, lists.known(programme, source(list), keys)));
        return rows.stream()
                .map(row -> new Planned(row, step(row.named(), known), null))
                .toList();
    }

    private static Step step(@org.jspecify.annotations.Nullable Named named, Map<ListKey, Map<String, String>> known) {
        if (named == null) {
            return Step.REFUSE;
        }
        String hash = known.getOrDefault(named.list(), Map.of()).get(named.identity());
        if (hash == null) {
            return Step.CREATE;
        }
        return hash.equals(named.hash()) ? Step.NOTHING : Step.CHANGE;
    }

    @Override
    public void apply(Planned planned, long jobId, TermWords words) {
        Named named = planned.row().named();
        if (named == null) {
            return;
        }
        Line line = new Line(
                named.identity(),
                named.hash(),
                named.sourceUrl(),
                named.provider(),
                named.title(),
                named.titleEn(),
                named.creditCode(),
                named.region(),
                named.industries());
        if (planned.step() == Step.CREATE) {
            SourceList list = source(named.list());
            Integer last = numbers.get(list);
            int number = (last == null ? lists.recorded(programme, list) : last) + 1;
            lists.record(programme, list, line, number);
            numbers.put(list, number);
        } else if (planned.step() == Step.CHANGE) {
            lists.correct(programme, source(named.list()), line);
        }
    }

    private static SourceList source(ListKey list) {
        return new SourceList(list.name(), list.issuer(), list.year(), list.batch());
    }
}
