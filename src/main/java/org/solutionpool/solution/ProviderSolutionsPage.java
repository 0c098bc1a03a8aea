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
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ProviderSolutions.Filter;
import org.solutionpool.solution.ProviderSolutions.Found;
import org.solutionpool.solution.ProviderSolutions.Row;
import org.solutionpool.solution.TermChoices.Option;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;
import org.solutionpool.web.Typed;

/** The listings of the provider one acts for, and the beginning of a new one. */
@Path("/provider/solutions")
@RolesAllowed(Roles.PROVIDER)
public class ProviderSolutionsPage {

    @CheckedTemplate(basePath = "solution", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance providerSolutions(
                List<Line> lines, long total, List<Option> states, String state, Pager pager);

        static native TemplateInstance newSolution(String title, String key, FormErrors errors, int limit);
    }

    /**
     * A listing in the list.
     *
     * @param open the badge of its open revision; null when there is none
     * @param next what to do next, and where
     */
    public record Line(
            String title,
            String url,
            StateBadge state,
            @Nullable StateBadge open,
            String changedOn,
            String next,
            String nextUrl) {}

    @Inject
    ProviderSolutions solutions;

    @Inject
    CurrentPerson currentPerson;

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    RequestLanguage language;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance list(@RestQuery @Nullable String state, @RestQuery @Nullable String page) {
        int number = pageNumber(page);
        Optional<Filter> filter = Filter.of(state);
        Found found = solutions.find(currentPerson.requireOrganization().id(), filter.orElse(null), null, number);
        int pages = Pager.pages(found.total(), ProviderSolutions.PAGE);
        if (number > pages) {
            throw new NotFoundException();
        }
        Language reader = language.get();
        String chosen = filter.map(Filter::name).orElse("");
        return Templates.providerSolutions(
                found.rows().stream().map(row -> line(row, reader)).toList(),
                found.total(),
                states(chosen, reader),
                chosen,
                Pager.of(number, pages, other -> "/provider/solutions?state=" + chosen + "&page=" + other));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public TemplateInstance beginning() {
        currentPerson.requireOrganization();
        return Templates.newSolution("", UUID.randomUUID().toString(), new FormErrors(), ListingField.TITLE_ZH.limit());
    }

    /**
     * Starts a listing.
     *
     * @param key made for each form: the same form sent twice starts one listing
     */
    @POST
    @Transactional
    @Operation(hidden = true)
    public Response create(@RestForm @Nullable String title, @RestForm @Nullable String key) {
        Organization provider =
                Organization.findById(currentPerson.requireOrganization().id());
        String formKey = key != null && key.matches("[0-9a-f-]{36}")
                ? key
                : UUID.randomUUID().toString();
        Optional<Solution> before = Solution.find("formKey = ?1 and organization = ?2", formKey, provider)
                .firstResultOptional();
        if (before.isPresent()) {
            return Response.seeOther(URI.create(SolutionAddress.edit(before.get().id)))
                    .build();
        }
        String typed = Objects.requireNonNullElse(Typed.line(title), "");
        int limit = ListingField.TITLE_ZH.limit();
        int length = Typed.length(typed);
        if (length == 0 || length > limit) {
            String name = text("field.titleZh");
            FormErrors errors = new FormErrors()
                    .add(
                            "title",
                            length == 0 ? text("gap.required", name) : text("wrong.tooLong", name, length, limit));
            String kept = length > 2 * limit ? typed.substring(0, typed.offsetByCodePoints(0, limit)) : typed;
            return Response.status(422)
                    .entity(Templates.newSolution(kept, formKey, errors, limit))
                    .build();
        }
        Solution solution =
                lifecycle.create(provider, currentPerson.require(), ListingContent.titled(LocalizedText.zh(typed)));
        solution.formKey = formKey;
        return Response.seeOther(URI.create(SolutionAddress.edit(solution.id))).build();
    }

    /** A page number as typed; anything that is none counts as a page that does not exist. */
    static int pageNumber(@Nullable String page) {
        if (page == null || page.isEmpty()) {
            return 1;
        }
        if (!page.matches("[1-9]\\d{0,6}")) {
            throw new NotFoundException();
        }
        return Integer.parseInt(page);
    }

    /** The filter's choices, with «all» before them. */
    static List<Option> states(String chosen, Language reader) {
        return Stream.concat(
                        Stream.of(new Option("", Messages.text(reader, "solution", "allStates"), chosen.isEmpty())),
                        Arrays.stream(Filter.values())
                                .map(filter -> new Option(
                                        filter.name(),
                                        Messages.text(reader, "solution", "state." + filter.name()),
                                        filter.name().equals(chosen))))
                .toList();
    }

    private static Line line(Row row, Language reader) {
        boolean writing = row.open() == RevisionState.DRAFT || row.open() == RevisionState.CHANGES_REQUESTED;
        String next = row.open() != null ? row.open().name() : row.state().name();
        return new Line(
                reader == Language.EN && row.titleEn() != null ? row.titleEn() : row.title(),
                SolutionAddress.desk(row.id()),
                SolutionBadges.of(row.state(), reader),
                row.open() == null ? null : SolutionBadges.of(row.open(), reader),
                row.savedAt() != null
                        ? ReadableTime.day(row.savedAt(), reader)
                        : row.publishedAt() == null ? "" : ReadableTime.day(row.publishedAt(), reader),
                Messages.text(reader, "solution", "next." + next),
                writing ? SolutionAddress.edit(row.id()) : SolutionAddress.desk(row.id()));
    }

    private String text(String key, Object... arguments) {
        return Messages.text(language.get(), "solution", key, arguments);
    }
}
