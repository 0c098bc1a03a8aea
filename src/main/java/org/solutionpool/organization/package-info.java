/** Providers and manufacturers as organizations: credit code, region, kind, members, invitations. */
@NullMarked
package org.solutionpool.organization;

import org.jspecify.annotations.NullMarked;
