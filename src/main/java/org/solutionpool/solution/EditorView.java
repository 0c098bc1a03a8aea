package org.solutionpool.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.FormRows.CaseRow;
import org.solutionpool.solution.FormRows.CertificateRow;
import org.solutionpool.solution.FormRows.FigureRow;
import org.solutionpool.solution.ListingContent.ListedFile;
import org.solutionpool.solution.TermChoices.Branch;
import org.solutionpool.solution.TermChoices.Option;
import org.solutionpool.web.FormErrors;

/**
 * The editor as its template draws it.
 *
 * @param errors what is wrong, by control, in the order of the form
 * @param certificateOptions the certificates to choose from
 * @param industryOptions the industries a case can be of
 * @param blankCertificate the row a script copies; so are the other two
 */
public record EditorView(
        EditorStatus status,
        @Nullable String decisionNote,
        String state,
        String stateKind,
        int number,
        List<Section> sections,
        FormErrors errors,
        List<Option> certificateOptions,
        List<Option> industryOptions,
        Certificate blankCertificate,
        Case blankCase,
        Figure blankFigure) {

    /** One part of the form. */
    public record Section(String key, String name, String hint, List<Field> fields) {}

    /**
     * One field of the form.
     *
     * @param input the name of the input's type: text, textarea, choices, tree, certificates, cases or files
     * @param note what the reviewer said at this field; null if nothing
     * @param limit most characters; null where something else is counted
     */
    public record Field(
            String name,
            String label,
            String hint,
            String input,
            boolean required,
            @Nullable Integer limit,
            int rows,
            String mode,
            String value,
            @Nullable String error,
            @Nullable String note,
            List<Option> options,
            List<Branch> branches,
            List<Certificate> certificates,
            List<Case> cases,
            List<File> files) {}

    /** One control of a row. */
    public record Cell(String name, String value, @Nullable String error) {}

    /** A row of certificates. */
    public record Certificate(String row, String number, Cell code, Cell level, Cell numberCell, Cell expiresOn) {}

    /** A row of figures. */
    public record Figure(String row, String number, Cell name, Cell before, Cell after, Cell unit) {}

    /** A reference case. */
    public record Case(
            String row,
            String number,
            String figuresTable,
            Cell customer,
            Cell industry,
            Cell titleZh,
            Cell titleEn,
            Cell textZh,
            Cell textEn,
            List<Figure> figures) {}

    /** A file of the listing. */
    public record File(
            String row,
            boolean first,
            String idName,
            long id,
            String name,
            String url,
            String size,
            boolean image,
            Cell caption) {}

    /** What stands beside the form and changes with every save: the same fragment answers an autosave. */
    public record EditorStatus(
            long solutionId,
            long revisionId,
            long version,
            String base,
            String window,
            @Nullable String savedIn,
            String text,
            @Nullable String trouble,
            FormErrors errors,
            List<Problem> missing,
            List<Problem> wrong,
            List<Part> parts) {

        public boolean isComplete() {
            return missing.isEmpty() && wrong.isEmpty() && errors.isEmpty();
        }
    }

    /** A thing to do, with the control where it is done. */
    public record Problem(String text, String control) {}

    /** A section in the list of sections. */
    public record Part(String key, String name, long problems) {}

    /** Draws rows and fields of a form. */
    static final class Rows {

        private final ListingForm form;
        private final Map<String, String> errors;

        Rows(ListingForm form, Map<String, String> errors) {
            this.form = form;
            this.errors = errors;
        }

        /** The message at a control; null if nothing is wrong with it. */
        @Nullable String error(String control) {
            return errors.get(control);
        }

        List<Certificate> certificates() {
            List<CertificateRow> rows = form.rows().certificates();
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> certificate("certificates." + i, String.valueOf(i + 1), rows.get(i)))
                    .toList();
        }

        List<Case> cases() {
            List<CaseRow> rows = form.rows().cases();
            return IntStream.range(0, rows.size())
                    .mapToObj(i -> referenceCase("cases." + i, String.valueOf(i + 1), rows.get(i)))
                    .toList();
        }

        List<File> files(ListingContent stored) {
            Map<Long, ListedFile> known =
                    stored.files().stream().collect(Collectors.toMap(ListedFile::id, file -> file, (a, b) -> a));
            List<File> files = new ArrayList<>();
            form.rows().files().forEach(row -> {
                ListedFile file = known.get(row.id());
                if (file != null) {
                    String name = "files." + files.size();
                    files.add(new File(
                            name,
                            files.isEmpty(),
                            name + ".id",
                            file.id(),
                            file.name(),
                            SolutionAddress.file(file),
                            FileSize.of(file.size()),
                            file.image(),
                            cell(name, "caption", row.caption())));
                }
            });
            return files;
        }

        Certificate certificate(String row, String number, CertificateRow typed) {
            return new Certificate(
                    row,
                    number,
                    cell(row, "code", typed.code()),
                    cell(row, "level", typed.level()),
                    cell(row, "number", typed.number()),
                    cell(row, "expiresOn", typed.expiresOn()));
        }

        Case referenceCase(String row, String number, CaseRow typed) {
            return new Case(
                    row,
                    number,
                    row + ".figures",
                    cell(row, "customer", typed.customer()),
                    cell(row, "industry", typed.industry()),
                    cell(row, "titleZh", typed.titleZh()),
                    cell(row, "titleEn", typed.titleEn()),
                    cell(row, "textZh", typed.textZh()),
                    cell(row, "textEn", typed.textEn()),
                    IntStream.range(0, typed.figures().size())
                            .mapToObj(i -> figure(
                                    row + ".figures." + i,
                                    String.valueOf(i + 1),
                                    typed.figures().get(i)))
                            .toList());
        }

        Figure figure(String row, String number, FigureRow typed) {
            return new Figure(
                    row,
                    number,
                    cell(row, "name", typed.name()),
                    cell(row, "before", typed.before()),
                    cell(row, "after", typed.after()),
                    cell(row, "unit", typed.unit()));
        }

        private Cell cell(String row, String column, String value) {
            String name = row + "." + column;
            return new Cell(name, value, errors.get(name));
        }
    }

    /** The number of problems in each section. */
    static List<Part> parts(java.util.function.UnaryOperator<String> text, Stream<String> controls) {
        Map<ListingSection, Long> counts = controls.flatMap(control -> ListingField.ofKey(control).stream())
                .collect(Collectors.groupingBy(ListingField::section, Collectors.counting()));
        return Arrays.stream(ListingSection.values())
                .map(section -> new Part(
                        section.key(),
                        text.apply("section." + section.key()),
                        Objects.requireNonNullElse(counts.get(section), 0L)))
                .toList();
    }

    /** Errors in the order of the form's fields; those of other controls, such as a file's, come last. */
    static FormErrors ordered(FormErrors errors) {
        FormErrors ordered = new FormErrors();
        for (ListingField field : ListingField.values()) {
            errors.entries().forEach(error -> {
                if (ListingField.ofKey(error.getKey()).filter(field::equals).isPresent()) {
                    ordered.add(error.getKey(), error.getValue());
                }
            });
        }
        errors.entries().forEach(error -> ordered.add(error.getKey(), error.getValue()));
        return ordered;
    }
}
