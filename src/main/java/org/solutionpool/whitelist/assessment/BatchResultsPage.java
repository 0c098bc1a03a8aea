package org.solutionpool.whitelist.assessment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.Quota;

/** The result of a batch: who ranks where, what that suggests, and the two things to do with it. */
@Path("/admin/whitelist/batches/{id:\\d{1,18}}/results")
@RolesAllowed(Roles.ADMIN)
public class BatchResultsPage {

    private static final int SIZE = 200;
    private static final int LONGEST = 2000;

    @CheckedTemplate(basePath = "assessment", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance results(View view, FormText form, FormErrors errors);
    }

    /**
     * What the page shows.
     *
     * @param choosable whether a publicity period can be started with what is chosen
     */
    public record View(
            long id,
            String name,
            int passMark,
            int spreadLimit,
            boolean choosable,
            List<String> criteria,
            List<Row> rows,
            Pager pager,
            List<Filled> quotas,
            List<Row> refused) {}

    /**
     * One application.
     *
     * @param ranks its rank within each quota, as text
     * @param choice what is chosen for it: propose, refuse, or empty for nothing yet
     */
    public record Row(
            long id,
            int rank,
            String subject,
            String provider,
            BigDecimal score,
            @Nullable BigDecimal spread,
            boolean wide,
            List<String> means,
            List<String> ranks,
            String suggestion,
            @Nullable String full,
            boolean open,
            String choice,
            @Nullable String reason) {}

    /** How far a quota is filled. */
    public record Filled(String name, int min, @Nullable Integer max, int taken, int shortfall) {}

    @Inject
    BatchResults results;

    @Inject
    Taxonomy taxonomy;

    @Inject
    CurrentPerson person;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery @DefaultValue("1") int page) {
        return page(id, page, FormText.empty(), new FormErrors());
    }

    /** Takes what is marked to the form that starts the publicity period. */
    @POST
    @Path("propose")
    public Response propose(@RestPath long id, MultivaluedMap<String, String> sent) {
        List<Long> chosen = FormText.of(sent).ids("choice", "propose");
        if (chosen.isEmpty()) {
            flash.error("assessment", "refused.nothingChosen");
            return back(id);
        }
        return Response.seeOther(URI.create("/admin/whitelist/batches/" + id + "/publicity?"
                        + chosen.stream().map(one -> "application=" + one).collect(Collectors.joining("&"))))
                .build();
    }

    @POST
    @Path("refuse")
    public Response refuse(@RestPath long id, MultivaluedMap<String, String> sent) {
        FormText form = FormText.of(sent);
        FormErrors errors = new FormErrors();
        String reason = form.required("reason", LONGEST, errors, messages);
        if (!errors.isEmpty()) {
            return Response.status(422).entity(page(id, 1, form, errors)).build();
        }
        try {
            results.refuse(id, form.ids("choice", "refuse"), reason, person.require());
            flash.success("assessment", "done.refusedSeveral");
        } catch (AssessmentRefusedException e) {
            flash.error("assessment", e.textKey(), e.arguments());
        }
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/admin/whitelist/batches/" + id + "/results"))
                .build();
    }

    private TemplateInstance page(long id, int page, FormText form, FormErrors errors) {
        BatchResults.Standing standing = results.of(id);
        List<Ranking.Place> places = standing.ranking().places();
        int pages = Pager.pages(places.size(), SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        List<Ranking.Place> shown = places.subList((page - 1) * SIZE, Math.min(places.size(), page * SIZE));
        List<Criterion> criteria = standing.batch().criteria().criteria().stream()
                .filter(criterion -> !criterion.isMandatory())
                .toList();
        Map<Long, Map<Long, BigDecimal>> means = results.means(
                shown.stream().map(place -> place.candidate().id()).toList());
        int limit = standing.batch().programme.spreadLimit;
        return Templates.results(
                new View(
                        id,
                        standing.batch().name(language.get()),
                        standing.batch().criteria().passMark,
                        limit,
                        standing.batch().state == BatchState.ASSESSMENT
                                || standing.batch().state == BatchState.PUBLISHED,
                        criteria.stream()
                                .map(criterion -> criterion.name(language.get()))
                                .toList(),
                        shown.stream()
                                .map(place -> row(
                                        place,
                                        Objects.requireNonNull(standing.applications()
                                                .get(place.candidate().id())),
                                        criteria,
                                        means,
                                        limit,
                                        form))
                                .toList(),
                        Pager.of(page, pages, number -> "/admin/whitelist/batches/" + id + "/results?page=" + number),
                        standing.ranking().quotas().stream()
                                .map(filled -> new Filled(
                                        name(filled.quota()),
                                        filled.quota().min(),
                                        filled.quota().max(),
                                        filled.taken(),
                                        filled.shortfall()))
                                .toList(),
                        standing.refused().stream()
                                .map(application -> refused(application, limit))
                                .toList()),
                form,
                errors);
    }

    private Row row(
            Ranking.Place place,
            Application application,
            List<Criterion> criteria,
            Map<Long, Map<Long, BigDecimal>> means,
            int limit,
            FormText form) {
        Map<Long, BigDecimal> own = means.getOrDefault(application.id, Map.of());
        String sent = form.at("choice", application.id);
        boolean open = place.suggestion() != Ranking.Suggestion.ON_LIST;
        return new Row(
                application.id,
                place.rank(),
                application.subjectName(language.get()),
                application.organization.name(language.get()),
                place.candidate().score(),
                application.spread,
                wide(application, limit),
                criteria.stream()
                        .map(criterion -> own.containsKey(criterion.id)
                                ? own.get(criterion.id).toPlainString()
                                : "–")
                        .toList(),
                place.ranks().entrySet().stream()
                        .map(rank -> messages.text("assessment", "rankIn", name(rank.getKey()), rank.getValue()))
                        .toList(),
                place.suggestion().name(),
                place.full() == null ? null : name(place.full()),
                open,
                !sent.isEmpty() || !open ? sent : place.suggestion() == Ranking.Suggestion.PROPOSE ? "propose" : "",
                null);
    }

    private Row refused(Application application, int limit) {
        return new Row(
                application.id,
                0,
                application.subjectName(language.get()),
                application.organization.name(language.get()),
                Objects.requireNonNull(application.score),
                application.spread,
                wide(application, limit),
                List.of(),
                List.of(),
                "",
                null,
                false,
                "",
                application.decisionReason);
    }

    private static boolean wide(Application application, int limit) {
        return application.spread != null && application.spread.compareTo(BigDecimal.valueOf(limit)) > 0;
    }

    private String name(Quota quota) {
        Scheme scheme =
                switch (quota.dimension()) {
                    case INDUSTRY -> Scheme.INDUSTRY;
                    case PROVIDER_KIND -> Scheme.PROVIDER_KIND;
                    case REGION -> Scheme.REGION;
                };
        return taxonomy.name(scheme, quota.code(), language.get());
    }
}
