package org.solutionpool.indexing;

/**
 * Documents were written to the search index or deleted from it. Fired in the transaction that takes them out of the
 * outbox: a search made a second later knows them.
 */
public record DocumentsIndexed(DocumentKind kind) {}
