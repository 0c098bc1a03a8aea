package org.solutionpool.whitelist.programme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.programme.Criterion.Level;

/**
 * A criterion as pages show it, in the reader's language.
 *
 * @param evidenceKinds the names of the kinds asked for; empty for any
 */
public record CriterionView(
        long id,
        String name,
        String guidance,
        boolean mandatory,
        int weight,
        int passMark,
        boolean evidenceRequired,
        List<String> evidenceKinds,
        List<LevelView> levels) {

    /** What a number of points means; {@code points} such as "12–15". */
    public record LevelView(String points, String wording) {}

    public static CriterionView of(Criterion criterion, Language language) {
        List<LevelView> levels = new ArrayList<>();
        int top = criterion.weight;
        for (Level level : criterion.levels) {
            levels.add(new LevelView(
                    level.from() == top ? String.valueOf(top) : level.from() + "–" + top, level.wording(language)));
            top = level.from() - 1;
        }
        return new CriterionView(
                criterion.id,
                criterion.name(language),
                criterion.guidance(language),
                criterion.isMandatory(),
                criterion.weight,
                criterion.passMark,
                criterion.evidenceRequired,
                Arrays.stream(criterion.evidenceKinds)
                        .map(kind -> Messages.text(language, "programme", "evidence." + kind))
                        .toList(),
                List.copyOf(levels));
    }
}
