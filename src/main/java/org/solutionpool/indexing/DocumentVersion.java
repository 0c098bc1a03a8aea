package org.solutionpool.indexing;

/** A document, and the version of the row that it shows. */
public record DocumentVersion(long id, long version) {}
