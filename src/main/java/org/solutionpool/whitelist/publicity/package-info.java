/** The publicity period of a proposed list, objections to it, and the publication that needs a second admin. */
@NullMarked
package org.solutionpool.whitelist.publicity;

import org.jspecify.annotations.NullMarked;
