package org.solutionpool.whitelist.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.programme.Criterion.Level;

/** What a criteria set has to be before a batch can be opened with it. */
public final class CriteriaRules {

    /**
     * Something that is not right yet.
     *
     * @param criterion the criterion it is about; null for the set as a whole
     * @param key the sentence's key in the message bundle {@code programme}
     */
    public record Problem(@Nullable Criterion criterion, String key, List<Object> arguments) {}

    private CriteriaRules() {}

    /** Everything that keeps a set from being used; empty if nothing does. */
    public static List<Problem> problems(int passMark, List<Criterion> criteria) {
        List<Problem> problems = new ArrayList<>();
        List<Criterion> scored =
                criteria.stream().filter(one -> !one.isMandatory()).toList();
        int sum = scored.stream().mapToInt(one -> one.weight).sum();
        if (scored.isEmpty()) {
            problems.add(new Problem(null, "problem.noScored", List.of()));
        } else if (sum != CriteriaSet.TOTAL) {
            problems.add(new Problem(null, "problem.weights", List.of(sum, CriteriaSet.TOTAL)));
        }
        if (passMark < 0 || passMark > CriteriaSet.TOTAL) {
            problems.add(new Problem(null, "problem.passMark", List.of(passMark, CriteriaSet.TOTAL)));
        }
        criteria.forEach(one -> problems.addAll(problems(one)));
        return List.copyOf(problems);
    }

    /** What is not right with one criterion. */
    public static List<Problem> problems(Criterion criterion) {
        List<Problem> problems = new ArrayList<>();
        if (criterion.nameZh.isBlank()
                || criterion.nameEn.isBlank()
                || criterion.guidanceZh.isBlank()
                || criterion.guidanceEn.isBlank()) {
            problems.add(new Problem(criterion, "problem.languages", List.of()));
        }
        if (criterion.isMandatory()) {
            return problems;
        }
        if (criterion.weight < 1) {
            problems.add(new Problem(criterion, "problem.noWeight", List.of()));
        }
        if (criterion.passMark > criterion.weight) {
            problems.add(
                    new Problem(criterion, "problem.criterionPassMark", List.of(criterion.passMark, criterion.weight)));
        }
        levels(criterion, problems);
        return problems;
    }

    private static void levels(Criterion criterion, List<Problem> problems) {
        List<Level> levels = criterion.levels;
        if (levels.isEmpty() || levels.stream().noneMatch(level -> level.from() == 0)) {
            problems.add(new Problem(criterion, "problem.levelsStart", List.of()));
        }
        Set<Integer> starts = new HashSet<>();
        for (Level level : levels) {
            if (level.from() < 0 || level.from() > criterion.weight) {
                problems.add(new Problem(criterion, "problem.levelsWithin", List.of(level.from(), criterion.weight)));
            }
            if (!starts.add(level.from())) {
                problems.add(new Problem(criterion, "problem.levelsTwice", List.of(level.from())));
            }
            if (level.wordingZh().isBlank() || level.wordingEn().isBlank()) {
                problems.add(new Problem(criterion, "problem.levelsWording", List.of(level.from())));
            }
        }
    }
}
