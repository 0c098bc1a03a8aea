package org.solutionpool.taxonomy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The schemes of the taxonomy. Codes are unique within a scheme, not across schemes. */
public enum Scheme {
    /** Sectors and cross-cutting fields over the divisions and groups of GB/T 4754-2017 manufacturing. */
    INDUSTRY,
    /** Equipment categories for the cloud, in two levels. */
    EQUIPMENT,
    /** Industrial protocols and interfaces under headings. */
    PROTOCOL,
    /** Application scenarios under headings. */
    SCENARIO,
    /** The seven new modes. */
    MODE,
    DEPLOYMENT,
    PRICING,
    /** Capability certificates and public recognitions. */
    CERTIFICATE,
    /** Provinces and prefecture-level divisions by GB/T 2260. */
    REGION,
    PROVIDER_KIND,
    ORGANIZATION_SIZE,
    /** Words of the field that are no facet: they only widen searches. */
    VOCABULARY;

    /** The schemes a reader may browse: all but the vocabulary of the search. */
    public static final List<Scheme> PUBLIC =
            Arrays.stream(values()).filter(scheme -> scheme != VOCABULARY).toList();

    /** The name in addresses, files and the table, such as {@code provider_kind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scheme> ofCode(String code) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.code().equals(code))
                .findFirst();
    }
}
