package org.solutionpool.solution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/**
 * What stands between a draft and its submission: required fields that are empty, and values that a draft may hold but a
 * reviewer should not have to read.
 */
public record Completeness(List<Gap> gaps) {

    /**
     * One thing to do.
     *
     * @param control the name of the control where it is done, such as {@code certificates.0.expiresOn}
     * @param missing true for something that is not there yet, false for something that is wrong
     * @param key the sentence's key in the message bundle {@code solution}; {0} is the field's name
     */
    public record Gap(ListingField field, String control, boolean missing, String key, List<Object> arguments) {

        /** What to do, as a sentence. */
        public String text(Language language) {
            List<Object> all = new ArrayList<>();
            all.add(Messages.text(language, "solution", "field." + field.key()));
            all.addAll(arguments);
            return Messages.text(language, "solution", key, all.toArray());
        }
    }

    /**
     * Mobile and landline numbers of the mainland (工信部《电信网编号计划》 2017 edition: mobile 1XX and eight digits; area
     * code with 0, then seven or eight digits), 400 and 800 service numbers, and international numbers by E.164.
     */
    private static final Pattern PHONE =
            Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}-?[2-9]\\d{6,7}([-转]\\d{1,6})?|[48]00-?\\d{3}-?\\d{4}|\\+\\d{7,15}");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,250}\\.[\\p{L}\\d]{2,}");

    /**
     * Looks a draft through.
     *
     * @param offers whether the taxonomy offers a code of a scheme
     * @param today certificates that ended before this day have expired
     */
    public static Completeness of(ListingContent content, BiPredicate<Scheme, String> offers, LocalDate today) {
        List<Gap> gaps = new ArrayList<>();
        ListingForm typed = ListingForm.of(content);
        for (ListingField field : ListingField.values()) {
            if (field.required() && field.isEmpty(content)) {
                gaps.add(new Gap(field, field.key(), true, "gap.required", List.of()));
            }
            if (field.kind() == ListingField.Kind.TERMS
                    && field.codes(content).stream().anyMatch(code -> !offers.test(field.scheme(), code))) {
                gaps.add(new Gap(field, field.key(), false, "gap.retiredTerm", List.of()));
            }
            switch (field) {
                case PRICE_MAX ->
                    order(
                            gaps,
                            field,
                            content.pricing().min(),
                            content.pricing().max());
                case DELIVERY_MAX_DAYS ->
                    order(
                            gaps,
                            field,
                            content.delivery().minDays(),
                            content.delivery().maxDays());
                case CERTIFICATES -> certificates(gaps, content.certificates(), offers, today);
                case CASES -> cases(gaps, content.cases());
                case CONTACT_PHONE -> contact(gaps, content.contact());
                default -> limits(gaps, field, typed);
            }
        }
        return new Completeness(List.copyOf(gaps));
    }

    /** Whether it can be submitted. */
    public boolean isComplete() {
        return gaps.isEmpty();
    }

    /** What is not there yet. */
    public List<Gap> missing() {
        return gaps.stream().filter(Gap::missing).toList();
    }

    /** What is there and wrong. */
    public List<Gap> wrong() {
        return gaps.stream().filter(gap -> !gap.missing()).toList();
    }

    private static void order(List<Gap> gaps, ListingField field, @Nullable Number min, @Nullable Number max) {
        if (min != null && max != null && min.longValue() > max.longValue()) {
            gaps.add(new Gap(field, field.key(), false, "gap.minAboveMax", List.of()));
        }
    }

    private static void certificates(
            List<Gap> gaps, List<Certificate> certificates, BiPredicate<Scheme, String> offers, LocalDate today) {
        ListingField field = ListingField.CERTIFICATES;
        for (int i = 0; i < certificates.size(); i++) {
            Certificate certificate = certificates.get(i);
            String at = field.key() + "." + i;
            if (!offers.test(field.scheme(), certificate.code())) {
                gaps.add(new Gap(
                        field, at + ".code", certificate.code().isEmpty(), "gap.certificateCode", List.of(i + 1)));
            }
            if (certificate.number() == null) {
                gaps.add(new Gap(field, at + ".number", true, "gap.certificateNumber", List.of(i + 1)));
            }
            if (certificate.expiresOn() != null && certificate.expiresOn().isBefore(today)) {
                gaps.add(new Gap(
                        field,
                        at + ".expiresOn",
                        false,
                        "gap.certificateExpired",
                        List.of(i + 1, certificate.expiresOn().toString())));
            }
        }
    }

    private static void cases(List<Gap> gaps, List<ReferenceCase> cases) {
        ListingField field = ListingField.CASES;
        for (int i = 0; i < cases.size(); i++) {
            String at = field.key() + "." + i;
            if (cases.get(i).title().empty()) {
                gaps.add(new Gap(field, at + ".titleZh", true, "gap.caseTitle", List.of(i + 1)));
            }
            List<Figure> figures = cases.get(i).figures();
            for (int j = 0; j < figures.size(); j++) {
                Figure figure = figures.get(j);
                if (figure.name().isBlank()) {
                    gaps.add(new Gap(
                            field, at + ".figures." + j + ".name", true, "gap.figureName", List.of(i + 1, j + 1)));
                }
                if (figure.before() == null && figure.after() == null) {
                    gaps.add(new Gap(
                            field, at + ".figures." + j + ".before", true, "gap.figureValue", List.of(i + 1, j + 1)));
                }
            }
        }
    }

    private static void contact(List<Gap> gaps, Contact contact) {
        if (contact.phone() == null && contact.email() == null) {
            gaps.add(new Gap(ListingField.CONTACT_PHONE, "contactPhone", true, "gap.contactWay", List.of()));
        }
        if (contact.phone() != null
                && !PHONE.matcher(contact.phone().replaceAll("[ ()（）]", "")).matches()) {
            gaps.add(new Gap(ListingField.CONTACT_PHONE, "contactPhone", false, "gap.phone", List.of()));
        }
        if (contact.email() != null && !EMAIL.matcher(contact.email()).matches()) {
            gaps.add(new Gap(ListingField.CONTACT_EMAIL, "contactEmail", false, "gap.email", List.of()));
        }
    }

    /** Imported texts and those of the API may be longer than the form lets anybody type. */
    private static void limits(List<Gap> gaps, ListingField field, ListingForm typed) {
        switch (field.kind()) {
            case LINE, TEXT, MARKDOWN -> {
                int length = Typed.length(typed.text(field));
                if (length > field.limit()) {
                    gaps.add(new Gap(field, field.key(), false, "gap.tooLong", List.of(length, field.limit())));
                }
            }
            case LINES -> {
                List<String> lines = typed.lines(field);
                if (lines.size() > field.limit()) {
                    gaps.add(new Gap(field, field.key(), false, "gap.tooMany", List.of(lines.size(), field.limit())));
                }
            }
            case TERMS -> {
                int codes = typed.codes(field).size();
                if (codes > field.limit()) {
                    gaps.add(new Gap(field, field.key(), false, "gap.tooMany", List.of(codes, field.limit())));
                }
            }
            default -> {}
        }
    }
}
