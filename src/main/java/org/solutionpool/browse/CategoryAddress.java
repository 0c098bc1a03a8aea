package org.solutionpool.browse;

import org.solutionpool.taxonomy.Term;

/** Where the solutions under a term are listed: the search narrowed down to it. */
final class CategoryAddress {

    private CategoryAddress() {}

    static String of(Term term) {
        return "/search?" + term.scheme().code() + "=" + term.code();
    }
}
