package org.solutionpool.solution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.ListedFile;
import org.solutionpool.solution.ListingContent.ReferenceCase;
import org.solutionpool.solution.SolutionView.Banner;
import org.solutionpool.solution.SolutionView.CaseBlock;
import org.solutionpool.solution.SolutionView.CertificateLine;
import org.solutionpool.solution.SolutionView.Detail;
import org.solutionpool.solution.SolutionView.Download;
import org.solutionpool.solution.SolutionView.FigureLine;
import org.solutionpool.solution.SolutionView.Picture;
import org.solutionpool.solution.SolutionView.Source;
import org.solutionpool.solution.SolutionView.StandingLine;
import org.solutionpool.solution.SolutionView.TermGroup;
import org.solutionpool.solution.SolutionView.Words;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.text.Markdown;
import org.solutionpool.web.Language;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Page;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** Makes the public page of a listing out of one of its revisions. */
@RequestScoped
public class SolutionViews {

    private static final List<ListingField> CLASSIFICATION = List.of(
            ListingField.INDUSTRIES,
            ListingField.EQUIPMENT,
            ListingField.SCENARIOS,
            ListingField.PROTOCOLS,
            ListingField.MODES,
            ListingField.DEPLOYMENTS);

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    ListingAccess access;

    @Inject
    ListingStandings standings;

    @Inject
    SimilarSolutions similar;

    @Inject
    ObjectMapper json;

    @Inject
    Page page;

    /**
     * The page of a revision.
     *
     * @param banner what stands above it; null on the public page
     */
    SolutionView of(Solution solution, SolutionRevision revision, @Nullable Banner banner) {
        Language reader = language.get();
        ListingContent content = revision.content;
        boolean open = banner == null && solution.isPublic();
        boolean admin = currentPerson.signedIn() && currentPerson.hasRole(Roles.ADMIN);
        String provider = solution.providerName(reader);
        String title = content.title().in(reader);
        List<ListingStanding> vouched = solution.isPublic() ? standings.of(solution) : List.of();
        return new SolutionView(
                Objects.requireNonNull(solution.id),
                title,
                banner,
                badges(solution),
                StandingBadge.of(vouched, reader),
                vouched.stream().map(this::standing).toList(),
                provider == null ? null : new Link(provider, SolutionAddress.provider(solution)),
                solution.organization == null
                        ? null
                        : taxonomy.name(Scheme.REGION, solution.organization.region, reader),
                solution.firstPublishedAt == null ? null : ReadableTime.day(solution.firstPublishedAt, reader),
                content.summary().in(reader),
                content.description().empty()
                        ? null
                        : Markdown.html(content.description().in(reader)),
                words(content),
                terms(content),
                details(content),
                content.certificates().stream().map(this::certificate).toList(),
                content.cases().stream().map(this::referenceCase).toList(),
                content.files().stream()
                        .filter(ListedFile::image)
                        .map(file -> picture(file, title))
                        .toList(),
                content.files().stream()
                        .filter(file -> !file.image())
                        .map(SolutionViews::download)
                        .toList(),
                source(solution),
                open && solution.organization != null ? SolutionAddress.page(solution.id) + "/contact" : null,
                open && solution.organization == null ? SolutionAddress.page(solution.id) + "/claim" : null,
                open ? jsonLd(solution, content) : null,
                open ? () -> similar.of(content, solution.id, reader) : List::of,
                admin && solution.state == ListingState.PUBLISHED,
                admin && solution.state == ListingState.SUSPENDED,
                access.own(solution));
    }

    private List<StateBadge> badges(Solution solution) {
        List<StateBadge> badges = new ArrayList<>();
        if (solution.state != ListingState.PUBLISHED) {
            badges.add(SolutionBadges.of(solution.state, language.get()));
        }
        if (solution.organization == null) {
            badges.add(new StateBadge(text("unclaimed"), "info"));
        }
        return badges;
    }

    private StandingLine standing(ListingStanding standing) {
        return new StandingLine(
                text("standing." + standing.kind().code()),
                standing.programme(language.get()),
                new Link(standing.number(), standing.url()),
                standing.validUntil() == null ? "" : ReadableTime.day(standing.validUntil(), language.get()));
    }

    private List<Words> words(ListingContent content) {
        return Stream.of(
                        new Words("challenges", text("field.challenges"), null, content.challenges()),
                        new Words("approach", text("field.approach"), null, content.approach()),
                        new Words("value", text("field.value"), null, content.value()),
                        new Words("claims", text("field.claims"), text("claimsNote"), content.claims()))
                .filter(words -> !words.lines().isEmpty())
                .toList();
    }

    private List<TermGroup> terms(ListingContent content) {
        return CLASSIFICATION.stream()
                .filter(field -> !field.codes(content).isEmpty())
                .map(field -> new TermGroup(
                        field.key(),
                        text("field." + field.key()),
                        field.codes(content).stream()
                                .map(code -> link(field.scheme(), code))
                                .toList()))
                .toList();
    }

    private Link link(Scheme scheme, String code) {
        return new Link(taxonomy.name(scheme, code, language.get()), SolutionAddress.search(scheme, code));
    }

    private List<Detail> details(ListingContent content) {
        FieldReading reading = FieldReading.of(language.get(), taxonomy);
        List<Detail> details = new ArrayList<>();
        add(details, "field.pricingForms", joined(reading.lines(ListingField.PRICING_FORMS, content)));
        add(
                details,
                "price",
                range(
                        "price",
                        reading,
                        content.pricing().min(),
                        content.pricing().max()));
        add(details, "priceNote", content.pricing().note().in(language.get()));
        add(
                details,
                "delivery",
                range(
                        "delivery",
                        reading,
                        content.delivery().minDays(),
                        content.delivery().maxDays()));
        add(details, "field.regions", joined(reading.lines(ListingField.REGIONS, content)));
        return details;
    }

    private void add(List<Detail> details, String key, String value) {
        if (!value.isEmpty()) {
            details.add(new Detail(text(key), value));
        }
    }

    private String range(String key, FieldReading reading, @Nullable Number min, @Nullable Number max) {
        if (min == null && max == null) {
            return "";
        }
        if (min == null || max == null) {
            Number one = Objects.requireNonNull(min == null ? max : min);
            return text(key + (min == null ? ".upTo" : ".from"), reading.number(one.longValue()));
        }
        return min.longValue() == max.longValue()
                ? text(key + ".exactly", reading.number(min.longValue()))
                : text(key + ".range", reading.number(min.longValue()), reading.number(max.longValue()));
    }

    private String joined(List<String> names) {
        return String.join(text("listSeparator"), names);
    }

    private CertificateLine certificate(Certificate certificate) {
        return new CertificateLine(
                taxonomy.name(Scheme.CERTIFICATE, certificate.code(), language.get()),
                Objects.requireNonNullElse(certificate.level(), ""),
                Objects.requireNonNullElse(certificate.number(), ""),
                certificate.expiresOn() == null
                        ? ""
                        : text("certificateUntil", certificate.expiresOn().toString()));
    }

    private CaseBlock referenceCase(ReferenceCase referenceCase) {
        Language reader = language.get();
        return new CaseBlock(
                referenceCase.title().in(reader),
                referenceCase.customer() == null ? text("anonymousCustomer") : referenceCase.customer(),
                referenceCase.industry() == null ? null : link(Scheme.INDUSTRY, referenceCase.industry()),
                referenceCase.text().in(reader),
                referenceCase.figures().stream()
                        .map(figure -> new FigureLine(
                                figure.name(),
                                plain(figure.before()),
                                plain(figure.after()),
                                Objects.requireNonNullElse(figure.unit(), "")))
                        .toList());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static Picture picture(ListedFile file, String title) {
        String caption = Objects.requireNonNullElse(file.caption(), "");
        return new Picture(SolutionAddress.file(file), caption, caption.isEmpty() ? title : caption);
    }

    private static Download download(ListedFile file) {
        String icon = file.mediaType().contains("sheet") ? "file-sheet" : "file-text";
        String caption = file.caption() == null ? file.name() : file.caption();
        return new Download(caption, SolutionAddress.file(file), FileSize.of(file.size()), icon);
    }

    private @Nullable Source source(Solution solution) {
        PublishedList list = solution.publishedList;
        if (list == null) {
            return null;
        }
        String named = Stream.of(list.year == null ? null : text("listYear", String.valueOf(list.year)), list.batch)
                .filter(Objects::nonNull)
                .reduce((year, batch) -> year + text("listSeparator") + batch)
                .orElse("");
        String key = solution.organization == null ? "source" : "sourceClaimed";
        return new Source(
                named.isEmpty()
                        ? text(key, list.issuer, list.name)
                        : text(key + ".dated", list.issuer, list.name, named),
                solution.sourceUrl != null && solution.sourceUrl.matches("https?://.*") ? solution.sourceUrl : null);
    }

    /** By schema.org's Service; a price is stated only as it stands in the listing. */
    private RawString jsonLd(Solution solution, ListingContent content) {
        Language reader = language.get();
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("@context", "https://schema.org");
        service.put("@type", "Service");
        service.put("@id", page.absolute(SolutionAddress.page(solution.id)));
        service.put("url", page.absolute(SolutionAddress.page(solution.id)));
        service.put("name", content.title().in(reader));
        service.put("description", content.summary().in(reader));
        service.put("inLanguage", reader.htmlLang());
        String provider = solution.providerName(reader);
        if (provider != null) {
            service.put("provider", Map.of("@type", "Organization", "name", provider));
        }
        FieldReading reading = FieldReading.of(reader, taxonomy);
        List<String> scenarios = reading.lines(ListingField.SCENARIOS, content);
        if (!scenarios.isEmpty()) {
            service.put("serviceType", scenarios);
        }
        List<String> regions = reading.lines(ListingField.REGIONS, content);
        if (!regions.isEmpty()) {
            service.put("areaServed", regions);
        }
        content.files().stream()
                .filter(ListedFile::image)
                .findFirst()
                .ifPresent(file -> service.put("image", page.absolute(SolutionAddress.file(file))));
        if (content.pricing().min() != null) {
            Map<String, Object> price = new LinkedHashMap<>();
            price.put("@type", "PriceSpecification");
            price.put("priceCurrency", "CNY");
            price.put("minPrice", content.pricing().min());
            if (content.pricing().max() != null) {
                price.put("maxPrice", content.pricing().max());
            }
            service.put("offers", Map.of("@type", "Offer", "priceSpecification", price));
        }
        try {
            // Nothing in it can end the script element: every < is written as an escape.
            return new RawString(json.writeValueAsString(service).replace("<", "\\u003c"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), "solution", key, arguments);
    }
}
