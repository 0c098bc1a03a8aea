/**
 * What people keep for themselves: a list of solutions, compared side by side. When a solution on it is no longer vouched
 * for by the whitelist, they are told.
 */
@NullMarked
package org.solutionpool.shortlist;

import org.jspecify.annotations.NullMarked;
