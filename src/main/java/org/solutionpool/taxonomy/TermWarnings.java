package org.solutionpool.taxonomy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an admin may do with a term's words but had better know of. */
@ApplicationScoped
class TermWarnings {

    /** A message of the bundle {@code taxonomy} with its arguments. */
    record Warning(String key, List<String> arguments) {}

    private static final int MOST = 5;

    private final Taxonomy taxonomy;

    @Inject
    TermWarnings(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * A name or alias that another term of the scheme has too makes both turn up for it; a word that is too short is not
     * found inside running text.
     */
    List<Warning> of(Scheme scheme, TermForm form, String code) {
        List<Warning> warnings = new ArrayList<>();
        for (String word : Stream.concat(Stream.of(form.zh(), form.en()), form.aliases().stream())
                .toList()) {
            taxonomy.finder().meant(word, scheme).stream()
                    .filter(other -> !other.code().equals(code))
                    .findFirst()
                    .ifPresent(other -> warnings.add(new Warning(
                            "wordTaken", List.of(word, other.code(), taxonomy.label(scheme.code(), other.code())))));
        }
        Stream.concat(form.aliases().stream(), form.cues().stream())
                .filter(TermFinder::wholeQueryOnly)
                .forEach(word -> warnings.add(new Warning("wordShort", List.of(word))));
        return warnings.stream().limit(MOST).toList();
    }
}
