package org.solutionpool.whitelist.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.solution.ListingStandings;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Entries in force: state and last day both count, so that nothing is vouched for between midnight and the daily job. */
@ApplicationScoped
public class WhitelistStandings implements ListingStandings {

    private static final List<EntryState> IN_FORCE =
            Arrays.stream(EntryState.values()).filter(EntryState::isInForce).toList();

    /** In place of no id at all, which the query language has no empty list for. */
    private static final List<Long> NOBODY = List.of(-1L);

    @Inject
    EntityManager entityManager;

    /** An entry in force, without loading what it belongs to. */
    record Standing(
            @Nullable Long solutionId,
            Long organizationId,
            String programme,
            String programmeEn,
            String number,
            @Nullable LocalDate validUntil) {

        ListingStanding listed() {
            return new ListingStanding(
                    solutionId == null ? ListingStanding.Kind.PROVIDER : ListingStanding.Kind.SOLUTION,
                    programme,
                    programmeEn,
                    number,
                    validUntil);
        }
    }

    @Override
    public Map<Long, List<ListingStanding>> of(Collection<Solution> listings) {
        Set<Long> organizations = listings.stream()
                .filter(listing -> listing.organization != null)
                .map(WhitelistStandings::provider)
                .collect(Collectors.toSet());
        if (organizations.isEmpty()) {
            return Map.of();
        }
        List<Standing> standings =
                read(listings.stream().map(listing -> listing.id).toList(), organizations);
        Map<Long, List<ListingStanding>> found = new HashMap<>();
        for (Solution listing : listings) {
            if (listing.organization == null) {
                continue;
            }
            Long provider = provider(listing);
            List<ListingStanding> own = new ArrayList<>();
            List<ListingStanding> providers = new ArrayList<>();
            for (Standing standing : standings) {
                if (!standing.organizationId().equals(provider)) {
                    continue;
                }
                if (standing.solutionId() == null) {
                    providers.add(standing.listed());
                } else if (standing.solutionId().equals(listing.id)) {
                    own.add(standing.listed());
                }
            }
            own.addAll(providers);
            if (!own.isEmpty()) {
                found.put(Objects.requireNonNull(listing.id), List.copyOf(own));
            }
        }
        return found;
    }

    @Override
    public List<ListingStanding> ofProvider(long organizationId) {
        return read(NOBODY, Set.of(organizationId)).stream()
                .map(Standing::listed)
                .toList();
    }

    private List<Standing> read(Collection<Long> solutions, Collection<Long> organizations) {
        return entityManager
                .createQuery("""
                        select e.solution.id, e.organization.id, p.nameZh, p.nameEn, e.certificateNumber, e.validUntil
                        from WhitelistEntry e join e.batch b join b.programme p
                        where e.state in :states and (e.validUntil is null or e.validUntil >= :today)
                        and (e.solution.id in :solutions or (e.solution is null and e.organization.id in :organizations))
                        order by e.listedOn, e.id""", Standing.class)
                .setParameter("states", IN_FORCE)
                .setParameter("today", WorkingDays.today())
                .setParameter("solutions", solutions)
                .setParameter("organizations", organizations)
                .getResultList();
    }

    private static Long provider(Solution listing) {
        return Objects.requireNonNull(Objects.requireNonNull(listing.organization).id);
    }
}
