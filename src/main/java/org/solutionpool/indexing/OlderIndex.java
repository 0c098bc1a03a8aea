package org.solutionpool.indexing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * An index with the mapping of an earlier release, which is searched until a rollover has filled its successor. It is
 * strict, so it gets documents with the fields it knows and no others.
 */
public final class OlderIndex {

    /** Where a document has its vectors. */
    private static final String VECTORS = "vector";

    private final String name;
    private final JsonNode fields;
    private final ObjectMapper json;

    private OlderIndex(String name, JsonNode fields, ObjectMapper json) {
        this.name = name;
        this.fields = fields;
        this.json = json;
    }

    /**
     * @param there the mappings of the index
     * @param wanted the mappings of this release
     */
    static OlderIndex of(String name, JsonNode there, JsonNode wanted, ObjectMapper json) {
        ObjectNode fields = there.path("properties").deepCopy();
        // Vectors of another model have nothing to do with those that stand there.
        if (!there.at("/_meta/vectors").equals(wanted.at("/_meta/vectors"))) {
            fields.remove(VECTORS);
        }
        return new OlderIndex(name, fields, json);
    }

    public String name() {
        return name;
    }

    /** What of a document this index takes. */
    Object reduced(Object document) {
        JsonNode reduced = json.valueToTree(document);
        keep(reduced, fields);
        return reduced;
    }

    private static void keep(JsonNode node, JsonNode known) {
        if (node.isArray()) {
            node.forEach(element -> keep(element, known));
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String field : names) {
            JsonNode mapping = known.get(field);
            if (mapping == null) {
                object.remove(field);
            } else if (mapping.has("properties")) {
                keep(object.get(field), mapping.get("properties"));
            }
        }
    }
}
