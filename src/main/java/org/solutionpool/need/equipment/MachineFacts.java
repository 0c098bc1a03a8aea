package org.solutionpool.need.equipment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of machines of one kind, make and place; checked.
 *
 * @param category code of the equipment taxonomy, of either level
 * @param quantity how many there are, from 1 to {@value MachineText#MOST_QUANTITY}
 * @param builtIn the year they were built; null if unknown
 * @param protocols codes of the protocols they speak; empty if unknown
 * @param interfaces the interfaces in the manufacturer's own words
 * @param dataWanted what is to be read from them, in the manufacturer's own words
 * @param region code by GB/T 2260; null if not stated
 * @param site the plant or hall, in the manufacturer's own words
 */
public record MachineFacts(
        String category,
        @Nullable String maker,
        @Nullable String model,
        int quantity,
        @Nullable Integer builtIn,
        List<String> protocols,
        @Nullable String interfaces,
        Networked networked,
        @Nullable String dataWanted,
        @Nullable String region,
        @Nullable String site) {

    public MachineFacts {
        protocols = protocols.stream().distinct().toList();
    }
}
