package org.solutionpool.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingStandings;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.StandingBadge;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Language;
import org.solutionpool.web.RequestLanguage;

/** Providers from A to Z, and what each has published. */
@Path("/providers")
public class ProvidersPage {

    private static final int PROVIDERS_A_PAGE = 60;
    private static final int SOLUTIONS_A_PAGE = 20;
    private static final int LAST_PAGE = 1000;

    @CheckedTemplate(basePath = "browse", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance providers(
                List<Letter> letters, List<Row> providers, @Nullable String previousUrl, @Nullable String nextUrl);

        static native TemplateInstance provider(
                String name,
                List<Fact> facts,
                @Nullable String website,
                String about,
                boolean listed,
                List<StandingBadge> vouched,
                List<SolutionCard> solutions,
                @Nullable String previousUrl,
                @Nullable String nextUrl);
    }

    /** A letter to jump to. */
    public record Letter(String text, String url, boolean current) {}

    /** A provider in the list. */
    public record Row(String name, String url, boolean listed, long solutions) {}

    /** Something an organization states about itself; the label is a key of the bundle. */
    public record Fact(String label, String value) {}

    @Inject
    Providers providers;

    @Inject
    PublishedSolutions published;

    @Inject
    SolutionCards cards;

    @Inject
    ListingStandings standings;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @GET
    @Transactional
    public TemplateInstance list(
            @QueryParam("letter") @Nullable String letter, @QueryParam("page") @DefaultValue("1") String pageText) {
        String wanted = letter == null || letter.isBlank() ? null : letter.toLowerCase(Locale.ROOT);
        if (wanted != null && !wanted.matches("[a-z#]")) {
            throw new NotFoundException();
        }
        int page = page(pageText);
        List<Providers.Entry> found = providers.list(wanted, page, PROVIDERS_A_PAGE);
        if (found.isEmpty() && page > 1) {
            throw new NotFoundException();
        }
        String base = "/providers?" + (wanted == null ? "" : "letter=" + encode(wanted) + "&");
        List<Letter> letters = Stream.concat(
                        IntStream.rangeClosed('a', 'z').mapToObj(c -> String.valueOf((char) c)),
                        Stream.of(Providers.OTHER))
                .map(text -> new Letter(
                        text.toUpperCase(Locale.ROOT), "/providers?letter=" + encode(text), text.equals(wanted)))
                .toList();
        return Templates.providers(
                letters,
                found.stream().limit(PROVIDERS_A_PAGE).map(this::row).toList(),
                page > 1 ? base + "page=" + (page - 1) : null,
                found.size() > PROVIDERS_A_PAGE ? base + "page=" + (page + 1) : null);
    }

    @GET
    @Path("{id:\\d{1,18}}")
    @Transactional
    public TemplateInstance organization(
            @PathParam("id") long id, @QueryParam("page") @DefaultValue("1") String pageText) {
        Organization organization = Organization.<Organization>findByIdOptional(id)
                .filter(found -> found.provider)
                .orElseThrow(NotFoundException::new);
        int page = page(pageText);
        Language reader = language.get();
        String about = reader == Language.EN && organization.aboutEn != null
                ? organization.aboutEn
                : Objects.requireNonNullElse(organization.aboutZh, "");
        return page(
                organization.name(reader),
                facts(organization, reader),
                organization.website,
                about,
                false,
                StandingBadge.of(standings.ofProvider(id), reader),
                published.ofOrganization(id, page, SOLUTIONS_A_PAGE + 1),
                page,
                number -> "/providers/" + id + "?page=" + number);
    }

    @GET
    @Path("listed")
    @Transactional
    public TemplateInstance listed(
            @QueryParam("name") @Nullable String name, @QueryParam("page") @DefaultValue("1") String pageText) {
        int page = page(pageText);
        List<Solution> found = name == null ? List.of() : published.ofListedName(name, page, SOLUTIONS_A_PAGE + 1);
        if (name == null || found.isEmpty()) {
            throw new NotFoundException();
        }
        return page(
                name,
                List.of(),
                null,
                "",
                true,
                List.of(),
                found,
                page,
                number -> "/providers/listed?name=" + encode(name) + "&page=" + number);
    }

    private TemplateInstance page(
            String name,
            List<Fact> facts,
            @Nullable String website,
            String about,
            boolean listed,
            List<StandingBadge> vouched,
            List<Solution> found,
            int page,
            IntFunction<String> url) {
        if (found.isEmpty() && page > 1) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        return Templates.provider(
                name,
                facts,
                website,
                about,
                listed,
                vouched,
                cards.of(found.subList(0, Math.min(SOLUTIONS_A_PAGE, found.size())), reader),
                page > 1 ? url.apply(page - 1) : null,
                found.size() > SOLUTIONS_A_PAGE ? url.apply(page + 1) : null);
    }

    private List<Fact> facts(Organization organization, Language reader) {
        return Stream.of(
                        new Fact("region", taxonomy.name(Scheme.REGION, organization.region, reader)),
                        organization.providerKind == null
                                ? null
                                : new Fact(
                                        "providerKind",
                                        taxonomy.name(Scheme.PROVIDER_KIND, organization.providerKind, reader)),
                        organization.industry == null
                                ? null
                                : new Fact("industry", taxonomy.name(Scheme.INDUSTRY, organization.industry, reader)),
                        new Fact("size", taxonomy.name(Scheme.ORGANIZATION_SIZE, organization.size, reader)),
                        new Fact("creditCode", organization.creditCode))
                .filter(Objects::nonNull)
                .toList();
    }

    private Row row(Providers.Entry entry) {
        return new Row(
                language.get() == Language.EN && entry.nameEn() != null ? entry.nameEn() : entry.name(),
                entry.id() == null
                        ? ProviderAddress.ofListedName(entry.name())
                        : ProviderAddress.ofOrganization(entry.id()),
                entry.id() == null,
                entry.solutions());
    }

    private static int page(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new NotFoundException();
        }
        int page = Integer.parseInt(text);
        if (page < 1 || page > LAST_PAGE) {
            throw new NotFoundException();
        }
        return page;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
