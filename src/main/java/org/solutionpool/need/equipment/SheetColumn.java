package org.solutionpool.need.equipment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.solutionpool.text.TextFolding;

/**
 * The columns of a sheet of machines, in the order that is taken where a sheet has no headings. How people head them stands
 * in {@code need/column-names.json}.
 */
enum SheetColumn {
    CATEGORY,
    MAKER,
    MODEL,
    QUANTITY,
    YEAR,
    INTERFACES,
    NETWORKED,
    DATA,
    REGION,
    SITE;

    private static final Map<String, List<String>> NAMES = names();

    /** The column that a heading names. */
    static Optional<SheetColumn> ofHeading(String heading) {
        String wanted = plain(heading);
        return Arrays.stream(values())
                .filter(column -> NAMES.getOrDefault(column.name(), List.of()).stream()
                        .anyMatch(name -> plain(name).equals(wanted)))
                .findFirst();
    }

    /** Whether machines are networked, by a word for it. */
    static Optional<Networked> networked(String word) {
        return Arrays.stream(Networked.values())
                .filter(answer -> NAMES.getOrDefault(answer.name(), List.of()).stream()
                        .anyMatch(name -> name.equalsIgnoreCase(word.strip())))
                .findFirst();
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
                Objects.requireNonNull(SheetColumn.class.getResourceAsStream("/need/column-names.json"))) {
            return new JsonMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
