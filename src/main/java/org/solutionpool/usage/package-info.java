/**
 * Learning from use: the log of searches and what followed from them ({@link org.solutionpool.usage.UsageLog}), without
 * anybody in it; the admins' page that reads it; and what they change because of it, best bets and aliases, each tried on
 * the logged queries first ({@link org.solutionpool.usage.Improvements}).
 */
@NullMarked
package org.solutionpool.usage;

import org.jspecify.annotations.NullMarked;
