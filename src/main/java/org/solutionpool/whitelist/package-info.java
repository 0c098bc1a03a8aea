/**
 * The whitelist: vetted providers and solutions, from the call to the removal. Every package below is one stage of it; a
 * later stage may use an earlier one.
 */
@NullMarked
package org.solutionpool.whitelist;

import org.jspecify.annotations.NullMarked;
