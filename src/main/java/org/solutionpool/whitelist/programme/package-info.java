/** What is applied for: programmes, their criteria sets in versions, batches, and the calendar of working days. */
@NullMarked
package org.solutionpool.whitelist.programme;

import org.jspecify.annotations.NullMarked;
