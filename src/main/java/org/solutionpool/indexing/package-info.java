/**
 * Keeps Elasticsearch equal to PostgreSQL: the outbox that every change goes through, the indexer that empties it, the
 * rollover to a new mapping, and the verification of both sides.
 *
 * <p>A release whose mapping is newer than the index that it finds starts the rollover by itself. Until it has ended the
 * old index is searched and kept up to date: it gets every deletion, and of every document the fields that its own mapping
 * has; the index that is being filled gets whole documents. Vectors go to the old index only if the {@code _meta.vectors}
 * of both mappings name the same models.
 */
@NullMarked
package org.solutionpool.indexing;

import org.jspecify.annotations.NullMarked;
