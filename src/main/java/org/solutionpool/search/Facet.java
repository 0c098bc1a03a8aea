package org.solutionpool.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What solutions can be narrowed down by. The name in lower case is the parameter in the address, the field below
 * {@code filter.} in the mapping, and the key of its label in the message bundle.
 */
public enum Facet {
    INDUSTRY,
    EQUIPMENT,
    PROTOCOL,
    SCENARIO,
    MODE,
    DEPLOYMENT,
    PRICING,
    REGION,
    CERTIFICATE,
    WHITELIST,
    LANGUAGE,
    SOURCE,
    /** Set by links to «everything of this provider»; not offered as a list of values. */
    PROVIDER(false);

    private final boolean counted;

    Facet() {
        this(true);
    }

    Facet(boolean counted) {
        this.counted = counted;
    }

    /** The parameter in the address. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of the index that holds its codes. */
    public String field() {
        return "filter." + parameter();
    }

    /** Whether its values are listed with the number of solutions each has. */
    public boolean counted() {
        return counted;
    }

    /** The facet of a parameter; empty if there is none of that name. */
    public static Optional<Facet> ofParameter(String parameter) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter().equals(parameter))
                .findFirst();
    }
}
