/**
 * Keeps Elasticsearch equal to PostgreSQL: the outbox that every change goes through, the indexer that empties it, the
 * rollover to a new mapping, and the verification of both sides.
 */
@NullMarked
package org.solutionpool.indexing;

import org.jspecify.annotations.NullMarked;
