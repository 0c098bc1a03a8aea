package org.solutionpool.matchmaking;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.need.Need;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;

/** A solution that its provider offered for a need. Written by {@link NeedOffers} alone. */
@Entity
@Table(name = "need_offer")
public class NeedOffer extends PanacheEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "need_id")
    public Need need;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "solution_id")
    public Solution solution;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "provider_id")
    public Organization provider;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    public Person author;

    @Nullable public String message;

    @Column(name = "offered_at")
    public Instant offeredAt;

    /** Those for a need, the latest first, with what the page shows of them. */
    static List<NeedOffer> of(long needId) {
        return NeedOffer.<NeedOffer>find(
                        "from NeedOffer o join fetch o.solution join fetch o.provider where o.need.id = ?1"
                                + " order by o.offeredAt desc, o.id desc",
                        needId)
                .page(0, NeedOffers.MOST_SHOWN)
                .list();
    }

    /** The ids of the solutions that a provider offered for a need. */
    static List<Long> offered(long needId, long providerId) {
        return getEntityManager()
                .createQuery(
                        "select o.solution.id from NeedOffer o where o.need.id = ?1 and o.provider.id = ?2", Long.class)
                .setParameter(1, needId)
                .setParameter(2, providerId)
                .getResultList();
    }
}
