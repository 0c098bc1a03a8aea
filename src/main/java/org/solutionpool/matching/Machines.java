package org.solutionpool.matching;

import java.util.List;

/**
 * Machines of one kind.
 *
 * @param category code of the equipment taxonomy, of either level
 * @param count how many there are, at least 1
 * @param protocols codes of the protocols they speak; empty if unknown
 */
public record Machines(String category, int count, List<String> protocols) {

    public Machines {
        protocols = protocols.stream().distinct().toList();
    }
}
