package org.solutionpool.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingContent.Listed;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.text.TextFolding;

/** Codes of the taxonomy for the words of a list, and proposals for what the list leaves open. */
final class TermWords {

    /**
     * How many codes of one scheme are proposed at most, those the text mentions most: a text that names more tells a
     * story and does not describe one solution.
     */
    static final int MOST_PROPOSED = 5;

    private static final List<Scheme> STATED = List.of(
            Scheme.INDUSTRY,
            Scheme.EQUIPMENT,
            Scheme.PROTOCOL,
            Scheme.SCENARIO,
            Scheme.MODE,
            Scheme.DEPLOYMENT,
            Scheme.REGION);

    private final Taxonomy taxonomy;
    private final Map<Scheme, Map<String, String>> codes = new EnumMap<>(Scheme.class);

    TermWords(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        for (Scheme scheme : STATED) {
            Map<String, String> words = new HashMap<>();
            List<Term> terms = taxonomy.choices(scheme);
            // A name beats an alias and an alias a cue, whichever term comes first.
            terms.forEach(term -> learn(words, term, List.of(term.code(), term.zh(), term.en())));
            terms.forEach(term -> learn(words, term, term.aliases()));
            terms.forEach(term -> learn(words, term, term.cues()));
            codes.put(scheme, words);
        }
    }

    private static void learn(Map<String, String> words, Term term, List<String> names) {
        names.forEach(name -> words.putIfAbsent(plain(name), term.code()));
    }

    /** The code of the term that a word names; empty if there is none. */
    Optional<String> code(Scheme scheme, String word) {
        return Optional.ofNullable(codes.getOrDefault(scheme, Map.of()).get(plain(word)));
    }

    private static String plain(String word) {
        return TextFolding.fold(word).toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    /** Proposes industries, equipment, protocols, scenarios and modes where the list states none. */
    ListingContent complete(ListingContent content) {
        Listed listed = content.listed();
        if (listed == null) {
            return content;
        }
        String text = text(content, listed);
        List<String> proposed = new ArrayList<>();
        return new ListingContent(
                content.title(),
                content.summary(),
                content.description(),
                content.challenges(),
                content.approach(),
                content.value(),
                content.claims(),
                stated(Scheme.INDUSTRY, content.industries(), text, proposed),
                stated(Scheme.EQUIPMENT, content.equipment(), text, proposed),
                stated(Scheme.PROTOCOL, content.protocols(), text, proposed),
                stated(Scheme.SCENARIO, content.scenarios(), text, proposed),
                stated(Scheme.MODE, content.modes(), text, proposed),
                content.deployments(),
                content.pricing(),
                content.delivery(),
                content.regions(),
                content.certificates(),
                content.cases(),
                content.files(),
                content.contact(),
                new Listed(
                        listed.field(),
                        listed.offerKind(),
                        listed.keywords(),
                        listed.deployment(),
                        listed.region(),
                        listed.note(),
                        proposed));
    }

    private List<String> stated(Scheme scheme, List<String> stated, String text, List<String> proposed) {
        if (!stated.isEmpty()) {
            return stated;
        }
        List<String> found = taxonomy.finder().terms(text, scheme).stream()
                .limit(MOST_PROPOSED)
                .map(Term::code)
                .toList();
        found.forEach(code -> proposed.add(scheme.code() + ":" + code));
        return found;
    }

    /** What the solution is and does; claims and cases praise and tell, and would lead astray. */
    private static String text(ListingContent content, Listed listed) {
        List<String> parts = new ArrayList<>();
        for (LocalizedText text : List.of(content.title(), content.summary(), content.description())) {
            parts.addAll(Arrays.asList(text.zh(), text.en()));
        }
        parts.add(listed.field());
        parts.addAll(listed.keywords());
        parts.addAll(content.challenges());
        parts.addAll(content.approach());
        parts.addAll(content.value());
        parts.removeIf(java.util.Objects::isNull);
        return String.join("\n", parts);
    }
}
