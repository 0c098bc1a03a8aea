/** Recommendation by the regional office, formal check, scoring by reviewers, and the result. */
@NullMarked
package org.solutionpool.whitelist.assessment;

import org.jspecify.annotations.NullMarked;
