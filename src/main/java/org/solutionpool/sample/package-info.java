/**
 * Organizations and solutions to try the portal with. Written once, into an empty pool, and only where
 * {@code pool.sample-content} says so: the local start does, nothing else.
 */
@NullMarked
package org.solutionpool.sample;

import org.jspecify.annotations.NullMarked;
