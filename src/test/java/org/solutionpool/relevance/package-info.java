/**
 * Measures search and match against judged collections, through the public API and over the real parts. Run by its own
 * command, never by the tests: see the README.
 */
package org.solutionpool.relevance;
