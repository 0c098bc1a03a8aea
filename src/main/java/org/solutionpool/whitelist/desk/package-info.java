/** The admins' desk of the whitelist: what waits, what is late, where batches stand, how long steps take. Uses every stage. */
@NullMarked
package org.solutionpool.whitelist.desk;

import org.jspecify.annotations.NullMarked;
