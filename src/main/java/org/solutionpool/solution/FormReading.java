package org.solutionpool.solution;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.FormRows.CaseRow;
import org.solutionpool.solution.FormRows.CertificateRow;
import org.solutionpool.solution.FormRows.FigureRow;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingContent.Delivery;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.ListedFile;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.Pricing;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/**
 * Makes a listing's content of what was typed. A field that cannot be kept (too long, not a number, a code that does not
 * exist) keeps its stored value and gets a message; all other fields are taken. What may stand in a draft but not in a
 * submission is the business of {@link Completeness}.
 */
final class FormReading {

    /** Characters of the short texts in rows. */
    private static final int SHORT = 100;

    /** Characters of a case's description. */
    private static final int CASE_TEXT = 2000;

    /** Figures of one case. */
    static final int MOST_FIGURES = 6;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,12}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private final ListingForm form;
    private final ListingContent stored;
    private final BiPredicate<Scheme, String> offers;
    private final Language language;
    private final FormErrors errors = new FormErrors();
    private final Set<ListingField> refused = EnumSet.noneOf(ListingField.class);

    private FormReading(
            ListingForm form, ListingContent stored, BiPredicate<Scheme, String> offers, Language language) {
        this.form = form;
        this.stored = stored;
        this.offers = offers;
        this.language = language;
    }

    /**
     * What the form says.
     *
     * @param content the stored content with every field that could be taken
     * @param errors what could not be taken, by the name of the control
     */
    record Read(ListingContent content, FormErrors errors) {}

    /**
     * Reads a form over the content it was made from. Texts far beyond their limit are cut in the form itself.
     *
     * @param offers whether the taxonomy offers a code of a scheme
     */
    static Read read(ListingForm form, ListingContent stored, BiPredicate<Scheme, String> offers, Language language) {
        FormReading reading = new FormReading(form, stored, offers, language);
        ListingContent content = reading.content();
        for (ListingField field : ListingField.values()) {
            if (!form.brings(field) || reading.refused.contains(field)) {
                content = field.copy(stored, content);
            }
        }
        return new Read(content, reading.errors);
    }

    private ListingContent content() {
        return new ListingContent(
                new LocalizedText(text(ListingField.TITLE_ZH), text(ListingField.TITLE_EN)),
                new LocalizedText(text(ListingField.SUMMARY_ZH), text(ListingField.SUMMARY_EN)),
                new LocalizedText(text(ListingField.DESCRIPTION_ZH), text(ListingField.DESCRIPTION_EN)),
                lines(ListingField.CHALLENGES),
                lines(ListingField.APPROACH),
                lines(ListingField.VALUE),
                lines(ListingField.CLAIMS),
                codes(ListingField.INDUSTRIES),
                codes(ListingField.EQUIPMENT),
                codes(ListingField.PROTOCOLS),
                codes(ListingField.SCENARIOS),
                codes(ListingField.MODES),
                codes(ListingField.DEPLOYMENTS),
                new Pricing(
                        codes(ListingField.PRICING_FORMS),
                        number(ListingField.PRICE_MIN),
                        number(ListingField.PRICE_MAX),
                        new LocalizedText(text(ListingField.PRICE_NOTE_ZH), text(ListingField.PRICE_NOTE_EN))),
                new Delivery(days(ListingField.DELIVERY_MIN_DAYS), days(ListingField.DELIVERY_MAX_DAYS)),
                codes(ListingField.REGIONS),
                certificates(),
                cases(),
                files(),
                new Contact(
                        text(ListingField.CONTACT_NAME),
                        text(ListingField.CONTACT_POSITION),
                        text(ListingField.CONTACT_PHONE),
                        text(ListingField.CONTACT_EMAIL)));
    }

    private void refuse(ListingField field, String control, String key, Object... arguments) {
        refused.add(field);
        errors.add(control, Messages.text(language, "solution", key, arguments));
    }

    private @Nullable String text(ListingField field) {
        String text = form.text(field);
        int length = Typed.length(text);
        if (length > field.limit()) {
            // A little too long is there to be shortened by its writer; far too long is only noise in the page.
            if (length > 2 * field.limit()) {
                form.shorten(field, field.limit());
                refuse(field, field.key(), "wrong.farTooLong", name(field), length, field.limit());
            } else {
                refuse(field, field.key(), "wrong.tooLong", name(field), length, field.limit());
            }
        }
        return text.isEmpty() ? null : text;
    }

    private List<String> lines(ListingField field) {
        List<String> lines = form.lines(field);
        if (lines.size() > field.limit()) {
            refuse(field, field.key(), "wrong.tooManyLines", name(field), lines.size(), field.limit());
            form.shorten(field, field.limit() * ListingField.LONGEST_LINE);
        }
        for (int i = 0; i < lines.size(); i++) {
            if (Typed.length(lines.get(i)) > ListingField.LONGEST_LINE) {
                refuse(field, field.key(), "wrong.lineTooLong", name(field), i + 1, ListingField.LONGEST_LINE);
                form.shorten(field, field.limit() * ListingField.LONGEST_LINE);
                break;
            }
        }
        return lines;
    }

    private List<String> codes(ListingField field) {
        List<String> codes = form.codes(field);
        if (codes.size() > field.limit()) {
            refuse(field, field.key(), "wrong.tooManyCodes", name(field), codes.size(), field.limit());
        }
        // A term that was retired after it had been chosen may stay until its writer looks for another one.
        if (codes.stream()
                .anyMatch(code -> !offers.test(field.scheme(), code)
                        && !field.codes(stored).contains(code))) {
            refuse(field, field.key(), "wrong.unknownCode", name(field));
        }
        return codes;
    }

    private @Nullable Long number(ListingField field) {
        String text = plainNumber(form.text(field));
        if (text.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(text).matches() || text.length() > field.limit()) {
            refuse(field, field.key(), "wrong.wholeNumber", name(field), field.limit());
            form.shorten(field, 2 * field.limit());
            return null;
        }
        return Long.valueOf(text);
    }

    private @Nullable Integer days(ListingField field) {
        Long days = number(field);
        return days == null ? null : Math.toIntExact(days);
    }

    private List<Certificate> certificates() {
        List<Certificate> certificates = new ArrayList<>();
        List<CertificateRow> rows = form.rows().certificates();
        for (int i = 0; i < rows.size(); i++) {
            CertificateRow row = rows.get(i);
            if (!row.blank()) {
                String at = "certificates." + i;
                if (!row.code().isEmpty()
                        && !offers.test(ListingField.CERTIFICATES.scheme(), row.code())
                        && stored.certificates().stream()
                                .noneMatch(c -> c.code().equals(row.code()))) {
                    refuse(
                            ListingField.CERTIFICATES,
                            at + ".code",
                            "wrong.unknownCode",
                            name(ListingField.CERTIFICATES));
                }
                certificates.add(new Certificate(
                        row.code(),
                        shortText(ListingField.CERTIFICATES, at + ".level", row.level()),
                        shortText(ListingField.CERTIFICATES, at + ".number", row.number()),
                        day(at + ".expiresOn", row.expiresOn())));
            }
        }
        limitRows(ListingField.CERTIFICATES, certificates.size());
        return certificates;
    }

    private List<ReferenceCase> cases() {
        List<ReferenceCase> cases = new ArrayList<>();
        List<CaseRow> rows = form.rows().cases();
        for (int i = 0; i < rows.size(); i++) {
            CaseRow row = rows.get(i);
            if (!row.blank()) {
                cases.add(referenceCase("cases." + i, row));
            }
        }
        limitRows(ListingField.CASES, cases.size());
        return cases;
    }

    private ReferenceCase referenceCase(String at, CaseRow row) {
        ListingField field = ListingField.CASES;
        if (!row.industry().isEmpty()
                && !offers.test(field.scheme(), row.industry())
                && stored.cases().stream().noneMatch(c -> row.industry().equals(c.industry()))) {
            refuse(field, at + ".industry", "wrong.unknownCode", name(ListingField.INDUSTRIES));
        }
        List<Figure> figures = IntStream.range(0, row.figures().size())
                .filter(i -> !row.figures().get(i).blank())
                .mapToObj(i -> figure(at + ".figures." + i, row.figures().get(i)))
                .toList();
        if (figures.size() > MOST_FIGURES) {
            refuse(field, at + ".titleZh", "wrong.tooManyFigures", figures.size(), MOST_FIGURES);
        }
        return new ReferenceCase(
                shortText(field, at + ".customer", row.customer()),
                row.industry().isEmpty() ? null : row.industry(),
                new LocalizedText(
                        shortText(field, at + ".titleZh", row.titleZh()),
                        shortText(field, at + ".titleEn", row.titleEn())),
                new LocalizedText(
                        limited(field, at + ".textZh", row.textZh(), CASE_TEXT),
                        limited(field, at + ".textEn", row.textEn(), CASE_TEXT)),
                figures);
    }

    private Figure figure(String at, FigureRow row) {
        ListingField field = ListingField.CASES;
        String name = shortText(field, at + ".name", row.name());
        return new Figure(
                name == null ? "" : name,
                decimal(at + ".before", row.before()),
                decimal(at + ".after", row.after()),
                shortText(field, at + ".unit", row.unit()));
    }

    private List<ListedFile> files() {
        Map<Long, ListedFile> known = new HashMap<>();
        stored.files().forEach(file -> known.put(file.id(), file));
        List<ListedFile> files = new ArrayList<>();
        form.rows().files().forEach(row -> {
            // Each file once, and only files that were uploaded to this listing.
            ListedFile file = known.remove(row.id());
            if (file != null) {
                int place = files.size();
                files.add(new ListedFile(
                        file.id(),
                        file.name(),
                        file.mediaType(),
                        file.size(),
                        file.image(),
                        shortText(ListingField.FILES, "files." + place + ".caption", row.caption())));
            }
        });
        return files;
    }

    private void limitRows(ListingField field, int rows) {
        if (rows > field.limit()) {
            refuse(field, field.key(), "wrong.tooManyRows", name(field), rows, field.limit());
        }
    }

    private @Nullable String shortText(ListingField field, String control, String text) {
        return limited(field, control, text, SHORT);
    }

    private @Nullable String limited(ListingField field, String control, String text, int limit) {
        int length = Typed.length(text);
        if (length > limit) {
            refuse(field, control, "wrong.tooLong", name(field), length, limit);
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable BigDecimal decimal(String control, String typed) {
        String text = plainNumber(typed);
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            refuse(ListingField.CASES, control, "wrong.number");
            return null;
        }
        return new BigDecimal(text);
    }

    private @Nullable LocalDate day(String control, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        Matcher matcher = DAY.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC));
        if (matcher.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            } catch (DateTimeException e) {
                // Falls through to the message: 30 February looks like a date and is none.
            }
        }
        refuse(ListingField.CERTIFICATES, control, "wrong.date");
        return null;
    }

    /** Full-width digits and separators of thousands are as good as plain ones. */
    private static String plainNumber(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,，\\s]", "");
    }

    private String name(ListingField field) {
        return Messages.text(language, "solution", "field." + field.key());
    }
}
