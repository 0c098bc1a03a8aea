/**
 * What readers do with lists of results, told to whoever wants to learn from it: features report
 * {@link org.solutionpool.activity.Searched} and {@link org.solutionpool.activity.Followed} through
 * {@link org.solutionpool.activity.Activity}, which tells nobody anything of a reader who does not want it. No record here
 * says who the reader is.
 */
@NullMarked
package org.solutionpool.activity;

import org.jspecify.annotations.NullMarked;
