/**
 * Query string and filters to a page of results: one request parsed once ({@link org.solutionpool.search.SearchRequest}),
 * a query built by a pure function ({@link org.solutionpool.search.SolutionQuery}), Elasticsearch, a record for the
 * template ({@link org.solutionpool.search.SearchResult}). No database is read on the way.
 *
 * <p>A search is tried to the letter first. Only if that finds nothing is it tried again tolerantly: English words with
 * typing errors, names by pinyin and initials. So tolerance never dilutes a good answer, and counts stay what the words
 * say. Nothing is boosted: a match in a title outweighs one in a description because it is rarer there and the field
 * shorter, which is BM25's own doing.
 */
@NullMarked
package org.solutionpool.search;

import org.jspecify.annotations.NullMarked;
