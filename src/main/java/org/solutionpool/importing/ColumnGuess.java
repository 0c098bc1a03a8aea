package org.solutionpool.importing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.solutionpool.text.TextFolding;

/** Guesses what columns say by their names, in Chinese and English; an admin looks at it before it is used. */
final class ColumnGuess {

    private static final Map<String, List<String>> NAMES = names();

    private ColumnGuess() {}

    static ColumnMapping of(Collection<String> columns) {
        Map<String, String> byName = new HashMap<>();
        columns.forEach(column -> byName.putIfAbsent(plain(column), column));
        Map<String, String> guessed = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Target target : Target.values()) {
            NAMES.getOrDefault(target.code(), List.of()).stream()
                    .map(name -> byName.get(plain(name)))
                    .filter(column -> column != null && taken.add(column))
                    .findFirst()
                    .ifPresent(column -> guessed.put(target.code(), column));
        }
        return new ColumnMapping(guessed, Map.of());
    }

    /** Without case, width, spaces, punctuation and what stands in brackets. */
    private static String plain(String name) {
        return TextFolding.fold(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, List<String>> names() {
        try (InputStream in =
                Objects.requireNonNull(ColumnGuess.class.getResourceAsStream("/importing/column-names.json"))) {
            return new JsonMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
