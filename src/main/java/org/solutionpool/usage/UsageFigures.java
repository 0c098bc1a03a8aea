package org.solutionpool.usage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.activity.Kind;
import org.solutionpool.web.ReadableTime;

/** What the log says: days from their sums, queries from one statement along the hours of the period. */
@ApplicationScoped
@Transactional
public class UsageFigures {

    /** Queries on one page. */
    static final int PAGE = 25;

    /** Ways to look at the queries. */
    public enum View {
        /** Asked and nothing found, most often asked first. */
        EMPTY("and total = 0", "", "searches desc"),
        /** Something found and nothing of it opened; only pages, for programs do not say what is opened. */
        UNOPENED(
                "and total > 0 and channel = 'PAGE'",
                "having not bool_or(opened or reasons or contacted)",
                "searches desc"),
        /** Slowest first. */
        SLOW("", "", "slowest desc"),
        /** Most often asked first. */
        FREQUENT("", "", "searches desc");

        private final String condition;
        private final String having;
        private final String order;

        View(String condition, String having, String order) {
            this.condition = condition;
            this.having = having;
            this.order = order;
        }

        /** As it stands in an address. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The view of an address; queries without results if it names none. */
        static View ofCode(@Nullable String code) {
            for (View view : values()) {
                if (view.code().equals(code)) {
                    return view;
                }
            }
            return EMPTY;
        }
    }

    /** The sums of a day. */
    public record Day(LocalDate day, long searches, long empty, long slow, long opened, long reasons, long contacted) {}

    /**
     * A query of the period.
     *
     * @param text empty for a need
     * @param filters those of one of its searches, or the codes of the need; empty if there were none
     * @param last the hour in which it was asked last
     * @param slowest in milliseconds
     */
    public record Asked(
            Kind kind,
            String text,
            long searches,
            long empty,
            long opened,
            long contacted,
            long slowest,
            String filters,
            Instant last) {}

    /**
     * A page of queries.
     *
     * @param total how many different queries there are
     */
    public record Queries(long total, List<Asked> asked) {}

    @Inject
    EntityManager entityManager;

    /** The days of a period, each there even if nothing happened on it. */
    public List<Day> days(LocalDate first, LocalDate last) {
        Map<LocalDate, Day> known = new HashMap<>();
        for (Object row : entityManager
                .createNativeQuery("""
                        select day, sum(searches), sum(empty), sum(slow), sum(opened), sum(reasons), sum(contacted)
                        from usage_day where day between ?1 and ?2 group by day""", Tuple.class)
                .setParameter(1, first)
                .setParameter(2, last)
                .getResultList()) {
            Tuple tuple = (Tuple) row;
            LocalDate day = tuple.get(0, LocalDate.class);
            known.put(
                    day,
                    new Day(
                            day,
                            number(tuple, 1),
                            number(tuple, 2),
                            number(tuple, 3),
                            number(tuple, 4),
                            number(tuple, 5),
                            number(tuple, 6)));
        }
        return first.datesUntil(last.plusDays(1))
                .map(day -> known.getOrDefault(day, new Day(day, 0, 0, 0, 0, 0, 0)))
                .toList();
    }

    /**
     * The queries of a period, and the needs that were matched, of which the log has the codes alone. Searches without
     * text, which are filters alone, are not among them.
     *
     * @param page from 1
     */
    public Queries queries(View view, LocalDate first, int page) {
        List<Asked> asked = new ArrayList<>();
        long total = 0;
        for (Object row : entityManager
                .createNativeQuery(
                        "select kind, text, count(*) filter (where page = 1) as searches,"
                                + " count(*) filter (where page = 1 and total = 0), count(*) filter (where opened),"
                                + " count(*) filter (where contacted), max(millis) as slowest, max(filters), max(hour),"
                                + " count(*) over () from usage_search where hour >= ?1 and (text <> '' or kind = 'MATCH') "
                                + view.condition
                                + " group by kind, text, case when kind = 'MATCH' then filters end " + view.having
                                + " order by " + view.order + ", max(hour) desc, text, kind, max(filters)",
                        Tuple.class)
                .setParameter(1, first.atStartOfDay(ReadableTime.ZONE).toInstant())
                .setFirstResult((page - 1) * PAGE)
                .setMaxResults(PAGE)
                .getResultList()) {
            Tuple tuple = (Tuple) row;
            asked.add(new Asked(
                    Kind.valueOf(tuple.get(0, String.class)),
                    tuple.get(1, String.class),
                    number(tuple, 2),
                    number(tuple, 3),
                    number(tuple, 4),
                    number(tuple, 5),
                    number(tuple, 6),
                    tuple.get(7, String.class),
                    tuple.get(8, Instant.class)));
            total = number(tuple, 9);
        }
        return new Queries(total, asked);
    }

    private static long number(Tuple row, int column) {
        return ((Number) row.get(column)).longValue();
    }
}
