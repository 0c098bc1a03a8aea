/**
 * Conversations between a manufacturer and a provider about a solution: started from its page, seen and answered by the
 * members of the two organizations and by nobody else.
 */
@NullMarked
package org.solutionpool.enquiry;

import org.jspecify.annotations.NullMarked;
