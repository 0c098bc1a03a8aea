package org.solutionpool.importing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which column says what, and what is the same for every row.
 *
 * @param columns the column's name by {@link Target#code()}
 * @param constants the text by {@link Target#code()}; a filled cell of a mapped column takes precedence
 */
public record ColumnMapping(Map<String, String> columns, Map<String, String> constants) {

    static final ColumnMapping NOTHING = new ColumnMapping(Map.of(), Map.of());

    public ColumnMapping {
        columns = filled(columns);
        constants = filled(constants);
    }

    private static Map<String, String> filled(Map<String, String> texts) {
        Map<String, String> filled = new TreeMap<>();
        if (texts != null) {
            texts.forEach((target, text) -> {
                if (text != null && !text.isBlank()) {
                    filled.put(target, text.strip());
                }
            });
        }
        return Map.copyOf(filled);
    }

    public Optional<String> column(Target target) {
        return Optional.ofNullable(columns.get(target.code()));
    }

    public Optional<String> constant(Target target) {
        return Optional.ofNullable(constants.get(target.code()));
    }

    /** Whether rows can become listings: there is a title, and it is known which list they are from and whose it is. */
    @JsonIgnore
    public boolean isComplete() {
        return column(Target.TITLE).isPresent() && states(Target.LIST) && states(Target.ISSUER);
    }

    /** Whether rows can stand in the register: a company or a solution is named, and which list they are from. */
    @JsonIgnore
    public boolean isCompleteForRecord() {
        return (column(Target.TITLE).isPresent() || column(Target.PROVIDER).isPresent())
                && states(Target.LIST)
                && states(Target.ISSUER);
    }

    boolean states(Target target) {
        return column(target).isPresent() || constant(target).isPresent();
    }

    /** Whether a file with these columns has all that the mapping asks for. */
    boolean fits(Collection<String> fileColumns) {
        return fileColumns.containsAll(columns.values());
    }

    /** The same for a file that has only some of the columns. */
    ColumnMapping limitedTo(Collection<String> fileColumns) {
        Map<String, String> there = new TreeMap<>(columns);
        there.values().retainAll(fileColumns);
        return new ColumnMapping(there, constants);
    }
}
