package org.solutionpool.whitelist.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.Programme;
import org.solutionpool.whitelist.programme.WorkingDays;

/** All entries there ever were, newest listing first; entries of one day by id, so that pages never overlap. */
@ApplicationScoped
@Transactional
public class Register {

    @Inject
    EntityManager entityManager;

    @Inject
    Taxonomy taxonomy;

    /** The place of an entry in the order of the register. */
    record Position(LocalDate listedOn, long id) {

        static Position of(WhitelistEntry entry) {
            return new Position(entry.listedOn, Objects.requireNonNull(entry.id));
        }
    }

    /** How many entries a filter leaves. */
    public long count(RegisterFilter filter) {
        Condition condition = condition(filter);
        return ((Number) condition
                        .bind(entityManager.createNativeQuery(
                                "select count(*) from whitelist_entry e " + condition.sql()))
                        .getSingleResult())
                .longValue();
    }

    /** One page, with batches and programmes loaded. */
    public List<WhitelistEntry> page(RegisterFilter filter, int page, int size) {
        Condition condition = condition(filter);
        return load(ids(condition
                .bind(entityManager.createNativeQuery(
                        "select e.id from whitelist_entry e " + condition.sql()
                                + " order by e.listed_on desc, e.id desc",
                        Long.class))
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)));
    }

    /**
     * What follows a place in the register, for exports that read on where they stopped.
     *
     * @param after null for the beginning
     */
    List<WhitelistEntry> after(RegisterFilter filter, @Nullable Position after, int size) {
        Condition condition = condition(filter);
        if (after != null) {
            condition.and(
                    "(e.listed_on, e.id) < (:afterDay, :afterId)",
                    Map.of("afterDay", after.listedOn(), "afterId", after.id()));
        }
        return load(ids(condition
                .bind(entityManager.createNativeQuery(
                        "select e.id from whitelist_entry e " + condition.sql()
                                + " order by e.listed_on desc, e.id desc",
                        Long.class))
                .setMaxResults(size)));
    }

    /** The years in which entries were listed, newest first. */
    public List<Integer> years() {
        return entityManager
                .createQuery(
                        "select distinct case when b.historical = true then b.sourceYear else year(e.listedOn) end"
                                + " from WhitelistEntry e join e.batch b"
                                + " where b.historical = false or b.sourceYear is not null order by 1 desc",
                        Integer.class)
                .getResultList();
    }

    /** The programmes that have entries, newest first. */
    public List<Programme> programmes() {
        return entityManager
                .createQuery(
                        "from Programme p where exists (select 1 from WhitelistEntry e where e.batch.programme = p)"
                                + " order by p.id desc",
                        Programme.class)
                .getResultList();
    }

    /** The batches of a programme that have entries, newest first. */
    public List<Batch> batches(String programmeCode) {
        return entityManager
                .createQuery(
                        "from Batch b join fetch b.programme p where p.code = ?1"
                                + " and exists (select 1 from WhitelistEntry e where e.batch = b) order by b.number desc",
                        Batch.class)
                .setParameter(1, programmeCode)
                .getResultList();
    }

    /** The entries of a published list in the order of their numbers. */
    public List<WhitelistEntry> ofBatch(Batch batch, int page, int size) {
        return entityManager
                .createQuery("from WhitelistEntry e where e.batch = ?1 order by e.id", WhitelistEntry.class)
                .setParameter(1, batch)
                .setFirstResult((page - 1) * size)
                .setMaxResults(size)
                .getResultList();
    }

    private static List<Long> ids(Query query) {
        List<Long> ids = new ArrayList<>();
        for (Object id : query.getResultList()) {
            ids.add((Long) id);
        }
        return ids;
    }

    private List<WhitelistEntry> load(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, WhitelistEntry> byId = entityManager
                .createQuery(
                        "from WhitelistEntry e join fetch e.batch b join fetch b.programme left join fetch e.renewedBy"
                                + " where e.id in ?1",
                        WhitelistEntry.class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(entry -> Objects.requireNonNull(entry.id), entry -> entry));
        return ids.stream().map(byId::get).toList();
    }

    /** Conditions that all hold, with their parameters. */
    private static final class Condition {

        private final List<String> parts = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void and(String part, Map<String, Object> values) {
            parts.add(part);
            parameters.putAll(values);
        }

        String sql() {
            return parts.isEmpty() ? "" : "where " + String.join(" and ", parts);
        }

        Query bind(Query query) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }

    private Condition condition(RegisterFilter filter) {
        Condition condition = new Condition();
        if (!filter.text().isEmpty()) {
            condition.and(
                    "(e.provider_name ilike :text or e.provider_name_en ilike :text or e.solution_title ilike :text"
                            + " or e.solution_title_en ilike :text or e.certificate_number ilike :text"
                            + " or e.credit_code = :code)",
                    Map.of(
                            "text",
                            "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%",
                            "code",
                            filter.text().toUpperCase(Locale.ROOT)));
        }
        if (filter.creditCode() != null) {
            condition.and("e.credit_code = :creditCode", Map.of("creditCode", filter.creditCode()));
        }
        if (filter.programme() != null) {
            condition.and(
                    "e.batch_id in (select b.id from whitelist_batch b join whitelist_programme p on p.id = b.programme_id"
                            + " where p.code = :programme)",
                    Map.of("programme", filter.programme()));
        }
        if (filter.batch() != null) {
            condition.and("e.batch_id = :batch", Map.of("batch", filter.batch()));
        }
        if (filter.state() != null) {
            state(condition, filter.state());
        }
        if (filter.region() != null) {
            condition.and(
                    "e.region = any(cast(:regions as text[]))",
                    Map.of("regions", below(Scheme.REGION, filter.region())));
        }
        if (filter.industry() != null) {
            condition.and(
                    "e.industries && cast(:industries as text[])",
                    Map.of("industries", below(Scheme.INDUSTRY, filter.industry())));
        }
        if (filter.year() != null) {
            condition.and(
                    "e.listed_on between :firstDay and :lastDay",
                    Map.of(
                            "firstDay", LocalDate.of(filter.year(), 1, 1),
                            "lastDay", LocalDate.of(filter.year(), 12, 31)));
        }
        if (filter.subject() != null) {
            // What the entry itself is for: a historical list is one of companies and solutions alike.
            condition.and(
                    filter.subject() == Programme.Subject.SOLUTION
                            ? "e.solution_title is not null"
                            : "e.solution_title is null",
                    Map.of());
        }
        return condition;
    }

    /** As the entry is today: one whose last day is over is expired, whether the daily job was there or not. */
    private static void state(Condition condition, EntryState state) {
        Map<String, Object> values = Map.of("state", state.name(), "today", WorkingDays.today());
        switch (state) {
            case EXPIRED ->
                condition.and(
                        "(e.state = :state or e.state in ('VALID', 'RECTIFYING', 'SUSPENDED') and e.valid_until < :today)",
                        values);
            case VALID, RECTIFYING, SUSPENDED ->
                condition.and("e.state = :state and (e.valid_until is null or e.valid_until >= :today)", values);
            default -> condition.and("e.state = :state", Map.of("state", state.name()));
        }
    }

    private String[] below(Scheme scheme, String code) {
        Term term = taxonomy.require(scheme, code);
        return Stream.concat(Stream.of(term), taxonomy.descendants(term).stream())
                .map(Term::code)
                .toArray(String[]::new);
    }
}
