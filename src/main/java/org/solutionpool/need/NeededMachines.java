package org.solutionpool.need;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Machines of one kind in a need.
 *
 * @param category code of the equipment taxonomy, of either level
 * @param count how many there are, at least 1
 * @param protocols codes of the protocols they speak; empty if unknown
 * @param own whether they were taken from the organization's list of machines, as it stood when the need was saved
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NeededMachines(String category, int count, List<String> protocols, boolean own) {

    public NeededMachines(@Nullable String category, int count, @Nullable List<String> protocols, boolean own) {
        this.category = Objects.requireNonNullElse(category, "");
        this.count = count;
        this.protocols = protocols == null
                ? List.of()
                : protocols.stream().filter(Objects::nonNull).distinct().toList();
        this.own = own;
    }
}
