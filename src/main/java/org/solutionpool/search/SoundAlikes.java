package org.solutionpool.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.taxonomy.TermFinder;
import org.solutionpool.text.Pinyin;

/**
 * The Chinese names of the taxonomy by their pinyin: a wrong character of the right sound is the usual typing error in
 * Chinese.
 */
final class SoundAlikes {

    /** Two initials stand for too many names, and so does one syllable. */
    private static final int SHORTEST_INITIALS = 3;

    private static final int SHORTEST_PINYIN = 4;
    private static final Pattern LATIN = Pattern.compile("[a-z]+");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Set<String>> initials = new HashMap<>();

    SoundAlikes(Collection<Term> terms) {
        terms.forEach(term -> TermFinder.namesOf(term).stream()
                .filter(QueryText::hasHan)
                .forEach(name -> {
                    names.putIfAbsent(Pinyin.full(name), name);
                    initials.computeIfAbsent(Pinyin.initials(name), ignored -> new LinkedHashSet<>())
                            .add(name);
                }));
    }

    static SoundAlikes of(Taxonomy taxonomy) {
        return new SoundAlikes(Arrays.stream(Scheme.values())
                .flatMap(scheme -> taxonomy.choices(scheme).stream())
                .toList());
    }

    /** The name that sounds like a text but is written otherwise: 空压机 for 空压鸡. */
    Optional<String> of(String text) {
        return Optional.ofNullable(names.get(Pinyin.full(text))).filter(name -> !name.equals(text));
    }

    /**
     * The name whose pinyin, or whose initials if no other name has them, was typed on a Latin keyboard: 空压机 for
     * kongyaji, kong ya ji and kyj.
     */
    Optional<String> spelt(String typed) {
        String letters = typed.toLowerCase(Locale.ROOT).replace(" ", "").replace("'", "");
        if (!LATIN.matcher(letters).matches()) {
            return Optional.empty();
        }
        String name = letters.length() < SHORTEST_PINYIN ? null : names.get(letters);
        if (name == null && letters.length() >= SHORTEST_INITIALS) {
            Set<String> abbreviated = initials.getOrDefault(letters, Set.of());
            name = abbreviated.size() == 1 ? abbreviated.iterator().next() : null;
        }
        return Optional.ofNullable(name);
    }
}
