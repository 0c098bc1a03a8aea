package org.solutionpool.indexing;

/** What can be searched: each kind has its own index and mapping. */
public enum DocumentKind {
    SOLUTION("solutions", 2);

    private final String alias;
    private final int mappingVersion;

    DocumentKind(String alias, int mappingVersion) {
        this.alias = alias;
        this.mappingVersion = mappingVersion;
    }

    /** The name under which it is searched, before a configured prefix. */
    public String alias() {
        return alias;
    }

    /** The version of the mapping that this release writes. */
    public int mappingVersion() {
        return mappingVersion;
    }

    /** The class path resource with settings and mappings as they are sent to Elasticsearch. */
    public String mapping() {
        return "search-mappings/%s.v%d.json".formatted(alias, mappingVersion);
    }
}
