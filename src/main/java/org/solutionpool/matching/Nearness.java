package org.solutionpool.matching;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;

/** Nearness of terms in the trees of the taxonomy. Codes that it does not know are near to themselves only. */
record Nearness(Taxonomy taxonomy, Scheme scheme) {

    /**
     * From 0, nothing in common, to 1, the same: twice the depth of the nearest common broader term over the sum of both
     * depths (Wu and Palmer, Verbs semantics and lexical selection, 1994).
     */
    double of(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        Set<Term> broader = broader(one);
        Set<Term> common = new LinkedHashSet<>(broader);
        common.retainAll(broader(other));
        int shared = common.stream().mapToInt(this::depth).max().orElse(0);
        if (shared == 0) {
            return 0;
        }
        return 2.0 * shared / (depth(taxonomy.require(scheme, one)) + depth(taxonomy.require(scheme, other)));
    }

    /** The nearest of what is offered. */
    double best(Collection<String> offered, String wanted) {
        return offered.stream().mapToDouble(code -> of(code, wanted)).max().orElse(0);
    }

    /** Whether one of them is the other, or is broader or narrower. */
    boolean sameLine(String one, String other) {
        return one.equals(other)
                || codes(broader(one)).contains(other)
                || codes(broader(other)).contains(one);
    }

    private int depth(Term term) {
        return taxonomy.ancestors(term).size() + 1;
    }

    private Set<Term> broader(String code) {
        return taxonomy.find(scheme, code).<Set<Term>>map(taxonomy::broader).orElseGet(Set::of);
    }

    private static List<String> codes(Set<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }
}
