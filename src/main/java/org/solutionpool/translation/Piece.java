package org.solutionpool.translation;

import java.util.List;

/**
 * A stretch of a text and what it is called in the other language.
 *
 * @param start in UTF-16 units
 * @param end exclusive
 * @param translations best first; empty for words that only hold a sentence together
 * @param weight how much it says: the industry's words the most, of the others rare ones more than common ones
 */
record Piece(int start, int end, List<String> translations, int weight) {

    /** Of the industry's own words, and of what is the same in both languages. */
    static final int INDUSTRY = 100;

    int length() {
        return end - start;
    }
}
