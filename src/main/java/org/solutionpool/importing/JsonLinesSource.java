package org.solutionpool.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Lines: an object a line. A broken line is a problem of that line and of no other. */
final class JsonLinesSource implements RowSource {

    /** The longest line that is read, in UTF-16 units. */
    static final int LONGEST_LINE = 1_000_000;

    private static final int LONGEST_NAME = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BufferedReader reader;
    private int line;
    private boolean tooLong;

    JsonLinesSource(BufferedReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        while (true) {
            String text = readLine();
            if (text == null) {
                return null;
            }
            line++;
            if (tooLong) {
                return broken(RowProblem.error(line, null, "json.tooLong", LONGEST_LINE));
            }
            if (!text.isBlank()) {
                return row(text);
            }
        }
    }

    private SourceRow row(String text) {
        try {
            if (!(JSON.readTree(text) instanceof ObjectNode object)) {
                return broken(RowProblem.error(line, null, "json.noObject"));
            }
            if (object.propertyStream().anyMatch(property -> !nameable(property.getKey()))) {
                return broken(RowProblem.error(line, null, "json.name", LONGEST_NAME));
            }
            Map<String, JsonNode> values = new LinkedHashMap<>();
            object.forEachEntry((name, value) -> {
                if (filled(value)) {
                    values.put(name, value);
                }
            });
            return new SourceRow(line, values, TextEncoding.damage(line, values));
        } catch (JsonProcessingException e) {
            int position =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
            return broken(RowProblem.error(line, null, "json.broken", position));
        }
    }

    private static boolean nameable(String name) {
        return name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    private static boolean filled(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case STRING -> !value.textValue().isBlank();
            case ARRAY, OBJECT -> !value.isEmpty();
            default -> true;
        };
    }

    private SourceRow broken(RowProblem problem) {
        return new SourceRow(line, Map.of(), List.of(problem));
    }

    /** {@code readLine} that keeps no more than the longest line in memory. */
    private @Nullable String readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        tooLong = false;
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (text.length() < LONGEST_LINE) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
        }
        return text.toString();
    }

    @Override
    public List<RowProblem> notes() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
