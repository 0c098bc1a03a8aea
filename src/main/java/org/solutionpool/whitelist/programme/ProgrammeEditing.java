package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.IllegalTransitionException;

/** An admin's changes to programmes, each with its audit event in the same transaction. */
@ApplicationScoped
@Transactional
public class ProgrammeEditing {

    /** The type of a programme in the record. */
    public static final String SUBJECT = "programme";

    private static final Set<BatchState> RUNNING =
            EnumSet.of(BatchState.INTAKE, BatchState.ASSESSMENT, BatchState.PUBLICITY);

    /** What a running batch goes by: its applicants were promised it, and its steps count on it. */
    private static final List<String> FIXED_WHILE_RUNNING = List.of(
            "recommendation",
            "siteCheck",
            "oralDefence",
            "reviewers",
            "spreadLimit",
            "publicityDays",
            "completionDays",
            "appealDays",
            "quotas");

    @Inject
    Audit audit;

    /**
     * Writes a new programme down, as a draft.
     *
     * @throws RefusedException if its code is taken
     */
    public Programme create(ProgrammeForm form) {
        Optional<Programme> taken = Programme.ofCode(Objects.requireNonNull(form.code));
        if (taken.isPresent()) {
            throw new RefusedException("codeTaken", taken.get().code);
        }
        Programme programme = new Programme();
        form.fill(programme);
        programme.state = Programme.State.DRAFT;
        programme.createdAt = Instant.now();
        programme.persistAndFlush();
        audit.record("programme.create", SUBJECT, programme.id, null, ProgrammeForm.facts(programme), null);
        return programme;
    }

    /**
     * Changes a programme. Code and subject stay as they are from the first batch on: certificates and applications carry
     * them.
     *
     * @throws StaleFormException if it was changed since the form was opened
     * @throws RefusedException if the code is taken, or can no longer be changed
     * @throws FixedRulesException if it would change rules that a running batch goes by
     * @throws IllegalTransitionException if it has ended
     */
    public void edit(long id, ProgrammeForm form) {
        Programme programme = locked(id);
        if (programme.state == Programme.State.ENDED) {
            throw new IllegalTransitionException(SUBJECT, programme.state, Programme.State.ACTIVE);
        }
        if (programme.version != form.version()) {
            throw new StaleFormException();
        }
        Optional<Programme> taken = Programme.ofCode(Objects.requireNonNull(form.code));
        if (taken.isPresent() && !taken.get().id.equals(id)) {
            throw new RefusedException("codeTaken", taken.get().code);
        }
        boolean renamed =
                !programme.code.equals(form.code) || !programme.subject.name().equals(form.subject);
        if (renamed && Batch.count("programme", programme) > 0) {
            throw new RefusedException("codeFixed");
        }
        Map<String, Object> before = ProgrammeForm.facts(programme);
        requireRulesOfRunning(programme, before, form);
        form.fill(programme);
        Map<String, Object> after = ProgrammeForm.facts(programme);
        if (!before.equals(after)) {
            Map<String, Object> was = new LinkedHashMap<>(before);
            Map<String, Object> is = new LinkedHashMap<>(after);
            was.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), after.get(entry.getKey())));
            is.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), before.get(entry.getKey())));
            audit.record("programme.edit", SUBJECT, id, was, is, null);
        }
    }

    /**
     * Makes a draft take batches.
     *
     * @throws RefusedException if its criteria are not complete
     */
    public void activate(long id) {
        Programme programme = locked(id);
        Programme.State next = Programme.State.TRANSITIONS.apply(programme.state, Programme.State.ACTIVE);
        CriteriaSet latest = CriteriaSet.latest(programme).orElseThrow(() -> new RefusedException("criteriaNone"));
        if (!CriteriaRules.problems(latest.passMark, latest.criteria()).isEmpty()) {
            throw new RefusedException("criteriaUnfinished");
        }
        move(programme, next, "programme.activate");
    }

    /**
     * Ends a programme: no further batches.
     *
     * @throws RefusedException while one of its batches is still running
     */
    public void end(long id) {
        Programme programme = locked(id);
        Programme.State next = Programme.State.TRANSITIONS.apply(programme.state, Programme.State.ENDED);
        List<Batch> running = running(programme);
        if (!running.isEmpty()) {
            throw new RefusedException("endBatchRunning", running.getFirst().number);
        }
        move(programme, next, "programme.end");
    }

    private static void requireRulesOfRunning(Programme programme, Map<String, Object> before, ProgrammeForm form) {
        Programme typed = new Programme();
        form.fill(typed);
        Map<String, Object> after = ProgrammeForm.facts(typed);
        List<String> changed = FIXED_WHILE_RUNNING.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .toList();
        List<Batch> running = changed.isEmpty() ? List.of() : running(programme);
        if (!running.isEmpty()) {
            throw new FixedRulesException(changed, running.getFirst().number);
        }
    }

    private static List<Batch> running(Programme programme) {
        return Batch.list("programme = ?1 and state in ?2 order by number", programme, RUNNING);
    }

    private void move(Programme programme, Programme.State to, String action) {
        Programme.State from = programme.state;
        programme.state = to;
        audit.record(action, SUBJECT, programme.id, Map.of("state", from.name()), Map.of("state", to.name()), null);
    }

    private static Programme locked(long id) {
        return Programme.<Programme>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }
}
