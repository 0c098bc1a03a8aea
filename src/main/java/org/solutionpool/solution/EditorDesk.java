package org.solutionpool.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.Completeness.Gap;
import org.solutionpool.solution.EditorView.EditorStatus;
import org.solutionpool.solution.EditorView.Field;
import org.solutionpool.solution.EditorView.Problem;
import org.solutionpool.solution.EditorView.Rows;
import org.solutionpool.solution.EditorView.Section;
import org.solutionpool.solution.FormRows.CaseRow;
import org.solutionpool.solution.FormRows.CertificateRow;
import org.solutionpool.solution.FormRows.FigureRow;
import org.solutionpool.solution.ListingField.Kind;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** Lays out the editor: every field of {@link ListingField} with its words, its value, its message and its choices. */
@ApplicationScoped
public class EditorDesk {

    @Inject
    Taxonomy taxonomy;

    @Inject
    TermChoices choices;

    @Inject
    RequestLanguage language;

    /**
     * The whole editor.
     *
     * @param form what stands in the fields
     * @param refused what could not be kept of it
     * @param window the id of this window, new for a page that was not open before
     */
    EditorView view(SolutionRevision revision, ListingForm form, FormErrors refused, String window) {
        EditorStatus status = status(revision, refused, window, null);
        FormErrors errors = status.errors();
        Rows rows = new Rows(form, withWrong(errors, status.wrong()));
        List<Section> sections = Arrays.stream(ListingSection.values())
                .map(section -> new Section(
                        section.key(),
                        text("section." + section.key()),
                        text("sectionHint." + section.key()),
                        section.fields().stream()
                                .map(field -> field(field, revision, form, rows))
                                .toList()))
                .toList();
        StateBadge state = SolutionBadges.of(revision.state, language.get());
        return new EditorView(
                status,
                revision.state == RevisionState.CHANGES_REQUESTED ? revision.decisionNote : null,
                state.text(),
                state.kind(),
                revision.number,
                sections,
                errors,
                choices.certificates(language.get()),
                choices.industries(language.get()),
                rows.certificate("certificates.__i__", "", CertificateRow.BLANK),
                rows.referenceCase("cases.__i__", "", CaseRow.BLANK),
                rows.figure("cases.__i__.figures.__j__", "", FigureRow.BLANK));
    }

    /**
     * What changes with every save.
     *
     * @param trouble why the last save did not go through; null if it did
     */
    EditorStatus status(SolutionRevision revision, FormErrors refused, String window, @Nullable String trouble) {
        Language reader = language.get();
        Completeness completeness =
                Completeness.of(revision.content, taxonomy::offers, LocalDate.now(ReadableTime.ZONE));
        FormErrors errors = EditorView.ordered(refused);
        List<Gap> wrong = completeness.wrong().stream()
                .filter(gap -> errors.of(gap.control()) == null)
                .toList();
        return new EditorStatus(
                Objects.requireNonNull(revision.solution.id),
                Objects.requireNonNull(revision.id),
                revision.version,
                DraftSaving.base(revision.content),
                window,
                revision.savedIn,
                text("saved", ReadableTime.minute(revision.savedAt, reader)),
                trouble,
                errors,
                problems(completeness.missing(), reader),
                problems(wrong, reader),
                EditorView.parts(
                        this::text,
                        Stream.concat(
                                errors.all().keySet().stream(),
                                Stream.concat(completeness.missing().stream(), wrong.stream())
                                        .map(Gap::control))));
    }

    private Field field(ListingField field, SolutionRevision revision, ListingForm form, Rows rows) {
        Language reader = language.get();
        List<String> chosen = form.codes(field);
        List<TermChoices.Branch> branches = choices.branches(field, chosen, reader);
        String input =
                switch (field.kind()) {
                    case LINE, NUMBER -> "text";
                    case TEXT, MARKDOWN, LINES -> "textarea";
                    case TERMS -> branches.isEmpty() ? "choices" : "tree";
                    case CERTIFICATES -> "certificates";
                    case CASES -> "cases";
                    case FILES -> "files";
                };
        boolean counted = field.kind() == Kind.LINE || field.kind() == Kind.TEXT || field.kind() == Kind.MARKDOWN;
        return new Field(
                field.key(),
                text("field." + field.key()),
                text("hint." + field.key()),
                input,
                field.required(),
                counted ? field.limit() : null,
                switch (field.kind()) {
                    case MARKDOWN -> 14;
                    case LINES -> 5;
                    default -> 3;
                },
                switch (field) {
                    case CONTACT_EMAIL -> "email";
                    case CONTACT_PHONE -> "tel";
                    default -> field.kind() == Kind.NUMBER ? "numeric" : "text";
                },
                form.text(field),
                rows.error(field.key()),
                revision.fieldNotes.get(field.key()),
                choices.options(field, chosen, reader),
                branches,
                field.kind() == Kind.CERTIFICATES ? rows.certificates() : List.of(),
                field.kind() == Kind.CASES ? rows.cases() : List.of(),
                field.kind() == Kind.FILES ? rows.files(revision.content) : List.of());
    }

    private static Map<String, String> withWrong(FormErrors errors, List<Problem> wrong) {
        Map<String, String> all = new HashMap<>(errors.all());
        wrong.forEach(problem -> all.putIfAbsent(problem.control(), problem.text()));
        return all;
    }

    private static List<Problem> problems(List<Gap> gaps, Language reader) {
        return gaps.stream()
                .map(gap -> new Problem(gap.text(reader), gap.control()))
                .toList();
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), "solution", key, arguments);
    }
}
