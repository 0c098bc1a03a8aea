package org.solutionpool.activity;

import java.util.List;
import org.solutionpool.web.Language;

/**
 * A page of results was made. An event for CDI observers, which must neither wait nor throw.
 *
 * @param id from {@link Activity#newId}: new for every page of results, so that two of them have nothing in common
 * @param text what was asked for, as it was typed; may be empty
 * @param filters the chosen filters as parameters of an address, without a question mark; may be empty
 * @param total how much was found
 * @param tolerant whether nothing was found to the letter
 * @param millis how long the answer took
 * @param page from 1
 * @param first ids of the first solutions of the page, best first; observers keep at most ten
 */
public record Searched(
        String id,
        Kind kind,
        Channel channel,
        Language language,
        String text,
        String filters,
        long total,
        boolean tolerant,
        long millis,
        int page,
        List<Long> first) {

    public Searched {
        first = List.copyOf(first);
    }
}
