package org.solutionpool.browse;

import java.util.Map;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Term;

/** The symbols of the sprite that stand for the six fields and the groups of equipment. */
final class CategoryIcons {

    private static final Map<String, String> FIELDS = Map.of(
            "raw_materials", "field-raw-materials",
            "equipment", "field-equipment",
            "consumer", "field-consumer-goods",
            "electronics", "field-electronics",
            "green", "field-green",
            "safety", "field-safety");

    private static final Map<String, String> EQUIPMENT_GROUPS = Map.of(
            "E1", "equipment-process",
            "E2", "equipment-power",
            "E3", "equipment-energy",
            "E4", "equipment-machines",
            "E5", "equipment-sensors",
            "E6", "field-safety");

    private CategoryIcons() {}

    /** The symbol of a top-level term; a neutral one for a term an admin has added. */
    static String of(Term term) {
        return (term.scheme() == Scheme.INDUSTRY ? FIELDS : EQUIPMENT_GROUPS).getOrDefault(term.code(), "layers");
    }
}
