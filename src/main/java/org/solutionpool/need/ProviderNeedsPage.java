package org.solutionpool.need;

import io.quarkus.panache.common.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.need.NeedReading.Read;
import org.solutionpool.need.equipment.OfferedTerms;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** What manufacturers look for, as providers see it. */
@Path("/provider/needs")
@RolesAllowed(Roles.PROVIDER)
public class ProviderNeedsPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance providerNeeds(List<Row> rows, long total, Filter filter, Pager pager);

        static native TemplateInstance providerNeed(Read need, boolean own);
    }

    /** An open need in the list. */
    public record Row(
            String url,
            String title,
            String company,
            String industries,
            String machines,
            String regions,
            String opened) {}

    /** What the list is narrowed down by, and what it could be. */
    public record Filter(
            String industry,
            String equipment,
            String region,
            List<Option> industries,
            List<Option> machines,
            List<Option> regions) {

        /** Whether it leaves anything out. */
        public boolean narrow() {
            return !(industry + equipment + region).isEmpty();
        }
    }

    static final int PAGE_SIZE = 20;

    private static final int LAST_PAGE = 500;

    private static final String FROM = "from Need n ";
    private static final String WHERE =
            "where n.state = :open and n.visibility = :everybody and n.organization.id <> :own"
                    + " and (:industry = '' or array_position(n.industryCodes, :industry) > 0)"
                    + " and (:equipment = '' or array_position(n.equipmentCodes, :equipment) > 0)"
                    + " and (:region = '' or array_position(n.regionCodes, :region) > 0)";

    @Inject
    CurrentPerson person;

    @Inject
    NeedAccess access;

    @Inject
    NeedReading reading;

    @Inject
    OfferedTerms terms;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @GET
    @Transactional
    public TemplateInstance needs(
            @RestQuery @DefaultValue("1") int page,
            @RestQuery @Nullable String industry,
            @RestQuery @Nullable String equipment,
            @RestQuery @Nullable String region) {
        String byIndustry = known(Scheme.INDUSTRY, industry);
        String byEquipment = known(Scheme.EQUIPMENT, equipment);
        String byRegion = known(Scheme.REGION, region);
        Parameters parameters = Parameters.with("open", NeedState.OPEN)
                .and("everybody", Visibility.PUBLIC)
                .and("own", person.requireOrganization().id())
                .and("industry", byIndustry)
                .and("equipment", byEquipment)
                .and("region", byRegion);
        long total = Need.count(FROM + WHERE, parameters);
        int pages = Math.min(LAST_PAGE, Pager.pages(total, PAGE_SIZE));
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<Need> shown = Need.<Need>find(
                        FROM + "join fetch n.organization " + WHERE + " order by n.openedAt desc, n.id desc",
                        parameters)
                .page(page - 1, PAGE_SIZE)
                .list();
        return Templates.providerNeeds(
                shown.stream().map(this::row).toList(),
                total,
                new Filter(
                        byIndustry,
                        byEquipment,
                        byRegion,
                        terms.options(Scheme.INDUSTRY, byIndustry).stream()
                                .filter(option -> division(option.value()))
                                .toList(),
                        terms.categories(byEquipment),
                        provinces(byRegion)),
                Pager.of(page, pages, number -> address(byIndustry, byEquipment, byRegion, number)));
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Transactional
    public TemplateInstance need(@RestPath long id) {
        Need need = access.requireReadable(id);
        return Templates.providerNeed(
                reading.read(need),
                Objects.equals(
                        need.organization.id, person.requireOrganization().id()));
    }

    private Row row(Need need) {
        return new Row(
                "/provider/needs/" + need.id,
                reading.title(need),
                reading.company(need),
                names(need, Scheme.INDUSTRY),
                names(need, Scheme.EQUIPMENT),
                names(need, Scheme.REGION),
                need.openedAt == null ? "" : ReadableTime.day(need.openedAt, language.get()));
    }

    private String names(Need need, Scheme scheme) {
        return reading.names(scheme, need.content.codes().getOrDefault(scheme, List.of()));
    }

    /** Addresses with codes that never were show everything, as those without. */
    private String known(Scheme scheme, @Nullable String code) {
        return code != null && taxonomy.find(scheme, code).isPresent() ? code : "";
    }

    /** Sectors and divisions: a list of all groups is too long to choose from. */
    private boolean division(String code) {
        return taxonomy.find(Scheme.INDUSTRY, code)
                .filter(term -> taxonomy.ancestors(term).size() <= 1)
                .isPresent();
    }

    private List<Option> provinces(String chosen) {
        return terms.provinces(List.of(chosen)).stream()
                .map(leaf -> new Option(leaf.value(), leaf.label()))
                .toList();
    }

    private static String address(String industry, String equipment, String region, int page) {
        UriBuilder address = UriBuilder.fromPath("/provider/needs");
        if (!industry.isEmpty()) {
            address.queryParam("industry", industry);
        }
        if (!equipment.isEmpty()) {
            address.queryParam("equipment", equipment);
        }
        if (!region.isEmpty()) {
            address.queryParam("region", region);
        }
        return address.queryParam("page", page).build().toString();
    }
}
