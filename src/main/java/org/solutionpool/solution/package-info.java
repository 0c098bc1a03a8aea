/** The listing: its content, revisions and states, the editor, the review and the public page. */
@NullMarked
package org.solutionpool.solution;

import org.jspecify.annotations.NullMarked;
