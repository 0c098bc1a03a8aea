package org.solutionpool.need.equipment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet as it was read, before anybody knows what its words mean.
 *
 * @param number the row's number as its sheet counts
 * @param cells what stands in the columns that are known, by the names of {@link SheetColumn}
 * @param damage why the row could not be read; null if it could
 */
record SheetLine(
        int number, Map<String, String> cells, @Nullable Damage damage) {

    /**
     * @param code the words stand in the bundle {@code importing} under {@code problem.<code>.what}
     */
    record Damage(String code, List<String> arguments) {}

    String cell(SheetColumn column) {
        return cells.getOrDefault(column.name(), "");
    }
}
