package org.solutionpool.alert;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.alert.digest.DigestFrequency;
import org.solutionpool.alert.digest.DigestPreference;
import org.solutionpool.alert.digest.DigestRecipient;
import org.solutionpool.notification.Notice;
import org.solutionpool.search.SearchRequest;
import org.solutionpool.search.SearchUnavailableException;
import org.solutionpool.search.StandingSearch;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.Typed;

/** The searches somebody keeps: what they find, how often they are told, and changing that. */
@Path("/searches")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class SearchesPage {

    @CheckedTemplate(basePath = "alert", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance searches(View view, FormErrors errors);
    }

    /**
     * The page.
     *
     * @param degraded whether Elasticsearch is away: nothing is counted then
     * @param silent whether the person wants no digests at all
     */
    public record View(List<Row> rows, List<Option> frequencies, boolean degraded, boolean silent, int most) {}

    /**
     * A search that is kept.
     *
     * @param typedName what stands in its form: the name, or what was refused
     * @param total how many it finds; null while nothing can be counted
     * @param outOfUse the values of its filters that no solution gets any more, as a list in words; empty if there is none
     */
    public record Row(
            long id,
            String name,
            String typedName,
            String frequency,
            List<SearchWords.Part> parts,
            @Nullable Long total,
            int fresh,
            String savedOn,
            String outOfUse,
            String resultsUrl) {}

    @Inject
    CurrentPerson person;

    @Inject
    SavedSearches searches;

    @Inject
    SearchWords words;

    @Inject
    StandingSearch standing;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance list() {
        Notice.readAt(person.require(), "/searches");
        return page(new FormErrors(), null);
    }

    /** Leads to the results; what was new is seen then. */
    @GET
    @Path("{id:\\d{1,18}}")
    public Response open(@RestPath long id) {
        SavedSearch search = searches.visit(owner(), id);
        return Response.seeOther(URI.create(search.resultsUrl())).build();
    }

    @POST
    @Path("{id:\\d{1,18}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath long id, @RestForm @Nullable String name, @RestForm @Nullable String frequency) {
        Person reader = person.require();
        SavedSearch search =
                SavedSearch.own(Objects.requireNonNull(reader.id), id).orElseThrow(NotFoundException::new);
        DigestFrequency chosen = DigestFrequency.ofCode(frequency).orElse(search.frequency);
        String typed = Typed.line(name);
        FormErrors errors = SearchForm.check(typed, "name." + id, messages);
        if (!errors.isEmpty() || typed == null) {
            return Response.status(422)
                    .entity(page(errors, new Typing(id, Objects.requireNonNullElse(name, ""), chosen)))
                    .build();
        }
        searches.change(owner(), id, typed, chosen, Instant.now());
        flash.success("alert", "changed", typed);
        return Response.seeOther(URI.create("/searches")).build();
    }

    @POST
    @Path("{id:\\d{1,18}}/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@RestPath long id) {
        searches.delete(owner(), id, Instant.now());
        flash.success("alert", "deleted");
        return Response.seeOther(URI.create("/searches")).build();
    }

    /** What was typed into the form of one search and refused. */
    private record Typing(long id, String name, DigestFrequency frequency) {}

    private long owner() {
        return Objects.requireNonNull(person.require().id);
    }

    private TemplateInstance page(FormErrors errors, @Nullable Typing typing) {
        Person reader = person.require();
        List<SavedSearch> kept = SavedSearch.of(reader);
        List<SearchRequest> requests = kept.stream().map(SavedSearch::request).toList();
        Map<String, String> providers = words.providers(requests, language.get());
        List<Long> totals = List.of();
        boolean degraded = false;
        try {
            totals = standing.totals(requests);
        } catch (SearchUnavailableException e) {
            degraded = true;
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            rows.add(row(kept.get(i), requests.get(i), providers, degraded ? null : totals.get(i), typing));
        }
        return Templates.searches(
                new View(
                        List.copyOf(rows),
                        SearchForm.frequencies(messages),
                        degraded,
                        DigestRecipient.preferenceOf(reader) == DigestPreference.NONE,
                        SavedSearch.MOST),
                errors);
    }

    private Row row(
            SavedSearch search,
            SearchRequest request,
            Map<String, String> providers,
            @Nullable Long total,
            @Nullable Typing typing) {
        Language reader = language.get();
        Typing typed = typing != null && Objects.equals(search.id, typing.id()) ? typing : null;
        return new Row(
                Objects.requireNonNull(search.id),
                search.name,
                typed == null ? search.name : typed.name(),
                (typed == null ? search.frequency : typed.frequency()).code(),
                words.parts(request, reader, providers),
                total,
                search.fresh,
                ReadableTime.day(search.createdAt, reader),
                String.join(messages.text("alert", "words.or"), words.outOfUse(request, reader)),
                search.resultsUrl());
    }
}
