package org.solutionpool.whitelist.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.whitelist.programme.Criterion;

/** What an application still lacks before it can be handed in. */
public final class Gaps {

    /**
     * One thing that is missing.
     *
     * @param field the name of the form's field it is about
     * @param key the sentence's key in the message bundle {@code application}
     */
    public record Gap(Criterion criterion, String field, String key) {

        /** The sentence, with the criterion's name before it. */
        public String text(Language language) {
            return Messages.text(
                    language,
                    "application",
                    "gapAt",
                    criterion.name(language),
                    Messages.text(language, "application", key));
        }
    }

    private Gaps() {}

    /**
     * Everything that is missing, in the order of the form.
     *
     * @param today evidence that expired before this day counts for nothing
     */
    public static List<Gap> of(
            List<Criterion> criteria, List<Answer> answers, List<Evidence> evidence, LocalDate today) {
        Map<Long, Answer> byCriterion = new HashMap<>();
        answers.forEach(answer -> byCriterion.put(answer.criterion.id, answer));
        List<Gap> gaps = new ArrayList<>();
        for (Criterion criterion : criteria) {
            String id = FieldNames.of(criterion.id).prefix();
            Answer answer = byCriterion.get(criterion.id);
            answered(criterion, answer, id, gaps);
            List<Evidence> shown = evidence.stream()
                    .filter(piece -> piece.criterion.id.equals(criterion.id))
                    .toList();
            shown(criterion, shown, id, today, gaps);
        }
        return List.copyOf(gaps);
    }

    private static void answered(Criterion criterion, @Nullable Answer answer, String id, List<Gap> gaps) {
        if (criterion.isMandatory()) {
            Boolean met = answer == null ? null : answer.met;
            if (met == null) {
                gaps.add(new Gap(criterion, id + "met", "gap.met"));
            } else if (!met) {
                gaps.add(new Gap(criterion, id + "met", "gap.notMet"));
            }
            return;
        }
        if (answer == null || answer.selfScore == null) {
            gaps.add(new Gap(criterion, id + "score", "gap.score"));
        }
        if (answer == null || answer.statement.isBlank()) {
            gaps.add(new Gap(criterion, id + "statement", "gap.statement"));
        }
    }

    private static void shown(
            Criterion criterion, List<Evidence> evidence, String id, LocalDate today, List<Gap> gaps) {
        if (evidence.stream().anyMatch(piece -> expired(piece, today))) {
            gaps.add(new Gap(criterion, id + "evidence", "gap.expired"));
        }
        if (!criterion.evidenceRequired) {
            return;
        }
        if (evidence.isEmpty()) {
            gaps.add(new Gap(criterion, id + "evidence", "gap.evidence"));
        } else if (criterion.evidenceKinds.length > 0
                && evidence.stream().noneMatch(piece -> Arrays.asList(criterion.evidenceKinds)
                        .contains(piece.kind.name()))) {
            gaps.add(new Gap(criterion, id + "evidence", "gap.evidenceKind"));
        }
    }

    /** Whether a piece of evidence was over before a day. */
    static boolean expired(Evidence piece, LocalDate today) {
        return piece.expiresOn != null && piece.expiresOn.isBefore(today);
    }
}
