package org.solutionpool.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    private final Map<String, String> names = new HashMap<>();

    SoundAlikes(Collection<Term> terms) {
        terms.forEach(term -> TermFinder.namesOf(term).stream()
                .filter(QueryText::hasHan)
                .forEach(name -> names.putIfAbsent(Pinyin.full(name), name)));
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
}
