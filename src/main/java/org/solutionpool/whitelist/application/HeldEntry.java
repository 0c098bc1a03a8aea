package org.solutionpool.whitelist.application;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.Solution;
import org.solutionpool.whitelist.programme.Programme;

/**
 * An entry that an applicant has in a programme already. Read from the register's table: the register stands above this
 * package and cannot be asked.
 *
 * @param suspended whether it is suspended
 * @param validUntil its last day
 */
record HeldEntry(long id, boolean suspended, @Nullable LocalDate validUntil) {

    /**
     * The entry for the same programme and subject that an application would renew: one that is in force or suspended, else
     * the last one that has expired.
     */
    static Optional<HeldEntry> of(Programme programme, Organization organization, @Nullable Solution solution) {
        List<Tuple> found = Panache.getEntityManager()
                .createNativeQuery(
                        "select e.id, e.state, e.valid_until from whitelist_entry e join whitelist_batch b on b.id = e.batch_id"
                                + " where b.programme_id = ?1 and e.organization_id = ?2 and coalesce(e.solution_id, 0) = ?3"
                                + " and e.state in ('VALID', 'RECTIFYING', 'SUSPENDED', 'EXPIRED')"
                                + " order by e.state = 'EXPIRED', e.id desc limit 1",
                        Tuple.class)
                .setParameter(1, programme.id)
                .setParameter(2, organization.id)
                .setParameter(3, solution == null ? 0L : solution.id)
                .getResultList();
        return found.stream()
                .findFirst()
                .map(row -> new HeldEntry(
                        ((Number) row.get(0)).longValue(), "SUSPENDED".equals(row.get(1)), day(row.get(2))));
    }

    private static @Nullable LocalDate day(@Nullable Object column) {
        return column == null ? null : column instanceof LocalDate day ? day : ((java.sql.Date) column).toLocalDate();
    }
}
