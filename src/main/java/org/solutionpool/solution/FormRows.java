package org.solutionpool.solution;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Typed;

/**
 * The repeating rows of the listing form as they were typed: certificates, reference cases with their figures, and the
 * captions of files. A control in a row is named {@code certificates.0.number} or {@code cases.1.figures.0.unit}.
 */
public final class FormRows {

    /** A certificate as typed. */
    public record CertificateRow(String code, String level, String number, String expiresOn) {

        static final CertificateRow BLANK = new CertificateRow("", "", "", "");

        public boolean blank() {
            return equals(BLANK);
        }
    }

    /** A figure of a case as typed. */
    public record FigureRow(String name, String before, String after, String unit) {

        static final FigureRow BLANK = new FigureRow("", "", "", "");

        public boolean blank() {
            return equals(BLANK);
        }
    }

    /** A reference case as typed. */
    public record CaseRow(
            String customer,
            String industry,
            String titleZh,
            String titleEn,
            String textZh,
            String textEn,
            List<FigureRow> figures) {

        static final CaseRow BLANK = new CaseRow("", "", "", "", "", "", List.of());

        public boolean blank() {
            return (customer + industry + titleZh + titleEn + textZh + textEn).isEmpty()
                    && figures.stream().allMatch(FigureRow::blank);
        }

        CaseRow with(List<FigureRow> other) {
            return new CaseRow(customer, industry, titleZh, titleEn, textZh, textEn, List.copyOf(other));
        }
    }

    /** A file's place and caption as typed; what the file is, the stored listing knows. */
    public record FileRow(long id, String caption) {}

    /** More rows than any honest form has are not read at all. */
    private static final int MOST_READ = 100;

    private static final Pattern CELL = Pattern.compile("(certificates|cases|files)\\.(\\d{1,4})\\.([a-zA-Z]{1,20})");
    private static final Pattern FIGURE_CELL =
            Pattern.compile("cases\\.(\\d{1,4})\\.figures\\.(\\d{1,4})\\.([a-zA-Z]{1,20})");
    private static final Pattern FIGURES = Pattern.compile("cases\\.(\\d{1,4})\\.figures");
    private static final Pattern ROW =
            Pattern.compile("(certificates|cases|files|cases\\.\\d{1,4}\\.figures)\\.(\\d{1,4})");

    private final List<CertificateRow> certificates = new ArrayList<>();
    private final List<CaseRow> cases = new ArrayList<>();
    private final List<FileRow> files = new ArrayList<>();

    static FormRows read(MultivaluedMap<String, String> sent) {
        Map<String, TreeMap<Integer, Map<String, String>>> tables = new LinkedHashMap<>();
        Map<Integer, TreeMap<Integer, Map<String, String>>> figures = new TreeMap<>();
        sent.forEach((name, values) -> {
            Matcher cell = CELL.matcher(name);
            Matcher figure = FIGURE_CELL.matcher(name);
            String value = values.getFirst();
            if (cell.matches()) {
                tables.computeIfAbsent(cell.group(1), key -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(cell.group(2)), key -> new LinkedHashMap<>())
                        .put(cell.group(3), value);
            } else if (figure.matches()) {
                figures.computeIfAbsent(Integer.valueOf(figure.group(1)), key -> new TreeMap<>())
                        .computeIfAbsent(Integer.valueOf(figure.group(2)), key -> new LinkedHashMap<>())
                        .put(figure.group(3), value);
            }
        });
        FormRows rows = new FormRows();
        tables.getOrDefault("certificates", new TreeMap<>()).values().stream()
                .limit(MOST_READ)
                .map(cells -> new CertificateRow(
                        line(cells, "code"), line(cells, "level"), line(cells, "number"), line(cells, "expiresOn")))
                .forEach(rows.certificates::add);
        TreeMap<Integer, Map<String, String>> caseCells = tables.getOrDefault("cases", new TreeMap<>());
        figures.keySet().forEach(index -> caseCells.computeIfAbsent(index, key -> new LinkedHashMap<>()));
        caseCells.entrySet().stream()
                .limit(MOST_READ)
                .map(entry -> referenceCase(entry.getValue(), figures.get(entry.getKey())))
                .forEach(rows.cases::add);
        tables.getOrDefault("files", new TreeMap<>()).values().stream()
                .limit(MOST_READ)
                .filter(cells -> line(cells, "id").matches("\\d{1,18}"))
                .map(cells -> new FileRow(Long.parseLong(line(cells, "id")), line(cells, "caption")))
                .forEach(rows.files::add);
        return rows;
    }

    private static CaseRow referenceCase(
            Map<String, String> cells, @Nullable TreeMap<Integer, Map<String, String>> figures) {
        return new CaseRow(
                line(cells, "customer"),
                line(cells, "industry"),
                line(cells, "titleZh"),
                line(cells, "titleEn"),
                text(cells, "textZh"),
                text(cells, "textEn"),
                figures == null
                        ? List.of()
                        : figures.values().stream()
                                .limit(MOST_READ)
                                .map(figure -> new FigureRow(
                                        line(figure, "name"),
                                        line(figure, "before"),
                                        line(figure, "after"),
                                        line(figure, "unit")))
                                .toList());
    }

    public List<CertificateRow> certificates() {
        return certificates;
    }

    public List<CaseRow> cases() {
        return cases;
    }

    public List<FileRow> files() {
        return files;
    }

    /**
     * Adds an empty row.
     *
     * @param table {@code certificates}, {@code cases} or {@code cases.<i>.figures}; anything else changes nothing
     */
    void add(String table) {
        Matcher figures = FIGURES.matcher(table);
        if (table.equals("certificates")) {
            certificates.add(CertificateRow.BLANK);
        } else if (table.equals("cases")) {
            cases.add(CaseRow.BLANK);
        } else if (figures.matches()) {
            int index = Integer.parseInt(figures.group(1));
            if (index < cases.size()) {
                List<FigureRow> more = new ArrayList<>(cases.get(index).figures());
                more.add(FigureRow.BLANK);
                cases.set(index, cases.get(index).with(more));
            }
        }
    }

    /** Takes a row away, such as {@code certificates.2} or {@code cases.1.figures.0}; one that is not there is gone already. */
    void remove(String row) {
        Matcher matcher = ROW.matcher(row);
        if (!matcher.matches()) {
            return;
        }
        int index = Integer.parseInt(matcher.group(2));
        switch (matcher.group(1)) {
            case "certificates" -> removeAt(certificates, index);
            case "cases" -> removeAt(cases, index);
            case "files" -> removeAt(files, index);
            default -> {
                Matcher figures = FIGURES.matcher(matcher.group(1));
                int inCase = figures.matches() ? Integer.parseInt(figures.group(1)) : cases.size();
                if (inCase < cases.size()) {
                    List<FigureRow> fewer = new ArrayList<>(cases.get(inCase).figures());
                    removeAt(fewer, index);
                    cases.set(inCase, cases.get(inCase).with(fewer));
                }
            }
        }
    }

    /** Moves a file one place towards the front, such as {@code files.2}. */
    void moveUp(String row) {
        Matcher matcher = ROW.matcher(row);
        if (matcher.matches() && matcher.group(1).equals("files")) {
            int index = Integer.parseInt(matcher.group(2));
            if (index > 0 && index < files.size()) {
                files.add(index - 1, files.remove(index));
            }
        }
    }

    private static void removeAt(List<?> rows, int index) {
        if (index < rows.size()) {
            rows.remove(index);
        }
    }

    private static String line(Map<String, String> cells, String name) {
        String typed = Typed.line(cells.get(name));
        return typed == null ? "" : typed;
    }

    private static String text(Map<String, String> cells, String name) {
        String typed = Typed.text(cells.get(name));
        return typed == null ? "" : typed;
    }
}
