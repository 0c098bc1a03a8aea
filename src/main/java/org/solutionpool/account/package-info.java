/**
 * The signed-in person, the organization they act for and their role there. Ground floor: knows organizations only by
 * {@link org.solutionpool.account.OrganizationLookup}.
 */
@NullMarked
package org.solutionpool.account;

import org.jspecify.annotations.NullMarked;
