package org.solutionpool.solution;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Roles;
import org.solutionpool.solution.ProviderSolutions.Filter;
import org.solutionpool.solution.ProviderSolutions.Found;
import org.solutionpool.solution.ProviderSolutions.Row;
import org.solutionpool.solution.TermChoices.Option;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Language;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.web.Typed;

/** Every listing of the pool, for admins: to find one, take it down and put it back. */
@Path("/admin/solutions")
@RolesAllowed(Roles.ADMIN)
public class AdminSolutionsPage {

    @CheckedTemplate(basePath = "solution", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance adminSolutions(
                List<Line> lines, long total, String q, List<Option> states, Pager pager);
    }

    /** A listing in the list. */
    public record Line(
            long id,
            String title,
            String url,
            String historyUrl,
            String provider,
            StateBadge state,
            @Nullable StateBadge open,
            String publishedOn,
            boolean suspendable,
            boolean reinstatable) {}

    private static final int LONGEST_QUERY = 200;

    @Inject
    ProviderSolutions solutions;

    @Inject
    ListingAccess access;

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    RequestLanguage language;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String state, @RestQuery @Nullable String page) {
        int number = ProviderSolutionsPage.pageNumber(page);
        Optional<Filter> filter = Filter.of(state);
        String words = Typed.line(q);
        if (Typed.length(words) > LONGEST_QUERY) {
            words = Objects.requireNonNull(words).substring(0, words.offsetByCodePoints(0, LONGEST_QUERY));
        }
        Found found = solutions.find(null, filter.orElse(null), words, number);
        int pages = Pager.pages(found.total(), ProviderSolutions.PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        String chosen = filter.map(Filter::name).orElse("");
        String shown = Objects.requireNonNullElse(words, "");
        return Templates.adminSolutions(
                found.rows().stream().map(row -> line(row, reader)).toList(),
                found.total(),
                shown,
                ProviderSolutionsPage.states(chosen, reader),
                Pager.of(number, pages, other -> UriBuilder.fromPath("/admin/solutions")
                        .queryParam("q", "{q}")
                        .queryParam("state", chosen)
                        .queryParam("page", other)
                        .build(shown)
                        .toString()));
    }

    @POST
    @Path("{id:\\d{1,18}}/suspend")
    @Transactional
    @Operation(hidden = true)
    public Response suspend(long id, @RestForm @Nullable String reason) {
        Solution solution = access.find(id);
        String why = ListingDeskPage.reason(reason);
        if (why == null) {
            flash.error("solution", "reasonMissing");
        } else if (solution.state != ListingState.SUSPENDED) {
            lifecycle.suspend(solution, why);
            flash.success("solution", "suspended");
        }
        return Response.seeOther(URI.create(SolutionAddress.page(id))).build();
    }

    @POST
    @Path("{id:\\d{1,18}}/reinstate")
    @Transactional
    @Operation(hidden = true)
    public Response reinstate(long id, @RestForm @Nullable String reason) {
        Solution solution = access.find(id);
        if (solution.state != ListingState.PUBLISHED) {
            lifecycle.reinstate(solution, ListingDeskPage.reason(reason));
            flash.success("solution", "reinstated");
        }
        return Response.seeOther(URI.create(SolutionAddress.page(id))).build();
    }

    private static Line line(Row row, Language reader) {
        return new Line(
                row.id(),
                reader == Language.EN && row.titleEn() != null ? row.titleEn() : row.title(),
                SolutionAddress.page(row.id()),
                SolutionAddress.desk(row.id()) + "/history",
                Objects.requireNonNullElse(row.provider(), ""),
                SolutionBadges.of(row.state(), reader),
                row.open() == null ? null : SolutionBadges.of(row.open(), reader),
                row.publishedAt() == null ? "" : ReadableTime.day(row.publishedAt(), reader),
                row.state() == ListingState.PUBLISHED,
                row.state() == ListingState.SUSPENDED);
    }
}
