package org.solutionpool.search;

import java.util.List;

/** What the pool's editors recommend for a query. Whoever keeps recommendations brings one bean of this. */
public interface Recommendations {

    /**
     * The ids of the solutions recommended today for exactly this text, best first; usually none. Asked with every search:
     * no database is read.
     */
    List<Long> of(String text);
}
