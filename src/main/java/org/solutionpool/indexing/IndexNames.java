package org.solutionpool.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How indexes and aliases are called. */
@ApplicationScoped
public class IndexNames {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    /** The version in a name that {@link #newIndex} has made. */
    private static final Pattern VERSION = Pattern.compile("-v(\\d{1,6})-\\d+$");

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

    /** The name of an index that is created now, such as {@code solutions-v2-20261123154500123}. */
    public String newIndex(DocumentKind kind) {
        return ofThisRelease(kind) + TIMESTAMP.format(Instant.now());
    }

    /** Whether an index has the mapping of an earlier release. */
    boolean isOlder(DocumentKind kind, String index) {
        Matcher version = VERSION.matcher(index);
        return index.startsWith(prefix + kind.alias() + "-v")
                && version.find()
                && Integer.parseInt(version.group(1)) < kind.mappingVersion();
    }

    /** How the names of all indexes begin that have the mapping of this release. */
    String ofThisRelease(DocumentKind kind) {
        return "%s%s-v%d-".formatted(prefix, kind.alias(), kind.mappingVersion());
    }
}
