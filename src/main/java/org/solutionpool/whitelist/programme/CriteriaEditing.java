package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.whitelist.programme.Criterion.Kind;

/**
 * An admin's changes to criteria sets, each with its audit event in the same transaction. A set that a batch was opened
 * with cannot be changed any more; a new version can be begun instead.
 */
@ApplicationScoped
@Transactional
public class CriteriaEditing {

    /** The type of a criteria set in the record. */
    public static final String SUBJECT = "criteria";

    /** Criteria of one set. */
    public static final int MOST_CRITERIA = 60;

    @Inject
    Audit audit;

    @Inject
    StartingCriteria starting;

    /**
     * Begins a new version: a copy of the latest one, or of the starting set where there is none. A draft that is there
     * already stays the one to go on with.
     */
    public CriteriaSet begin(long programmeId) {
        Programme programme = Programme.<Programme>findByIdOptional(programmeId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        Optional<CriteriaSet> latest = CriteriaSet.latest(programme);
        if (latest.isPresent() && latest.get().state == CriteriaSet.State.DRAFT) {
            return latest.get();
        }
        CriteriaSet set = new CriteriaSet();
        set.programme = programme;
        set.number = latest.map(before -> before.number + 1).orElse(1);
        set.state = CriteriaSet.State.DRAFT;
        set.createdAt = Instant.now();
        latest.ifPresent(before -> set.passMark = before.passMark);
        set.persist();
        if (latest.isPresent()) {
            latest.get().criteria().forEach(criterion -> copy(criterion, set));
        } else {
            starting.fill(set);
        }
        audit.record(
                "criteria.begin",
                SUBJECT,
                set.id,
                null,
                Map.of("programme", programme.code, "version", set.number, "passMark", set.passMark),
                null);
        return set;
    }

    /**
     * Changes the set's pass mark.
     *
     * @throws IllegalTransitionException if the set is frozen
     */
    public void passMark(long setId, int passMark) {
        CriteriaSet set = draft(setId);
        if (set.passMark != passMark) {
            audit.record(
                    "criteria.passMark",
                    SUBJECT,
                    setId,
                    Map.of("passMark", set.passMark),
                    Map.of("passMark", passMark),
                    null);
            set.passMark = passMark;
        }
    }

    /**
     * Adds a criterion behind the others of its kind.
     *
     * @throws IllegalTransitionException if the set is frozen
     * @throws RefusedException if there are too many
     */
    public Criterion add(long setId, Kind kind, CriterionForm form) {
        CriteriaSet set = draft(setId);
        List<Criterion> all = set.criteria();
        if (all.size() >= MOST_CRITERIA) {
            throw new RefusedException("criteriaMany", MOST_CRITERIA);
        }
        Criterion criterion = new Criterion();
        criterion.criteriaSet = set;
        criterion.kind = kind;
        criterion.position = all.stream().mapToInt(one -> one.position).max().orElse(0) + 1;
        form.fill(criterion);
        criterion.persist();
        audit.record("criteria.add", SUBJECT, setId, null, CriterionForm.facts(criterion), null);
        return criterion;
    }

    /**
     * Changes a criterion.
     *
     * @throws IllegalTransitionException if the set is frozen
     * @throws StaleFormException if it was changed since the form was opened
     */
    public void edit(long setId, long criterionId, CriterionForm form) {
        draft(setId);
        Criterion criterion = criterion(setId, criterionId);
        if (criterion.version != form.version()) {
            throw new StaleFormException();
        }
        Map<String, Object> before = CriterionForm.facts(criterion);
        form.fill(criterion);
        Map<String, Object> after = CriterionForm.facts(criterion);
        if (!before.equals(after)) {
            audit.record("criteria.edit", SUBJECT, setId, before, after, null);
        }
    }

    /** Takes a criterion out of a draft. */
    public void remove(long setId, long criterionId) {
        draft(setId);
        Criterion criterion = criterion(setId, criterionId);
        audit.record("criteria.remove", SUBJECT, setId, CriterionForm.facts(criterion), null, null);
        criterion.delete();
    }

    /** Moves a criterion before the one above it. */
    public void up(long setId, long criterionId) {
        CriteriaSet set = draft(setId);
        Criterion moved = criterion(setId, criterionId);
        List<Criterion> kin = new ArrayList<>(
                set.criteria().stream().filter(one -> one.kind == moved.kind).toList());
        int place = kin.indexOf(moved);
        if (place > 0) {
            kin.remove(place);
            kin.add(place - 1, moved);
            for (int i = 0; i < kin.size(); i++) {
                kin.get(i).position = i + 1;
            }
            audit.record(
                    "criteria.move",
                    SUBJECT,
                    setId,
                    Map.of("criterion", moved.nameZh, "position", place + 1),
                    Map.of("criterion", moved.nameZh, "position", place),
                    null);
        }
    }

    /** The set, locked, for a change. */
    private static CriteriaSet draft(long setId) {
        CriteriaSet set = CriteriaSet.<CriteriaSet>findByIdOptional(setId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        if (set.state != CriteriaSet.State.DRAFT) {
            throw new IllegalTransitionException("programme", set.state, CriteriaSet.State.DRAFT);
        }
        return set;
    }

    private static Criterion criterion(long setId, long criterionId) {
        return Criterion.<Criterion>find("id = ?1 and criteriaSet.id = ?2", criterionId, setId)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static void copy(Criterion from, CriteriaSet to) {
        Criterion criterion = new Criterion();
        criterion.criteriaSet = to;
        criterion.position = from.position;
        criterion.kind = from.kind;
        criterion.nameZh = from.nameZh;
        criterion.nameEn = from.nameEn;
        criterion.guidanceZh = from.guidanceZh;
        criterion.guidanceEn = from.guidanceEn;
        criterion.weight = from.weight;
        criterion.passMark = from.passMark;
        criterion.evidenceRequired = from.evidenceRequired;
        criterion.evidenceKinds = from.evidenceKinds.clone();
        criterion.levels = from.levels;
        criterion.persist();
    }
}
