/** The admins' desk: what waits, what is late, and the way to each place where it is dealt with. */
@NullMarked
package org.solutionpool.desk;

import org.jspecify.annotations.NullMarked;
