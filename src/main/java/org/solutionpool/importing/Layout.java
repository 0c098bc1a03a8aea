package org.solutionpool.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A shape of file that is known: which columns it has and what they say.
 *
 * @param recognisedBy the columns that together are proof enough, so that no admin need look at the mapping; empty for a
 *     layout that only proposes one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Layout(
        String name, List<String> recognisedBy, Map<String, String> columns, Map<String, String> constants) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SHIPPED_NAMES = List.of("published-list", "vendor-catalogue");

    /** The layouts that come with the portal, from {@code src/main/resources/importing/layout-*.json}. */
    public static final List<Layout> SHIPPED =
            SHIPPED_NAMES.stream().map(Layout::shipped).toList();

    public Layout {
        name = Objects.requireNonNullElse(name, "");
        recognisedBy = recognisedBy == null ? List.of() : List.copyOf(recognisedBy);
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
    }

    public ColumnMapping mapping() {
        return new ColumnMapping(columns, constants);
    }

    /** The layout that a file's columns leave no doubt about. */
    static Optional<Layout> recognise(Collection<String> columns) {
        return SHIPPED.stream()
                .filter(layout -> !layout.recognisedBy.isEmpty() && columns.containsAll(layout.recognisedBy))
                .findFirst();
    }

    /**
     * Reads a layout that somebody wrote by hand.
     *
     * @throws FileRefused if it is no layout, or names a target that does not exist
     */
    static Layout read(Path file) throws IOException {
        Layout layout;
        try {
            layout = JSON.readValue(file.toFile(), Layout.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new FileRefused("layout.broken", file.getFileName());
        }
        for (Map<String, String> targets : List.of(layout.columns, layout.constants)) {
            for (String target : targets.keySet()) {
                if (Target.ofCode(target).isEmpty()) {
                    throw new FileRefused("layout.target", target);
                }
            }
        }
        return layout;
    }

    private static Layout shipped(String name) {
        try (InputStream in =
                Objects.requireNonNull(Layout.class.getResourceAsStream("/importing/layout-" + name + ".json"))) {
            return JSON.readValue(in, Layout.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
