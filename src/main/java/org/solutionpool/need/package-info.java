/**
 * What manufacturers want: written down field by field, opened to providers, and closed with what became of it. A need says
 * what it wants as {@link org.solutionpool.matching.Wanted}; who may read it is decided by
 * {@link org.solutionpool.need.NeedAccess} alone.
 */
@NullMarked
package org.solutionpool.need;

import org.jspecify.annotations.NullMarked;
