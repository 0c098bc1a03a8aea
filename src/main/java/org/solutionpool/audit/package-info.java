/**
 * The append-only record of who did what, when, why, and what was before and after. Ground floor.
 *
 * <p>{@link org.solutionpool.audit.Audit} adds an event in the transaction of what it records; {@code Sealer} links it into
 * a chain of hashes after the commit; {@code ChainWalk} verifies the chain; {@code RecordExport} hands a period out. The
 * README describes the canonical form that is hashed.
 */
@NullMarked
package org.solutionpool.audit;

import org.jspecify.annotations.NullMarked;
