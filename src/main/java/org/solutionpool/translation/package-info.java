/**
 * What a text says, in the words of the other language: the taxonomy's names, a glossary of the industry, and CC-CEDICT. A
 * dictionary, no translator: enough to search and to compare by, nothing that anybody should read. Uses the ground floor
 * only.
 */
@NullMarked
package org.solutionpool.translation;

import org.jspecify.annotations.NullMarked;
