package org.solutionpool.shortlist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.solution.FieldReading;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingField;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.solution.ListingStandings;
import org.solutionpool.solution.Solution;
import org.solutionpool.solution.StandingBadge;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.Language;
import org.solutionpool.web.LocalPath;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;

/** The solutions somebody keeps, and up to four of them side by side. */
@Path("/shortlist")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ShortlistPage {

    /** More do not fit beside each other on a screen. */
    static final int MOST_COMPARED = 4;

    private static final int MOST_KEPT = 100;

    /** What is compared, each a row; where none of them says anything the row is left out. */
    private static final List<ListingField> COMPARED = List.of(
            ListingField.SUMMARY_ZH,
            ListingField.INDUSTRIES,
            ListingField.EQUIPMENT,
            ListingField.SCENARIOS,
            ListingField.PROTOCOLS,
            ListingField.DEPLOYMENTS,
            ListingField.PRICING_FORMS,
            ListingField.PRICE_MIN,
            ListingField.PRICE_MAX,
            ListingField.DELIVERY_MIN_DAYS,
            ListingField.DELIVERY_MAX_DAYS,
            ListingField.REGIONS,
            ListingField.CERTIFICATES);

    @CheckedTemplate(basePath = "shortlist", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance shortlist(List<Kept> kept, int most, @Nullable String error);

        static native TemplateInstance comparison(List<Kept> columns, List<Row> rows);
    }

    /**
     * A solution on the list.
     *
     * @param url null if it is no longer public
     */
    public record Kept(
            long id,
            String title,
            @Nullable String url,
            @Nullable String provider,
            List<StandingBadge> vouched) {}

    /** A row of the comparison: a cell for each solution. */
    public record Row(String label, List<List<String>> cells) {}

    @Inject
    CurrentPerson person;

    @Inject
    ListingStandings standings;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    @Operation(hidden = true)
    public TemplateInstance shortlist() {
        return list(null);
    }

    private TemplateInstance list(@Nullable String error) {
        return Templates.shortlist(kept(solutions(person.require())), MOST_COMPARED, error);
    }

    @GET
    @Path("compare")
    @Transactional
    @Operation(hidden = true)
    public Response compare(@RestQuery("id") List<Long> ids) {
        Set<Long> wanted = new LinkedHashSet<>(ids);
        List<Solution> compared = solutions(person.require()).stream()
                .filter(solution -> wanted.contains(solution.id) && solution.isPublic())
                .toList();
        if (compared.size() < 2 || compared.size() > MOST_COMPARED) {
            return Response.status(422)
                    .entity(list(messages.text("shortlist", "chooseSome", MOST_COMPARED)))
                    .build();
        }
        return Response.ok(Templates.comparison(kept(compared), rows(compared))).build();
    }

    @POST
    @Path("{id:\\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response add(@RestPath long id, @RestForm @Nullable String returnTo) {
        Solution solution = Solution.<Solution>findByIdOptional(id)
                .filter(Solution::isPublic)
                .orElseThrow(NotFoundException::new);
        Person owner = person.require();
        if (ShortlistItem.count("person", owner) >= MOST_KEPT) {
            flash.error("shortlist", "full", MOST_KEPT);
        } else {
            ShortlistItem.add(owner, solution);
            flash.success("shortlist", "added", solution.title(language.get()));
        }
        return Response.seeOther(LocalPath.of(returnTo)).build();
    }

    @POST
    @Path("{id:\\d{1,18}}/remove")
    @Transactional
    public Response remove(@RestPath long id) {
        ShortlistItem.delete("person = ?1 and solution.id = ?2", person.require(), id);
        flash.success("shortlist", "removed");
        return Response.seeOther(URI.create("/shortlist")).build();
    }

    private static List<Solution> solutions(Person owner) {
        return ShortlistItem.of(owner).stream().map(item -> item.solution).toList();
    }

    private List<Kept> kept(List<Solution> solutions) {
        Language reader = language.get();
        Map<Long, List<ListingStanding>> vouched =
                standings.of(solutions.stream().filter(Solution::isPublic).toList());
        return solutions.stream()
                .map(solution -> new Kept(
                        Objects.requireNonNull(solution.id),
                        solution.title(reader),
                        solution.isPublic() ? "/solutions/" + solution.id : null,
                        solution.providerName(reader),
                        StandingBadge.of(vouched.getOrDefault(solution.id, List.of()), reader)))
                .toList();
    }

    private List<Row> rows(List<Solution> solutions) {
        FieldReading reading = FieldReading.of(language.get(), taxonomy);
        List<Row> rows = new ArrayList<>();
        for (ListingField field : COMPARED) {
            List<List<String>> cells = solutions.stream()
                    .map(solution -> Objects.requireNonNull(solution.published).content)
                    .map(content -> cell(reading, field, content))
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Row(label(field), cells));
            }
        }
        return rows;
    }

    private List<String> cell(FieldReading reading, ListingField field, ListingContent content) {
        if (field == ListingField.SUMMARY_ZH) {
            String summary = content.summary().in(language.get());
            return summary.isEmpty() ? List.of() : List.of(summary);
        }
        return reading.lines(field, content);
    }

    private String label(ListingField field) {
        return messages.text("shortlist", "row." + field.key());
    }
}
