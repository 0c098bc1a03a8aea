package org.solutionpool.matching;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a score is the sum of, in the order in which reasons are told. */
public enum Factor {
    /** Kinds of equipment that the solution connects. */
    EQUIPMENT,
    /** Protocols that it speaks. */
    PROTOCOL,
    /** How near its industries are in the tree of industries. */
    INDUSTRY,
    SCENARIO,
    /** How near its text is to the need's, by words and by meaning. */
    TEXT,
    REGION,
    BUDGET,
    DEPLOYMENT,
    CERTIFICATE,
    /** Whether it can be in use by the deadline. */
    DELIVERY,
    /** Cases in the same industry or with the same equipment. */
    PROOF,
    /** Whether the whitelist vouches for it or its provider. */
    WHITELIST,
    /** How soon its provider answers. */
    RESPONSIVENESS;

    /** The name in files, in the API and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The factor of that name; empty if there is none. */
    public static Optional<Factor> ofCode(String code) {
        return Stream.of(values()).filter(factor -> factor.code().equals(code)).findFirst();
    }
}
