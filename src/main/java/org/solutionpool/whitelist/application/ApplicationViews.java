package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.ShownFile;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.ApplicationView.Choice;
import org.solutionpool.whitelist.application.ApplicationView.Field;
import org.solutionpool.whitelist.application.ApplicationView.GapLine;
import org.solutionpool.whitelist.application.ApplicationView.Piece;
import org.solutionpool.whitelist.application.ApplicationView.TypedPiece;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.CriterionView;
import org.solutionpool.whitelist.programme.EvidenceKind;
import org.solutionpool.whitelist.programme.ReadableDay;
import org.solutionpool.whitelist.programme.WorkingDays;

/** Puts an application into words for the reader of the current request. */
@RequestScoped
public class ApplicationViews {

    private static final String BUNDLE = "application";

    @Inject
    Applications applications;

    @Inject
    RequestLanguage language;

    /** The application as it is saved. */
    public ApplicationView of(Application application) {
        return of(application, null, false);
    }

    /**
     * The application with what was typed over what is saved.
     *
     * @param typed null shows what is saved
     * @param conflict whether somebody else saved meanwhile: what differs is then shown beside what was typed
     */
    ApplicationView of(Application application, @Nullable TypedApplication typed, boolean conflict) {
        Language reader = language.get();
        Instant now = Instant.now();
        List<Criterion> criteria = application.batch.criteria().criteria();
        List<Evidence> evidence = Evidence.list(
                "from Evidence e left join fetch e.attachment where e.application = ?1 order by e.id", application);
        Map<Long, Answer> answers = new HashMap<>();
        application.answers().forEach(answer -> answers.put(answer.criterion.id, answer));
        List<Field> fields = criteria.stream()
                .map(criterion -> field(
                        criterion,
                        answers.get(criterion.id),
                        evidence.stream()
                                .filter(piece -> piece.criterion.id.equals(criterion.id))
                                .toList(),
                        typed,
                        conflict))
                .toList();
        boolean editable = application.state.isEditable();
        Refusal refusal = editable ? applications.refusal(application, now) : null;
        return new ApplicationView(
                application.id,
                application.version,
                application.subjectName(reader),
                application.batch.name(reader),
                "/whitelist/calls/" + application.batch.id,
                ApplicationBadges.of(application.state, reader),
                ReadableDay.of(
                        application.state == ApplicationState.RETURNED
                                ? application.completionDue
                                : application.batch.closesOn,
                        reader),
                application.state == ApplicationState.RETURNED,
                application.renewedEntryId != null,
                refusal == null ? null : refusal.text(reader),
                refusal == null ? null : refusal.way(reader),
                application.state == ApplicationState.RETURNED ? application.completionNote : null,
                fields.stream().filter(field -> field.criterion().mandatory()).toList(),
                fields.stream().filter(field -> !field.criterion().mandatory()).toList(),
                editable ? gaps(criteria, answers, evidence, now) : List.of(),
                (int) evidence.stream()
                        .filter(piece -> piece.attachment != null)
                        .count(),
                conflict);
    }

    private List<GapLine> gaps(
            List<Criterion> criteria, Map<Long, Answer> answers, List<Evidence> evidence, Instant now) {
        return Gaps.of(criteria, List.copyOf(answers.values()), evidence, WorkingDays.dayOf(now)).stream()
                .map(gap -> new GapLine(gap.text(language.get()), gap.field()))
                .toList();
    }

    private Field field(
            Criterion criterion,
            @Nullable Answer answer,
            List<Evidence> evidence,
            @Nullable TypedApplication typed,
            boolean conflict) {
        FieldNames names = FieldNames.of(criterion.id);
        MultivaluedMap<String, String> saved = saved(names, answer);
        TypedApplication shown = typed == null ? new TypedApplication(saved, Map.of()) : typed;
        String met = shown.value(names.met());
        String answered = answered(criterion, new TypedApplication(saved, Map.of()));
        return new Field(
                CriterionView.of(criterion, language.get()),
                names,
                Stream.of("true", "false")
                        .map(value -> new Choice(value, text("met." + value), value.equals(met)))
                        .toList(),
                shown.value(names.score()),
                shown.value(names.statement()),
                answered,
                evidence.stream().map(this::piece).toList(),
                kinds(criterion),
                new TypedPiece(
                        shown.value(names.kind()),
                        shown.value(names.title()),
                        shown.value(names.link()),
                        shown.value(names.issuedOn()),
                        shown.value(names.expiresOn()),
                        typed != null && typed.hasNewEvidence(criterion)),
                conflict && typed != null && !answered.equals(answered(criterion, typed)) ? answered : null);
    }

    private static MultivaluedMap<String, String> saved(FieldNames names, @Nullable Answer answer) {
        MultivaluedMap<String, String> saved = new MultivaluedHashMap<>();
        if (answer != null) {
            saved.putSingle(names.met(), answer.met == null ? "" : answer.met.toString());
            saved.putSingle(names.score(), answer.selfScore == null ? "" : answer.selfScore.toString());
            saved.putSingle(names.statement(), answer.statement);
        }
        return saved;
    }

    private String answered(Criterion criterion, TypedApplication from) {
        Boolean met = from.met(criterion);
        Integer score = from.selfScore(criterion);
        String judged = criterion.isMandatory()
                ? met == null ? "" : text("met." + met)
                : score == null ? "" : text("selfScoreIs", score, criterion.weight);
        String statement = from.statement(criterion);
        return Stream.of(judged, statement)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }

    private Piece piece(Evidence evidence) {
        Language reader = language.get();
        Attachment file = evidence.attachment;
        String dates = Stream.of(
                        evidence.issuedOn == null ? "" : text("issuedIs", ReadableDay.of(evidence.issuedOn, reader)),
                        evidence.expiresOn == null ? "" : text("expiresIs", ReadableDay.of(evidence.expiresOn, reader)))
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
        LocalDate today = WorkingDays.today();
        return new Piece(
                evidence.id,
                evidence.title,
                Messages.text(reader, "programme", "evidence." + evidence.kind),
                file == null ? Objects.requireNonNullElse(evidence.link, "") : file.getHref(),
                file == null ? text("isLink") : ShownFile.of(file).size(),
                dates,
                Gaps.expired(evidence, today));
    }

    /** The kinds a criterion asks for first, then all others. */
    private List<Option> kinds(Criterion criterion) {
        List<String> asked = List.of(criterion.evidenceKinds);
        Stream<EvidenceKind> first = Arrays.stream(EvidenceKind.values()).filter(kind -> asked.contains(kind.name()));
        Stream<EvidenceKind> others = Arrays.stream(EvidenceKind.values()).filter(kind -> !asked.contains(kind.name()));
        return Stream.concat(first, others)
                .map(kind -> new Option(kind.name(), Messages.text(language.get(), "programme", "evidence." + kind)))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), BUNDLE, key, arguments);
    }
}
