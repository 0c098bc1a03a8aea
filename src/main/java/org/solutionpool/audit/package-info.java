/** The append-only record of who did what, when, why, and what was before and after. Ground floor. */
@NullMarked
package org.solutionpool.audit;

import org.jspecify.annotations.NullMarked;
