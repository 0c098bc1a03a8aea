/**
 * The other way round: what is matched for open needs is kept ({@link org.solutionpool.matchmaking.NeedMatch}) and matched
 * again when the need or the pool changes ({@link org.solutionpool.matchmaking.NeedRounds}), so that providers see which
 * needs fit their solutions, both sides are told of what is new, and a provider can offer a solution.
 */
@NullMarked
package org.solutionpool.matchmaking;

import org.jspecify.annotations.NullMarked;
