package org.solutionpool.solution;

import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** What a field of a listing says to a reader: names instead of codes, figures with their units, a line an item. */
public final class FieldReading {

    /** The name of a code of the taxonomy in the reader's language. */
    @FunctionalInterface
    public interface TermNames {

        /**
         * @param field the field the code stands in, which decides the scheme
         */
        String name(ListingField field, String code);
    }

    private final Language language;
    private final TermNames names;

    public FieldReading(Language language, TermNames names) {
        this.language = language;
        this.names = names;
    }

    /** Reads with the names of the taxonomy; the code itself stands where the taxonomy does not know it. */
    public static FieldReading of(Language language, Taxonomy taxonomy) {
        return new FieldReading(language, (field, code) -> taxonomy.name(field.scheme(), code, language));
    }

    /** The field's lines; none where nothing is stated. */
    public List<String> lines(ListingField field, ListingContent content) {
        return switch (field) {
            case TITLE_ZH -> text(content.title().zh());
            case TITLE_EN -> text(content.title().en());
            case SUMMARY_ZH -> text(content.summary().zh());
            case SUMMARY_EN -> text(content.summary().en());
            case DESCRIPTION_ZH -> text(content.description().zh());
            case DESCRIPTION_EN -> text(content.description().en());
            case CHALLENGES -> content.challenges();
            case APPROACH -> content.approach();
            case VALUE -> content.value();
            case CLAIMS -> content.claims();
            case INDUSTRIES, EQUIPMENT, PROTOCOLS, SCENARIOS, MODES, DEPLOYMENTS, PRICING_FORMS, REGIONS ->
                field.codes(content).stream()
                        .map(code -> names.name(field, code))
                        .toList();
            case PRICE_MIN -> number(content.pricing().min());
            case PRICE_MAX -> number(content.pricing().max());
            case PRICE_NOTE_ZH -> text(content.pricing().note().zh());
            case PRICE_NOTE_EN -> text(content.pricing().note().en());
            case DELIVERY_MIN_DAYS -> number(content.delivery().minDays());
            case DELIVERY_MAX_DAYS -> number(content.delivery().maxDays());
            case CERTIFICATES ->
                content.certificates().stream().map(this::certificate).toList();
            case CASES -> content.cases().stream().flatMap(this::referenceCase).toList();
            case FILES ->
                content.files().stream()
                        .map(file -> joined(" · ", file.name(), file.caption()))
                        .toList();
            case CONTACT_NAME -> text(content.contact().name());
            case CONTACT_POSITION -> text(content.contact().position());
            case CONTACT_PHONE -> text(content.contact().phone());
            case CONTACT_EMAIL -> text(content.contact().email());
        };
    }

    /** The figure in words, such as {@code Downtime: 12 → 3 h/month}. */
    public String figure(Figure figure) {
        String values = joined(" → ", plain(figure.before()), plain(figure.after()));
        return text("figure", figure.name(), joined(" ", values, figure.unit())).strip();
    }

    /** A whole number with the separators of the reader's language. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    private String certificate(Certificate certificate) {
        return joined(
                " · ",
                names.name(ListingField.CERTIFICATES, certificate.code()),
                certificate.level(),
                certificate.number(),
                certificate.expiresOn() == null
                        ? null
                        : text("certificateUntil", certificate.expiresOn().toString()));
    }

    private Stream<String> referenceCase(ReferenceCase referenceCase) {
        List<String> lines = new ArrayList<>();
        lines.add(joined(
                " · ",
                referenceCase.title().zh(),
                referenceCase.title().en(),
                referenceCase.customer(),
                referenceCase.industry() == null
                        ? null
                        : names.name(ListingField.INDUSTRIES, referenceCase.industry())));
        Stream.of(referenceCase.text().zh(), referenceCase.text().en())
                .filter(Objects::nonNull)
                .forEach(lines::add);
        referenceCase.figures().forEach(figure -> lines.add(figure(figure)));
        return lines.stream();
    }

    private List<String> number(@Nullable Number number) {
        return number == null ? List.of() : List.of(number(number.longValue()));
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language, "solution", key, arguments);
    }

    private static List<String> text(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static String joined(String separator, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(separator));
    }
}
