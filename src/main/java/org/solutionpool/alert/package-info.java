/**
 * Searches that people keep ({@link org.solutionpool.alert.SavedSearch}), and what they are told of them.
 *
 * <p>A search is asked again at its times ({@link org.solutionpool.alert.SavedSearchRuns}) without any comparing of
 * moments: whatever fits and is not among the solutions that its owner knows of is news, be it just published, edited so
 * that it fits, or admitted to the whitelist. So nothing is lost while Elasticsearch is away or the index lags behind, and
 * nothing is told twice. News waits in the digest ({@link org.solutionpool.alert.digest}) and leaves in one mail a person.
 */
@NullMarked
package org.solutionpool.alert;

import org.jspecify.annotations.NullMarked;
