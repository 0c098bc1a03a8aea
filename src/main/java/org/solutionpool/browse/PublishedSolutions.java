package org.solutionpool.browse;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingState;
import org.solutionpool.solution.Solution;

/** Published solutions from PostgreSQL, each list in one statement along an index. */
@ApplicationScoped
public class PublishedSolutions {

    private static final String CARD =
            "from Solution s join fetch s.published left join fetch s.organization where s.state = :published";

    /**
     * The newest ones.
     *
     * @param before where the page before ended; null for the first page
     */
    public List<Solution> newest(@Nullable Position before, int size) {
        String order = " order by s.firstPublishedAt desc, s.id desc";
        var query = Panache.getEntityManager()
                .createQuery(
                        before == null
                                ? CARD + order
                                : CARD + " and (s.firstPublishedAt < :at or (s.firstPublishedAt = :at and s.id < :id))"
                                        + order,
                        Solution.class)
                .setParameter("published", ListingState.PUBLISHED)
                .setMaxResults(size);
        if (before != null) {
            query.setParameter("at", before.at()).setParameter("id", before.id());
        }
        return query.getResultList();
    }

    /** An organization's, by title. */
    public List<Solution> ofOrganization(long organizationId, int page, int size) {
        return Panache.getEntityManager()
                .createQuery(CARD + " and s.organization.id = :id order by s.sortKey, s.id", Solution.class)
                .setParameter("published", ListingState.PUBLISHED)
                .setParameter("id", organizationId)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)
                .getResultList();
    }

    /** Those a published list prints under a name and nobody has claimed, by title. */
    public List<Solution> ofListedName(String name, int page, int size) {
        return Panache.getEntityManager()
                .createQuery(
                        CARD + " and s.organization is null and s.listedProvider = :name order by s.sortKey, s.id",
                        Solution.class)
                .setParameter("published", ListingState.PUBLISHED)
                .setParameter("name", name)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * Ids and days of change for the sitemap, in the order of ids.
     *
     * @param from the lowest id
     * @param to the first id that no longer belongs to it
     */
    public List<Entry> entries(long from, long to) {
        return Panache.getEntityManager()
                .createQuery(
                        "select s.id, s.publishedAt from Solution s"
                                + " where s.state = :published and s.id >= :from and s.id < :to order by s.id",
                        Entry.class)
                .setParameter("published", ListingState.PUBLISHED)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The highest id there is; 0 for an empty pool. */
    public long highestId() {
        return Panache.getEntityManager()
                .createQuery("select s.id from Solution s order by s.id desc", Long.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    /** A place in the order of the newest. */
    public record Position(Instant at, long id) {

        private static final Pattern ENCODED = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

        /** As it stands in an address: microseconds, which is as exact as PostgreSQL keeps an instant, and the id. */
        public String encoded() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
        }

        /** Reads {@link #encoded()}; empty for anything else. */
        public static Optional<Position> decode(String encoded) {
            Matcher matcher = ENCODED.matcher(encoded);
            return matcher.matches()
                    ? Optional.of(new Position(
                            Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
                            Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        }
    }

    /** One line of the sitemap. */
    public record Entry(Long id, Instant changedAt) {}
}
