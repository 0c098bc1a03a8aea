package org.solutionpool.need;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.activity.Channel;
import org.solutionpool.matching.Factor;
import org.solutionpool.matching.MatchReport;
import org.solutionpool.matching.MatchResult;
import org.solutionpool.matching.Matcher;
import org.solutionpool.matching.ReasonTexts;
import org.solutionpool.need.MatchReading.Brief;
import org.solutionpool.need.MatchReading.Matrix;
import org.solutionpool.need.MatchReading.Must;
import org.solutionpool.need.MatchReading.Row;
import org.solutionpool.need.MatchReading.Together;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;

/**
 * The solutions that fit a need, for its owner: ranked with reasons, what musts exclude, and equipment against solutions. No
 * transaction is open while the matching works.
 */
@Path("/needs")
@RolesAllowed(Roles.MANUFACTURER)
public class NeedMatchesPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance matches(Head need, @Nullable Found found, boolean away);

        static native TemplateInstance matrix(Head need, @Nullable Matrix matrix, boolean away);
    }

    /**
     * Whose matches they are.
     *
     * @param changeable whether musts can be made wishes: a closed need is opened again first
     */
    public record Head(long id, String title, long version, boolean changeable, int kinds) {}

    /**
     * What was found.
     *
     * @param asked false if the need says nothing that could be matched
     * @param complete false if the nearness of meaning could not be told in time
     * @param loosest the must to make a wish where nothing is left; null if no single one is to blame
     */
    public record Found(
            boolean asked,
            boolean complete,
            int total,
            List<Row> rows,
            Pager pager,
            @Nullable Together together,
            List<Must> musts,
            List<Brief> excluded,
            @Nullable Must loosest) {}

    static final int PAGE_SIZE = 20;

    private static final int COLUMNS = 8;
    private static final String BUNDLE = "needmatch";

    @Inject
    NeedAccess access;

    @Inject
    NeedLifecycle lifecycle;

    @Inject
    NeedReading reading;

    @Inject
    MatchReading matchReading;

    @Inject
    Matcher matcher;

    @Inject
    MatchReport report;

    @Inject
    ReasonTexts texts;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Path("{id: \\d{1,18}}/matches")
    public TemplateInstance matches(@RestPath long id, @RestQuery @DefaultValue("1") int page) {
        Need need = access.requireOwn(id);
        MatchResult result;
        long begun = System.nanoTime();
        try {
            result = matcher.match(need.wanted(taxonomy));
        } catch (SearchUnavailableException e) {
            return Templates.matches(head(need), null, true);
        }
        int total = result.matches().size();
        int pages = Pager.pages(total, PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        Optional<String> reported =
                report.of(result, page, PAGE_SIZE, Channel.PAGE, language.get(), System.nanoTime() - begun);
        return Templates.matches(
                head(need),
                new Found(
                        !result.wanted().isEmpty(),
                        result.complete(),
                        total,
                        matchReading.rows(need, result, page, PAGE_SIZE, reported),
                        Pager.of(page, pages, number -> address(id) + "?page=" + number),
                        page > 1 ? null : matchReading.together(matcher.combination(result)),
                        matchReading.musts(result),
                        matchReading.excluded(result),
                        matchReading.loosest(result)),
                false);
    }

    @GET
    @Path("{id: \\d{1,18}}/matrix")
    public TemplateInstance matrix(@RestPath long id) {
        Need need = access.requireOwn(id);
        try {
            MatchResult result = matcher.match(need.wanted(taxonomy));
            return Templates.matrix(head(need), matchReading.matrix(matcher.coverage(result, COLUMNS)), false);
        } catch (SearchUnavailableException e) {
            return Templates.matrix(head(need), null, true);
        }
    }

    /** Makes one must a wish. */
    @POST
    @Path("{id: \\d{1,18}}/loosen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response loosen(@RestPath long id, @RestForm @Nullable String factor, @RestForm long version) {
        Need need = access.requireOwn(id);
        Factor must = Optional.ofNullable(factor).flatMap(Factor::ofCode).orElseThrow(NotFoundException::new);
        if (lifecycle.save(id, version, Loosening.of(need.content, must), need.visibility, need.nameShown)) {
            flash.success(BUNDLE, "loosened", texts.name(must, language.get()));
        } else {
            flash.error(BUNDLE, "changedMeanwhile");
        }
        return Response.seeOther(URI.create(address(id))).build();
    }

    private static String address(long id) {
        return "/needs/" + id + "/matches";
    }

    private Head head(Need need) {
        return new Head(
                need.id,
                reading.title(need),
                need.version,
                need.state != NeedState.CLOSED,
                need.wanted(taxonomy).machines().size());
    }
}
