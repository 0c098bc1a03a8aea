/** The index against the real Elasticsearch. */
package org.solutionpool.indexing;
