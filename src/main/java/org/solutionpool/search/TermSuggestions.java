package org.solutionpool.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.text.Pinyin;
import org.solutionpool.text.TextFolding;

/** Finds terms by something half typed: by name or alias in either language, by pinyin, by initials. */
@ApplicationScoped
public class TermSuggestions {

    private static final List<Scheme> SUGGESTED = List.of(Scheme.EQUIPMENT, Scheme.SCENARIO);

    /** One way to write a term. */
    private record Spelling(Term term, String text) {}

    private record Computed(long version, Map<Scheme, List<Spelling>> spellings) {}

    private final Taxonomy taxonomy;

    private volatile @Nullable Computed computed;

    @Inject
    TermSuggestions(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * Terms that a text is the beginning of, then those that hold it elsewhere.
     *
     * @param text folded and in lower case
     */
    List<Term> beginningWith(String text, Scheme scheme, int most) {
        return spellings(scheme).stream()
                .filter(spelling -> spelling.text().contains(text))
                .sorted(Comparator.comparingInt(spelling -> spelling.text().indexOf(text)))
                .map(Spelling::term)
                .distinct()
                .limit(most)
                .toList();
    }

    private List<Spelling> spellings(Scheme scheme) {
        long version = taxonomy.version();
        Computed last = computed;
        if (last == null || last.version() != version) {
            Map<Scheme, List<Spelling>> all = new EnumMap<>(Scheme.class);
            SUGGESTED.forEach(each -> all.put(each, spell(taxonomy.choices(each))));
            last = new Computed(version, all);
            computed = last;
        }
        return last.spellings().getOrDefault(scheme, List.of());
    }

    private static List<Spelling> spell(List<Term> terms) {
        List<Spelling> spellings = new ArrayList<>();
        for (Term term : terms) {
            for (String name : TermFinder.namesOf(term)) {
                spellings.add(new Spelling(term, TextFolding.fold(name).toLowerCase(Locale.ROOT)));
                if (QueryText.hasHan(name)) {
                    spellings.add(new Spelling(term, Pinyin.full(name)));
                    spellings.add(new Spelling(term, Pinyin.initials(name)));
                }
            }
        }
        return spellings;
    }
}
