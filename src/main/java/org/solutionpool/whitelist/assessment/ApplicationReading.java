package org.solutionpool.whitelist.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.solution.Solution;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Answer;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.Evidence;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Makes the sheet of an application in the reader's language; three queries for answers and evidence of any number. */
@ApplicationScoped
public class ApplicationReading {

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Taxonomy taxonomy;

    /** With answers and evidence. */
    public ApplicationSheet whole(Application application) {
        return sheet(application, criteria(application));
    }

    /** Who applies for what, without answers and evidence. */
    public ApplicationSheet head(Application application) {
        return sheet(application, List.of());
    }

    /** How long ago, in days. */
    public String age(Instant since) {
        return messages.text(
                "assessment", "days", Duration.between(since, Instant.now()).toDays());
    }

    /** A place's name. */
    public String region(String code) {
        return taxonomy.name(Scheme.REGION, code, language.get());
    }

    private ApplicationSheet sheet(Application application, List<ApplicationSheet.Criterion> criteria) {
        Language reader = language.get();
        Solution solution = application.solution;
        return new ApplicationSheet(
                application.id,
                application.subjectName(reader),
                solution == null ? null : "/solutions/" + solution.id,
                application.organization.name(reader),
                application.organization.creditCode,
                region(application.organization.region),
                application.batch.name(reader),
                application.batch.id,
                application.state.name(),
                age(application.stateSince),
                minute(application.submittedAt),
                application.declaredName,
                minute(application.declaredAt),
                application.recommendationNote,
                application.completionNote,
                day(application.completionDue),
                application.checkNote,
                application.decisionReason,
                application.refusedAtStage == null ? null : application.refusedAtStage.name(),
                application.score,
                application.spread,
                application.passed,
                criteria);
    }

    private List<ApplicationSheet.Criterion> criteria(Application application) {
        Language reader = language.get();
        Map<Long, Answer> answers = application.answers().stream()
                .collect(Collectors.toMap(answer -> answer.criterion.id, Function.identity()));
        List<Evidence> evidence = Evidence.list(
                "from Evidence e left join fetch e.attachment where e.application = ?1 order by e.criterion.id, e.id",
                application);
        Set<Long> replaced = evidence.stream()
                .map(piece -> piece.replacesId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Long, List<ApplicationSheet.Piece>> pieces = evidence.stream()
                .collect(Collectors.groupingBy(
                        piece -> piece.criterion.id,
                        Collectors.mapping(piece -> piece(piece, replaced.contains(piece.id)), Collectors.toList())));
        return application.batch.criteria().criteria().stream()
                .map(criterion -> {
                    Answer answer = answers.get(criterion.id);
                    return new ApplicationSheet.Criterion(
                            criterion.id,
                            criterion.isMandatory(),
                            criterion.name(reader),
                            criterion.guidance(reader),
                            criterion.weight,
                            criterion.passMark,
                            levels(criterion, reader),
                            answer == null ? null : answer.met,
                            answer == null ? null : answer.selfScore,
                            answer == null ? "" : answer.statement,
                            pieces.getOrDefault(criterion.id, List.of()));
                })
                .toList();
    }

    private static List<ApplicationSheet.Level> levels(Criterion criterion, Language reader) {
        List<ApplicationSheet.Level> levels = new ArrayList<>();
        double to = criterion.weight;
        for (Criterion.Level level : criterion.levels) {
            String from = String.valueOf(level.from());
            levels.add(new ApplicationSheet.Level(
                    level.from() >= to ? from : from + "–" + points(to), level.wording(reader)));
            // Points go in steps of a half: the next level ends that much below.
            to = level.from() - 0.5;
        }
        return Collections.unmodifiableList(levels);
    }

    private static String points(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }

    private ApplicationSheet.Piece piece(Evidence piece, boolean replaced) {
        return new ApplicationSheet.Piece(
                piece.title,
                piece.kind.name(),
                piece.attachment == null ? List.of() : List.of(ShownFile.of(piece.attachment)),
                piece.link,
                day(piece.issuedOn),
                day(piece.expiresOn),
                piece.expiresOn != null && piece.expiresOn.isBefore(WorkingDays.today()),
                replaced);
    }

    private @Nullable String minute(@Nullable Instant time) {
        return time == null ? null : ReadableTime.minute(time, language.get());
    }

    private @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : ReadableTime.day(day, language.get());
    }
}
