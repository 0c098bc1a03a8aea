/** The parts below the tests, and the tests of the embedded default itself. */
@NullMarked
package org.solutionpool.local;

import org.jspecify.annotations.NullMarked;
