package org.solutionpool.taxonomy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;

/**
 * One term of a scheme.
 *
 * @param code permanent and unique in its scheme
 * @param parent the code of the broader term; null at the top
 * @param aliases other names of the same thing, in either language: a search may exchange them
 * @param cues words that betray the term in a text without meaning the same: they recognise, they never widen a search
 * @param position the place among its siblings, ascending
 * @param retired kept for content that points at it, no longer offered
 * @param attributes what only this scheme has; see the README beside the files
 */
public record Term(
        Scheme scheme,
        String code,
        @Nullable String parent,
        String zh,
        String en,
        List<String> aliases,
        List<String> cues,
        int position,
        boolean retired,
        Map<String, Object> attributes) {

    public Term {
        aliases = List.copyOf(aliases);
        cues = List.copyOf(cues);
        attributes = Map.copyOf(attributes);
    }

    public String name(Language language) {
        return language == Language.ZH ? zh : en;
    }

    /** The attribute as text; null if the term has none of that name. */
    public @Nullable String attribute(String name) {
        Object value = attributes.get(name);
        return value == null ? null : value.toString();
    }

    /** The attribute's values; empty if the term has none of that name. */
    public List<String> values(String name) {
        Object value = attributes.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    /** True for a term that only groups others: shown above them, never chosen. */
    public boolean heading() {
        return Boolean.TRUE.equals(attributes.get("heading"));
    }
}
