package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How indexes and aliases are called. */
@ApplicationScoped
public class IndexNames {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private final String prefix;

    /**
     * @param prefix what every name begins with, so that several pools can share a cluster; nothing by default
     */
    public IndexNames(@ConfigProperty(name = "pool.search.index-prefix") Optional<String> prefix) {
        this.prefix = prefix.orElse("");
    }

    /** The alias that is searched. */
    public String read(DocumentKind kind) {
        return prefix + kind.alias();
    }

    /** The alias that the indexer writes to. */
    public String write(DocumentKind kind) {
        return prefix + kind.alias() + "-write";
    }

    /** The alias of the index that a rollover is filling; exists only meanwhile. */
    public String next(DocumentKind kind) {
        return prefix + kind.alias() + "-next";
    }

    /** The name of an index that is created now, such as {@code solutions-v1-20261123154500123}. */
    public String newIndex(DocumentKind kind) {
        return ofThisRelease(kind) + TIMESTAMP.format(Instant.now());
    }

    /** How the names of all indexes begin that have the mapping of this release. */
    String ofThisRelease(DocumentKind kind) {
        return "%s%s-v%d-".formatted(prefix, kind.alias(), kind.mappingVersion());
    }
}
