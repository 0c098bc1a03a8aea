/**
 * A manufacturer's machines: kept by form, by pasting and by file, and compared with what the published solutions can
 * connect.
 */
@NullMarked
package org.solutionpool.need.equipment;

import org.jspecify.annotations.NullMarked;
