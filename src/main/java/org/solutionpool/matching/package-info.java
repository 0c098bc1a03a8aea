/**
 * From what is wanted to ranked solutions with reasons. {@link org.solutionpool.matching.Wanted} is what a need, an enquiry
 * of the API or another solution asks for; nothing here knows whose it is or where it is kept.
 */
@NullMarked
package org.solutionpool.matching;

import org.jspecify.annotations.NullMarked;
