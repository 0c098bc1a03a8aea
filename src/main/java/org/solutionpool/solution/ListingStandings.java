package org.solutionpool.solution;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the whitelist says about listings now. The whitelist brings it, so that this package does not know it. Every method
 * reads the database, never the search index, and is called inside a transaction.
 */
public interface ListingStandings {

    /**
     * The entries in force of many listings, in a fixed number of statements however many they are: a listing's own entries
     * first, then its provider's. An entry of a listing counts only while the provider it was made for still has it.
     *
     * @return by id; a listing without any entry is left out
     */
    Map<Long, List<ListingStanding>> of(Collection<Solution> listings);

    /** {@link #of(Collection)} for one listing. */
    default List<ListingStanding> of(Solution listing) {
        return of(List.of(listing)).getOrDefault(listing.id, List.of());
    }

    /** The entries in force of an organization itself, not those of its solutions. */
    List<ListingStanding> ofProvider(long organizationId);
}
