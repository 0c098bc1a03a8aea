package org.solutionpool.taxonomy;

import java.util.Arrays;
import java.util.List;

/** The taxonomy as a release ships it, without a database. */
public final class ReferenceTerms {

    private ReferenceTerms() {}

    public static List<Term> all() {
        return Arrays.stream(Scheme.values())
                .flatMap(scheme -> SeedFile.terms(scheme).stream())
                .toList();
    }

    public static TermFinder finder() {
        return new TermFinder(all());
    }
}
