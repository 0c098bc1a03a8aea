package org.solutionpool.taxonomy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One file of the reference data as a release ships it.
 *
 * @param source where the terms come from
 * @param licence what they may be used under
 */
record SeedFile(String scheme, String source, String licence, List<SeedTerm> terms) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** One line of a file; what is left out is empty. */
    record SeedTerm(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String zh,
            @JsonProperty(required = true) String en,
            @Nullable String parent,
            List<String> aliases,
            List<String> cues,
            Map<String, Object> attributes) {

        SeedTerm {
            aliases = Objects.requireNonNullElse(aliases, List.of());
            cues = Objects.requireNonNullElse(cues, List.of());
            attributes = Objects.requireNonNullElse(attributes, Map.of());
        }
    }

    static String path(Scheme scheme) {
        return "/taxonomy/" + scheme.code() + ".json";
    }

    static byte[] bytes(Scheme scheme) {
        try (InputStream in = SeedFile.class.getResourceAsStream(path(scheme))) {
            return Objects.requireNonNull(in, path(scheme)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SeedFile read(Scheme scheme) {
        try {
            return JSON.readValue(bytes(scheme), SeedFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(path(scheme) + " is not a scheme", e);
        }
    }

    /** The terms with their places: order in the file is order among siblings, in steps of ten. */
    static List<Term> terms(Scheme scheme) {
        Map<String, Integer> siblings = new HashMap<>();
        List<Term> terms = new ArrayList<>();
        for (SeedTerm line : read(scheme).terms()) {
            int position = siblings.merge(Objects.requireNonNullElse(line.parent(), ""), 10, Integer::sum);
            terms.add(new Term(
                    scheme,
                    line.code(),
                    line.parent(),
                    line.zh(),
                    line.en(),
                    line.aliases(),
                    line.cues(),
                    position,
                    false,
                    line.attributes()));
        }
        return terms;
    }
}
