package org.solutionpool.indexing;

/** What can be searched: each kind has its own index and mapping. */
public enum DocumentKind {
    SOLUTION
}
