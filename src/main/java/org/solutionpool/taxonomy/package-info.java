/**
 * The shared vocabulary: industries, equipment, protocols, scenarios, modes and the other schemes, with their names in
 * both languages, their aliases and the words that betray them.
 *
 * <p>What a release ships stands in {@code src/main/resources/taxonomy}, the truth in the table {@code taxonomy_term},
 * and everybody reads an immutable copy of it in memory ({@link org.solutionpool.taxonomy.Taxonomy}). Ground floor:
 * imports no other feature than web, audit and account.
 */
@NullMarked
package org.solutionpool.taxonomy;

import org.jspecify.annotations.NullMarked;
