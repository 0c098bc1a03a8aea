/** The entries of the whitelist, their certificates, and the public register of all entries there ever were. */
@NullMarked
package org.solutionpool.whitelist.register;

import org.jspecify.annotations.NullMarked;
