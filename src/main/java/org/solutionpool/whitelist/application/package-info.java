/** What a provider hands in: answers and evidence for each criterion, the declaration, and the way of an application through all stages. */
@NullMarked
package org.solutionpool.whitelist.application;

import org.jspecify.annotations.NullMarked;
