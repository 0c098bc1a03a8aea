package org.solutionpool.matchmaking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.matchmaking.Reasons.Said;
import org.solutionpool.need.Need;
import org.solutionpool.need.NeedCompanies;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.SolutionAddress;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Option;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;

/** The open needs that the provider's own solutions fit, the best fit first. */
@Path(FittingNeedsPage.PATH)
@RolesAllowed(Roles.PROVIDER)
public class FittingNeedsPage {

    static final String PATH = "/provider/needs/fitting";

    @CheckedTemplate(basePath = "matchmaking", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance fittingNeeds(
                List<Row> rows, long total, boolean published, String frequency, List<Option> frequencies, Pager pager);
    }

    /**
     * A need, with the solution that fits it best.
     *
     * @param reasons the first of what speaks for it
     */
    public record Row(
            String url,
            String title,
            String company,
            String opened,
            String solution,
            String solutionUrl,
            LevelBadge level,
            List<Said> reasons) {}

    static final int PAGE_SIZE = 20;

    private static final int REASONS = 2;

    /** The best match of each need with a provider's solutions that are still public. */
    private static final String BEST = """
            select distinct on (m.need_id) m.id, m.need_id, m.score
            from need_match m
            join solution s on s.id = m.solution_id and s.state = 'PUBLISHED' and s.organization_id = ?1
            join need n on n.id = m.need_id and n.state = 'OPEN' and n.organization_id <> ?1
            where m.provider_id = ?1
            order by m.need_id, m.score desc, m.solution_id""";

    @Inject
    CurrentPerson person;

    @Inject
    EntityManager entityManager;

    @Inject
    NewsChoices choices;

    @Inject
    NeedCompanies companies;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance needs(@RestQuery @DefaultValue("1") int page) {
        long own = person.requireOrganization().id();
        long total = ((Number) entityManager
                        .createNativeQuery("select count(*) from (" + BEST + ") as best")
                        .setParameter(1, own)
                        .getSingleResult())
                .longValue();
        int pages = Pager.pages(total, PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        return Templates.fittingNeeds(
                rows(own, page),
                total,
                total > 0 || Solution.count("organization.id = ?1 and state = PUBLISHED", own) > 0,
                choices.of(Objects.requireNonNull(person.require().id), NeedNews.KIND, String.valueOf(own))
                        .code(),
                choices.options(),
                Pager.of(page, pages, number -> PATH + "?page=" + number));
    }

    /** Follows how often the person wants to hear of needs that fit. */
    @POST
    @Path("news")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response hear(@RestForm @Nullable String frequency) {
        DigestFrequency chosen = DigestFrequency.ofCode(frequency).orElseThrow(BadRequestException::new);
        choices.choose(
                Objects.requireNonNull(person.require().id),
                NeedNews.KIND,
                String.valueOf(person.requireOrganization().id()),
                chosen,
                Instant.now());
        flash.success("matchmaking", "frequencySaved");
        return Response.seeOther(URI.create(PATH)).build();
    }

    private List<Row> rows(long own, int page) {
        List<Long> ids = entityManager
                .createNativeQuery(
                        "select id from (" + BEST + ") as best order by score desc, need_id desc", Long.class)
                .setParameter(1, own)
                .setFirstResult((page - 1) * PAGE_SIZE)
                .setMaxResults(PAGE_SIZE)
                .getResultList()
                .stream()
                .map(Long.class::cast)
                .toList();
        Map<Long, NeedMatch> matches = NeedMatch.<NeedMatch>list(
                        "from NeedMatch m join fetch m.need n join fetch n.organization join fetch m.solution"
                                + " where m.id in ?1",
                        ids)
                .stream()
                .collect(Collectors.toMap(match -> match.id, Function.identity()));
        return ids.stream()
                .map(matches::get)
                .filter(Objects::nonNull)
                .map(this::row)
                .toList();
    }

    private Row row(NeedMatch match) {
        Need need = match.need;
        return new Row(
                "/provider/needs/" + need.id,
                need.content.title(),
                companies.name(need, language.get()),
                need.openedAt == null ? "" : ReadableTime.day(need.openedAt, language.get()),
                match.solution.title(language.get()),
                SolutionAddress.page(Objects.requireNonNull(match.solution.id)),
                LevelBadge.of(
                        match.level,
                        match.score.setScale(0, RoundingMode.HALF_UP).intValue()),
                match.reasons.in(language.get()).fits().stream().limit(REASONS).toList());
    }
}
