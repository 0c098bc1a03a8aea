/** The admins' queue of submitted revisions: claim, compare, check, and decide. */
@NullMarked
package org.solutionpool.solution.review;

import org.jspecify.annotations.NullMarked;
