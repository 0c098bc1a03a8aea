package org.solutionpool.whitelist.upkeep;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Which reminder is due, and that none is sent twice. */
final class Reminders {

    /** Days ahead, the nearest first. */
    private static final int[] MARKS = {7, 30, 90};

    private Reminders() {}

    /**
     * The mark that has come for a day ahead: of several that were missed, the nearest only.
     *
     * @return null if the day is farther than the farthest mark, or over
     */
    static @Nullable Integer mark(LocalDate today, LocalDate day) {
        long left = ChronoUnit.DAYS.between(today, day);
        if (left < 0) {
            return null;
        }
        for (int mark : MARKS) {
            if (left <= mark) {
                return mark;
            }
        }
        return null;
    }

    /**
     * The same in SQL, for the queries that leave out what was told.
     *
     * @param left an expression for the days ahead, none of them negative or beyond the farthest mark
     */
    static String markSql(String left) {
        StringBuilder sql = new StringBuilder("case");
        for (int mark : MARKS) {
            sql.append(" when ")
                    .append(left)
                    .append(" <= ")
                    .append(mark)
                    .append(" then '")
                    .append(mark)
                    .append('\'');
        }
        return sql.append(" end").toString();
    }

    /** A condition that holds unless something was told already. The arguments are SQL. */
    static String untold(String kind, String subjectId, String mark) {
        return "not exists (select 1 from whitelist_reminder r where r.kind = '" + kind + "' and r.subject_id = "
                + subjectId + " and r.mark = " + mark + ")";
    }

    /** Days of the farthest mark. */
    static int farthest() {
        return MARKS[MARKS.length - 1];
    }

    /**
     * Notes that something is told now.
     *
     * @return false if it was told before, by whatever replica
     */
    static boolean first(String kind, long subjectId, String mark) {
        return Panache.getEntityManager()
                        .createNativeQuery("insert into whitelist_reminder (kind, subject_id, mark, told_at)"
                                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                        .setParameter(1, kind)
                        .setParameter(2, subjectId)
                        .setParameter(3, mark)
                        .setParameter(4, Instant.now())
                        .executeUpdate()
                > 0;
    }
}
