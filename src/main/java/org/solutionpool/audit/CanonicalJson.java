package org.solutionpool.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that is hashed, by RFC 8785 (JSON Canonicalization Scheme): no blanks, the members of an object in
 * the order of their names as UTF-16, only those characters escaped that have to be. Numbers differ from the RFC where it
 * would round them: they are written as plain decimals in full, without an exponent and without needless zeros, which is
 * the same for all that a double holds exactly and that are below 10^21.
 */
final class CanonicalJson {

    /** PostgreSQL's numeric has up to 131,072 digits before the point and 16,383 behind it. */
    private static final int LONGEST_NUMBER = 150_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /**
     * A stored JSON text as a tree that keeps every digit.
     *
     * @throws IllegalArgumentException if it is no JSON, or is nested deeper than 1,000 levels
     */
    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * The canonical form.
     *
     * @param value a map, a text, a whole number, a tree of {@link #read}, or null
     */
    static String of(Object value) {
        StringBuilder json = new StringBuilder();
        write(MAPPER.valueToTree(value), json);
        return json.toString();
    }

    private static void write(JsonNode node, StringBuilder json) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> members = new TreeMap<>();
                node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                String between = "{";
                for (Map.Entry<String, JsonNode> member : members.entrySet()) {
                    json.append(between);
                    quote(member.getKey(), json);
                    json.append(':');
                    write(member.getValue(), json);
                    between = ",";
                }
                json.append(members.isEmpty() ? "{}" : "}");
            }
            case ARRAY -> {
                String between = "[";
                for (JsonNode element : node) {
                    json.append(between);
                    write(element, json);
                    between = ",";
                }
                json.append(node.isEmpty() ? "[]" : "]");
            }
            case STRING -> quote(node.textValue(), json);
            case NUMBER -> json.append(plain(node.decimalValue()));
            case BOOLEAN -> json.append(node.booleanValue());
            default -> json.append("null");
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (character < ' ') {
                        json.append("\\u%04x".formatted((int) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
