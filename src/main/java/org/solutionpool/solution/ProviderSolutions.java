package org.solutionpool.solution;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Listings as lists show them: two statements a page, however long the list, and no revision's content read. */
@ApplicationScoped
public class ProviderSolutions {

    /** Listings on a page. */
    public static final int PAGE = 20;

    /**
     * A listing in a list.
     *
     * @param open the state of the revision being written or reviewed; null when there is none
     */
    public record Row(
            Long id,
            String title,
            @Nullable String titleEn,
            @Nullable String provider,
            ListingState state,
            @Nullable RevisionState open,
            @Nullable Instant savedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant publishedAt) {}

    /** What a list is narrowed down to: a state in public, or one of the open revision. */
    public enum Filter {
        DRAFT("w.state = org.solutionpool.solution.RevisionState.DRAFT"),
        SUBMITTED("w.state = org.solutionpool.solution.RevisionState.SUBMITTED"),
        CHANGES_REQUESTED("w.state = org.solutionpool.solution.RevisionState.CHANGES_REQUESTED"),
        REJECTED("w.state = org.solutionpool.solution.RevisionState.REJECTED"),
        PUBLISHED("s.state = org.solutionpool.solution.ListingState.PUBLISHED"),
        SUSPENDED("s.state = org.solutionpool.solution.ListingState.SUSPENDED"),
        RETIRED("s.state = org.solutionpool.solution.ListingState.RETIRED");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }

        /** The filter of a parameter; empty for none and for a word that is no state. */
        public static Optional<Filter> of(@Nullable String name) {
            return name == null
                    ? Optional.empty()
                    : Arrays.stream(values())
                            .filter(filter -> filter.name().equals(name.toUpperCase(Locale.ROOT)))
                            .findFirst();
        }
    }

    /** One page of listings and how many there are. */
    public record Found(List<Row> rows, long total) {}

    /**
     * Searches listings, newest work first.
     *
     * @param organizationId whose; null for everybody's
     * @param words a part of the title or of the provider's name; null for all
     * @param page from 1
     */
    public Found find(@Nullable Long organizationId, @Nullable Filter filter, @Nullable String words, int page) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        if (organizationId != null) {
            where.append(" and s.organization.id = :organization");
        }
        if (filter != null) {
            where.append(" and ").append(filter.condition);
        }
        if (words != null) {
            where.append(" and (lower(s.title) like :words escape '!' or lower(s.titleEn) like :words escape '!'"
                    + " or lower(o.name) like :words escape '!' or lower(s.listedProvider) like :words escape '!')");
        }
        String from = " from Solution s left join s.working w left join s.organization o";
        TypedQuery<Row> rows = Panache.getEntityManager()
                .createQuery(
                        "select s.id, s.title, s.titleEn, coalesce(o.name, s.listedProvider), s.state, w.state,"
                                + " w.savedAt, w.submittedAt, s.publishedAt" + from + where
                                + " order by coalesce(w.savedAt, s.publishedAt, s.createdAt) desc, s.id desc",
                        Row.class);
        TypedQuery<Long> count = Panache.getEntityManager().createQuery("select count(*)" + from + where, Long.class);
        for (TypedQuery<?> query : List.of(rows, count)) {
            if (organizationId != null) {
                query.setParameter("organization", organizationId);
            }
            if (words != null) {
                query.setParameter("words", "%" + escaped(words.toLowerCase(Locale.ROOT)) + "%");
            }
        }
        return new Found(
                rows.setFirstResult((page - 1) * PAGE).setMaxResults(PAGE).getResultList(), count.getSingleResult());
    }

    private static String escaped(String words) {
        return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
