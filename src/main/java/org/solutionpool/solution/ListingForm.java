package org.solutionpool.solution;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.FormRows.CaseRow;
import org.solutionpool.solution.FormRows.CertificateRow;
import org.solutionpool.solution.FormRows.FigureRow;
import org.solutionpool.solution.FormRows.FileRow;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.web.Typed;

/**
 * The listing form as it was typed, whether or not it can be kept: what was wrong is shown again as it came. A field that
 * a request does not bring stays as it is stored, so that half a form never empties the other half.
 */
public final class ListingForm {

    private final Map<ListingField, String> texts = new EnumMap<>(ListingField.class);
    private final Map<ListingField, List<String>> codes = new EnumMap<>(ListingField.class);
    private final Set<ListingField> brought = EnumSet.noneOf(ListingField.class);
    private final FormRows rows;

    private ListingForm(FormRows rows) {
        this.rows = rows;
    }

    /** The form that shows a listing as it is stored. */
    public static ListingForm of(ListingContent content) {
        ListingForm form = new ListingForm(new FormRows());
        form.brought.addAll(EnumSet.allOf(ListingField.class));
        for (ListingField field : ListingField.values()) {
            switch (field.kind()) {
                case TERMS -> form.codes.put(field, field.codes(content));
                case LINE, TEXT, MARKDOWN, LINES, NUMBER -> form.texts.put(field, stored(field, content));
                case CERTIFICATES, CASES, FILES -> {}
            }
        }
        content.certificates().forEach(certificate -> form.rows.certificates().add(row(certificate)));
        content.cases().forEach(referenceCase -> form.rows.cases().add(row(referenceCase)));
        content.files().forEach(file -> form.rows.files().add(new FileRow(file.id(), nullToEmpty(file.caption()))));
        return form;
    }

    /**
     * Reads a request. A list of codes or rows that is empty is told from one that was not sent by a hidden control of the
     * field's own name.
     */
    public static ListingForm read(MultivaluedMap<String, String> sent) {
        ListingForm form = new ListingForm(FormRows.read(sent));
        for (ListingField field : ListingField.values()) {
            List<String> values = sent.get(field.key());
            if (values == null) {
                continue;
            }
            form.brought.add(field);
            switch (field.kind()) {
                case TERMS ->
                    form.codes.put(
                            field,
                            values.stream()
                                    .filter(code -> !code.isBlank())
                                    .distinct()
                                    .toList());
                case LINE, NUMBER -> form.texts.put(field, nullToEmpty(Typed.line(values.getFirst())));
                case TEXT, MARKDOWN, LINES -> form.texts.put(field, nullToEmpty(Typed.text(values.getFirst())));
                case CERTIFICATES, CASES, FILES -> {}
            }
        }
        return form;
    }

    /** What stands in a field of text or a number; empty if nothing does. */
    public String text(ListingField field) {
        return texts.getOrDefault(field, "");
    }

    /** The codes ticked in a field. */
    public List<String> codes(ListingField field) {
        return codes.getOrDefault(field, List.of());
    }

    /** The certificates, cases and files. */
    public FormRows rows() {
        return rows;
    }

    /** Whether the request brought the field at all. */
    boolean brings(ListingField field) {
        return brought.contains(field);
    }

    /** Shows the stored value where the request brought none. */
    ListingForm completedFrom(ListingContent stored) {
        ListingForm whole = of(stored);
        for (ListingField field : ListingField.values()) {
            if (!brought.contains(field)) {
                switch (field.kind()) {
                    case TERMS -> codes.put(field, whole.codes(field));
                    case LINE, TEXT, MARKDOWN, LINES, NUMBER -> texts.put(field, whole.text(field));
                    case CERTIFICATES -> rows.certificates().addAll(whole.rows.certificates());
                    case CASES -> rows.cases().addAll(whole.rows.cases());
                    case FILES -> rows.files().addAll(whole.rows.files());
                }
            }
        }
        return this;
    }

    /** The same form with the files of a listing, after some were added. */
    ListingForm withFiles(ListingContent content) {
        rows.files().clear();
        rows.files().addAll(of(content).rows.files());
        return this;
    }

    /** Cuts a text that is hopelessly too long, so that the page that shows it again stays usable. */
    void shorten(ListingField field, int characters) {
        String text = text(field);
        if (Typed.length(text) > characters) {
            texts.put(field, text.substring(0, text.offsetByCodePoints(0, characters)));
        }
    }

    private static String stored(ListingField field, ListingContent content) {
        return switch (field) {
            case TITLE_ZH -> nullToEmpty(content.title().zh());
            case TITLE_EN -> nullToEmpty(content.title().en());
            case SUMMARY_ZH -> nullToEmpty(content.summary().zh());
            case SUMMARY_EN -> nullToEmpty(content.summary().en());
            case DESCRIPTION_ZH -> nullToEmpty(content.description().zh());
            case DESCRIPTION_EN -> nullToEmpty(content.description().en());
            case CHALLENGES -> String.join("\n", content.challenges());
            case APPROACH -> String.join("\n", content.approach());
            case VALUE -> String.join("\n", content.value());
            case CLAIMS -> String.join("\n", content.claims());
            case PRICE_MIN -> nullToEmpty(content.pricing().min());
            case PRICE_MAX -> nullToEmpty(content.pricing().max());
            case PRICE_NOTE_ZH -> nullToEmpty(content.pricing().note().zh());
            case PRICE_NOTE_EN -> nullToEmpty(content.pricing().note().en());
            case DELIVERY_MIN_DAYS -> nullToEmpty(content.delivery().minDays());
            case DELIVERY_MAX_DAYS -> nullToEmpty(content.delivery().maxDays());
            case CONTACT_NAME -> nullToEmpty(content.contact().name());
            case CONTACT_POSITION -> nullToEmpty(content.contact().position());
            case CONTACT_PHONE -> nullToEmpty(content.contact().phone());
            case CONTACT_EMAIL -> nullToEmpty(content.contact().email());
            default -> throw new IllegalArgumentException("No text in " + field);
        };
    }

    private static CertificateRow row(Certificate certificate) {
        return new CertificateRow(
                certificate.code(),
                nullToEmpty(certificate.level()),
                nullToEmpty(certificate.number()),
                nullToEmpty(certificate.expiresOn()));
    }

    private static CaseRow row(ReferenceCase referenceCase) {
        LocalizedText title = referenceCase.title();
        LocalizedText text = referenceCase.text();
        return new CaseRow(
                nullToEmpty(referenceCase.customer()),
                nullToEmpty(referenceCase.industry()),
                nullToEmpty(title.zh()),
                nullToEmpty(title.en()),
                nullToEmpty(text.zh()),
                nullToEmpty(text.en()),
                referenceCase.figures().stream().map(ListingForm::row).toList());
    }

    private static FigureRow row(Figure figure) {
        return new FigureRow(
                figure.name(),
                figure.before() == null ? "" : figure.before().toPlainString(),
                figure.after() == null ? "" : figure.after().toPlainString(),
                nullToEmpty(figure.unit()));
    }

    /** The lines of a field of the kind {@link ListingField.Kind#LINES}, without empty ones. */
    List<String> lines(ListingField field) {
        return Arrays.stream(text(field).split("\n"))
                .map(Typed::line)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toList());
    }

    private static String nullToEmpty(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
