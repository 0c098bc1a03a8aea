/**
 * What every page stands in: language and messages, the layout's data, flash messages, error pages, state tables.
 * Ground floor: imports no other package of the portal; what the layout needs of an account it asks through
 * {@link org.solutionpool.web.Reader}.
 */
@NullMarked
package org.solutionpool.web;

import org.jspecify.annotations.NullMarked;
