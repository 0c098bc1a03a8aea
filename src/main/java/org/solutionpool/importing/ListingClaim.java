package org.solutionpool.importing;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingState;
import org.solutionpool.solution.Solution;

/** A provider says: these listings of a published list are ours. */
@Entity
@Table(name = "listing_claim")
public class ListingClaim extends PanacheEntity {

    /** The most listings that are claimed at once. */
    public static final int MOST_LISTINGS = 500;

    @Version
    public long version;

    @Enumerated(EnumType.STRING)
    public ClaimState state;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id")
    public Organization organization;

    /** The organization's unified social credit code, as stated with the claim. */
    @Column(name = "credit_code")
    public String creditCode;

    /** The name under which the list prints the claimed listings; null if it prints none. */
    @Column(name = "listed_provider")
    @Nullable public String listedProvider;

    public String reason;

    public String evidence;

    @ManyToMany
    @JoinTable(
            name = "listing_claim_solution",
            joinColumns = @JoinColumn(name = "claim_id"),
            inverseJoinColumns = @JoinColumn(name = "solution_id"))
    @OrderBy("sortKey, id")
    public Set<Solution> solutions = new LinkedHashSet<>();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "claimed_by")
    public Person claimedBy;

    @Column(name = "claimed_at")
    public Instant claimedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "decided_by")
    @Nullable public Person decidedBy;

    @Column(name = "decided_at")
    @Nullable public Instant decidedAt;

    /** The admin's words to the provider. */
    @Column(name = "decision_note")
    @Nullable public String decisionNote;

    /** The open claim of an organization on a listing; null if there is none. */
    static @Nullable ListingClaim open(long organizationId, long solutionId) {
        return find(
                        "select c from ListingClaim c join c.solutions s"
                                + " where c.state = ?1 and c.organization.id = ?2 and s.id = ?3",
                        ClaimState.OPEN,
                        organizationId,
                        solutionId)
                .firstResult();
    }

    /**
     * A page of claims with all that lists show of them: two statements, however many there are.
     *
     * @param where which ones and in which order, of {@code c}
     * @param page from 1
     */
    static List<ListingClaim> page(String where, Object parameter, int page, int size) {
        List<ListingClaim> claims = ListingClaim.<ListingClaim>find(
                        "from ListingClaim c join fetch c.organization join fetch c.claimedBy left join fetch c.decidedBy"
                                + " where " + where,
                        parameter)
                .page(page - 1, size)
                .list();
        readListings(claims);
        return claims;
    }

    private static void readListings(List<ListingClaim> claims) {
        // The rows come into the claims that the session holds already; paging over them would page over the listings.
        ListingClaim.<ListingClaim>list(
                "select distinct c from ListingClaim c left join fetch c.solutions s left join fetch s.publishedList"
                        + " left join fetch s.organization where c in ?1",
                claims);
    }

    /** Whatever lists print under a name, whoever has it, by title; at most 500. */
    static List<Solution> printedUnder(String listedProvider) {
        return Solution.<Solution>find(
                        "from Solution s left join fetch s.publishedList left join fetch s.organization"
                                + " where s.listedProvider = ?1 order by s.sortKey, s.id",
                        listedProvider)
                .page(0, MOST_LISTINGS)
                .list();
    }

    /** Public listings without an account behind them that lists print under one name, by title; at most 500. */
    static List<Solution> claimable(String listedProvider) {
        return Solution.<Solution>find(
                        "listedProvider = ?1 and organization is null and state = ?2 order by sortKey, id",
                        listedProvider,
                        ListingState.PUBLISHED)
                .page(0, MOST_LISTINGS)
                .list();
    }

    /** Whether a listing can be claimed: it is public, from a published list, and nobody's yet. */
    static boolean claimable(Solution solution) {
        return solution.isPublic() && solution.publishedList != null && solution.organization == null;
    }
}
